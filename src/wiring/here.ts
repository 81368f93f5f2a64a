import { realpath } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { repositoryOfRemote } from '../domain/remote-url.js'
import { checkoutAt, type Checkout } from '../platform/checkout.js'
import { createFiles } from '../platform/files.js'
import { repositoryOf } from '../platform/actions.js'
import type { Basics } from './terminal-surroundings.js'

/** The folder that a command was typed in. */
export interface Here {
  /** The uppermost folder of the checkout, or the current one. */
  readonly root: string
  readonly checkout: Checkout | null
  /** `owner/repo` on the GitHub that is asked; null where no remote leads there. */
  readonly repository: string | null
  /** How it was found out, for people. */
  readonly by: string
}

/** What git knows of the current folder: the repository of the remote `origin`, or of the only one. */
export async function here({ env }: Pick<Basics, 'env'>): Promise<Here> {
  const checkout = await checkoutAt(process.cwd())
  const nothing = { root: checkout?.root ?? process.cwd(), checkout, repository: null, by: '' }
  if (checkout === null) return nothing
  const [name, found] = remoteOf(checkout, env['GITHUB_SERVER_URL'] || 'https://github.com') ?? []
  return found === undefined ? nothing : { ...nothing, repository: found, by: `the remote ${name}` }
}

function remoteOf({ remotes }: Checkout, server: string): [name: string, repository: string] | null {
  const hostname = URL.canParse(server) ? new URL(server).hostname : ''
  const there = [...remotes].flatMap(([name, url]): [string, string][] => {
    const found = repositoryOfRemote(url)
    return found?.host === hostname ? [[name, `${found.owner}/${found.repo}`]] : []
  })
  return there.find(([name]) => name === 'origin') ?? (there.length === 1 ? (there[0] ?? null) : null)
}

const MOST_BYTES = 1024 * 1024

/** What `uses:` is to say so that this very program runs: `owner/heartbeat@v1`. Null where nobody can tell whose it is. */
export async function ownAction({ env }: Pick<Basics, 'env'>, program: string): Promise<string | null> {
  const root = dirname(dirname(dirname(await realpath(program).catch(() => program))))
  const about = await packageIn(root)
  const tag = `v${about.version.split('.')[0]}`
  const runs = repositoryOf(env['GITHUB_ACTION_REPOSITORY'] ?? '')
  if (runs !== null) return `${runs.owner}/${runs.repo}@${env['GITHUB_ACTION_REF'] || tag}`
  const checkout = await checkoutAt(root)
  const cloned = checkout?.root === root ? remoteOf(checkout, 'https://github.com') : null
  const named = cloned?.[1] ?? about.repository
  return named === null ? null : `${named}@${tag}`
}

/** The word that stands where nobody has set the owner yet. */
const NOBODY = 'OWNER/'

async function packageIn(root: string): Promise<{ version: string; repository: string | null }> {
  const text = (await createFiles().read(join(root, 'package.json'), MOST_BYTES)) ?? '{}'
  const { version = '1.0.0', repository } = JSON.parse(text) as { version?: string; repository?: { url?: string } }
  const found = repositoryOfRemote((repository?.url ?? '').replace(/^git\+/, ''))
  const name = found === null ? null : `${found.owner}/${found.repo}`
  return { version, repository: name === null || name.startsWith(NOBODY) ? null : name }
}
