import { spawn, type ChildProcessByStdio } from 'node:child_process'
import { once } from 'node:events'
import type { Readable, Writable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { bareEnvironment, node24, projectRoot } from './child.js'
import { createRepositoryHelpers, type RepositoryHelpers } from './emulated-repository.js'

export interface GitHubEmulatorOptions {
  /** Default `octo/example`; the owner is a user. */
  readonly repository?: string
  /** Who `token` and every unknown token writes as. Default `github-actions[bot]`. */
  readonly bot?: string
  /** More people; they may open issues but not push. Default `alice`. */
  readonly others?: readonly string[]
}

/** A GitHub of our own in a process of its own: one repository, its owner, a bot that may push, and strangers. */
export interface GitHubEmulator extends RepositoryHelpers {
  readonly url: string
  readonly repository: string
  /** The bot's. */
  readonly token: string
  /** A token that writes as this login. */
  tokenOf(login: string): string
  /** Who a token writes as; unknown ones are the bot's. */
  loginOf(token: string): string
  /** As it was at the start: no file, no issue. */
  beginAnew(): Promise<void>
  close(): Promise<void>
}

export async function createGitHubEmulator(options: GitHubEmulatorOptions = {}): Promise<GitHubEmulator> {
  const repository = options.repository ?? 'octo/example'
  const [owner, name] = repository.split('/') as [string, string]
  const bot = options.bot ?? 'github-actions[bot]'
  const logins = [bot, owner, ...(options.others ?? ['alice'])]
  const tokens = Object.fromEntries(logins.map((login) => [tokenOf(login), { login, scopes: ['repo'] }]))
  // The first user is the one whom unknown tokens write as.
  const users = logins.map((login) => ({ login, email: `${login.replace(/\W/g, '')}@users.noreply.github.com` }))
  const { child, url } = await start({ tokens, github: { users, repos: [{ owner, name, default_branch: 'main' }] } })
  const helpers = createRepositoryHelpers({ url, repository, owner, tokenOf, bot })
  const letBotPush = (): Promise<unknown> =>
    helpers.request('PUT', `collaborators/${encodeURIComponent(bot)}`, { body: { permission: 'push' }, as: owner })
  await letBotPush()
  const beginAnew = async (): Promise<void> => {
    child.stdin.write('\n')
    await once(child.stdout, 'data')
    await letBotPush()
  }
  const loginOf = (token: string): string => tokens[token]?.login ?? bot
  return { ...helpers, url, repository, token: tokenOf(bot), tokenOf, loginOf, beginAnew, close: () => stop(child) }
}

/** As long as GitHub's own, and unlike anything else in a log. */
function tokenOf(login: string): string {
  return `ghs_rig${Buffer.from(login).toString('hex').padEnd(33, '0')}`
}

type Child = ChildProcessByStdio<Writable, Readable, null>

async function start(seed: unknown): Promise<{ child: Child; url: string }> {
  const script = fileURLToPath(new URL('./github-emulator-process.mjs', import.meta.url))
  const child = spawn(node24, [script, JSON.stringify(seed)], {
    cwd: projectRoot,
    env: bareEnvironment(projectRoot),
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const line = await Promise.race([
    once(child.stdout, 'data').then(([chunk]) => String(chunk)),
    once(child, 'exit').then(([code]): string => {
      throw new Error(`The GitHub emulator ended with ${code} before it listened`)
    }),
  ])
  const { port } = new URL((JSON.parse(line) as { url: string }).url)
  return { child, url: `http://127.0.0.1:${port}` }
}

async function stop(child: Child): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill()
  await ended
}
