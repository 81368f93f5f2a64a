import { ConfigError } from '../errors.js'
import { repositoryOf } from '../platform/actions.js'
import { createClock } from '../platform/clock.js'
import type { Secrets } from '../platform/secrets.js'
import type { Log, Repository } from '../ports.js'
import type { Overheard, Surroundings } from './surroundings.js'

/** What every process has before anything is read. */
export interface Basics {
  readonly env: NodeJS.ProcessEnv
  readonly log: Log
  readonly secrets: Secrets
  readonly overheard?: Overheard
}

const API_URL = 'https://api.github.com'
const WEB_URL = 'https://github.com'

/** A terminal, or the `run:` step of a workflow: what was not typed comes from the environment. */
export function terminalSurroundings(
  given: {
    readonly token: string
    readonly apiUrl?: string | undefined
    readonly repo?: string | undefined
    readonly login?: string | undefined
  },
  { env, log, secrets, overheard }: Basics,
): Surroundings {
  return {
    ...(overheard && { overheard }),
    clock: createClock(),
    log,
    secrets,
    token: given.token,
    apiUrl: given.apiUrl || env['GITHUB_API_URL'] || API_URL,
    webUrl: env['GITHUB_SERVER_URL'] || WEB_URL,
    repository: repositoryNamed(given.repo ?? env['GITHUB_REPOSITORY']),
    login: given.login ?? '',
    workspace: process.cwd(),
    confined: false,
    environment: env,
  }
}

/** A folder of this machine, where nothing is asked of anybody and nothing is told. */
export function quietSurroundings(workspace: string, secrets: Secrets): Surroundings {
  const log = { debug: () => {}, info: () => {}, notice: () => {}, warning: () => {}, error: () => {} }
  const nobody = { token: '', apiUrl: '', webUrl: WEB_URL, repository: null }
  return { ...nobody, clock: createClock(), log, secrets, workspace, confined: false, environment: {} }
}

/** The token that was typed, else the one of the environment; hidden from now on. */
export function terminalToken(typed: string | undefined, { env, secrets }: Basics): string {
  const token = typed ?? (env['GITHUB_TOKEN'] || env['GH_TOKEN'] || '')
  secrets.add(token)
  return token
}

function repositoryNamed(text: string | undefined): Repository | null {
  if (text === undefined || text === '') return null
  const repository = repositoryOf(text)
  if (repository === null)
    throw new ConfigError([`repo: ${JSON.stringify(text)} is no repository; write it as "owner/repo"`])
  return repository
}
