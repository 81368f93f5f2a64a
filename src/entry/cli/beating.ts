import { readContext } from '../../platform/actions.js'
import { beatFactsOf } from '../../platform/beat-facts.js'
import { createClock } from '../../platform/clock.js'
import { withMonitor, type BeatSurroundings } from '../beat-verbs.js'
import { repositoryFlag } from './repository-flag.js'
import type { Terminal } from './terminal.js'

/** The raw flags as they are to be read: the monitor and the token may come from the place. */
export function completed(flags: Readonly<Record<string, string>>, { env, secrets }: Terminal): Record<string, string> {
  const token = flags['token']?.trim() || env['GITHUB_TOKEN'] || env['GH_TOKEN'] || ''
  secrets.add(token)
  return withMonitor({ ...flags, token }, readContext(env))
}

/** The place a beat is written from: a job of GitHub's, or any machine. */
export function surroundingsOf(
  given: { readonly token: string; readonly 'api-url': string; readonly repo: string | undefined },
  { env, log }: Terminal,
): BeatSurroundings {
  const context = readContext(env)
  return {
    clock: createClock(),
    log,
    env,
    facts: beatFactsOf(context, env),
    token: given.token,
    apiUrl: given['api-url'] || env['GITHUB_API_URL'] || 'https://api.github.com',
    webUrl: env['GITHUB_SERVER_URL'] || 'https://github.com',
    repository: repositoryFlag(given.repo || env['GITHUB_REPOSITORY']),
    onRunner: env['GITHUB_ACTIONS'] === 'true',
    workspace: process.cwd(),
  }
}
