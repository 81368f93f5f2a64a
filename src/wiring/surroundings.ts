import { ConfigError } from '../errors.js'
import { repositoryOf, type RunContext } from '../platform/actions.js'
import { createClock } from '../platform/clock.js'
import type { Secrets } from '../platform/secrets.js'
import type { Clock, Log, Repository } from '../ports.js'

/** Facts of the place a door is opened in: found once, and the same as long as the process lives. */
export interface Surroundings {
  readonly clock: Clock
  readonly log: Log
  readonly secrets: Secrets
  readonly token: string
  readonly apiUrl: string
  readonly webUrl: string
  readonly repository: Repository | null
  readonly onRunner: boolean
  readonly workspace: string
  /** On a runner, files are confined to the workspace; a person's terminal may read anywhere. */
  readonly confined: boolean
}

/** What every process has before anything is read. */
export interface Basics {
  readonly env: NodeJS.ProcessEnv
  readonly log: Log
  readonly secrets: Secrets
}

const API_URL = 'https://api.github.com'
const WEB_URL = 'https://github.com'

/** A step of an action, on GitHub's runner. */
export function runnerSurroundings(
  context: RunContext,
  given: { readonly token: string; readonly 'api-url': string },
  { clock, log, secrets }: Pick<Surroundings, 'clock' | 'log' | 'secrets'>,
): Surroundings {
  return {
    clock,
    log,
    secrets,
    token: given.token,
    apiUrl: given['api-url'] || context.apiUrl,
    webUrl: context.serverUrl,
    repository: context.repository,
    onRunner: true,
    workspace: context.workspace,
    confined: true,
  }
}

/** A terminal, or the `run:` step of a workflow: what was not typed comes from the environment. */
export function terminalSurroundings(
  given: { readonly token: string; readonly apiUrl?: string | undefined; readonly repo?: string | undefined },
  { env, log, secrets }: Basics,
): Surroundings {
  return {
    clock: createClock(),
    log,
    secrets,
    token: given.token,
    apiUrl: given.apiUrl || env['GITHUB_API_URL'] || API_URL,
    webUrl: env['GITHUB_SERVER_URL'] || WEB_URL,
    repository: repositoryNamed(given.repo ?? env['GITHUB_REPOSITORY']),
    onRunner: env['GITHUB_ACTIONS'] === 'true',
    workspace: process.cwd(),
    confined: false,
  }
}

/** A folder of this machine, where nothing is asked of anybody and nothing is told. */
export function quietSurroundings(workspace: string, secrets: Secrets): Surroundings {
  const log = { debug: () => {}, info: () => {}, notice: () => {}, warning: () => {}, error: () => {} }
  const nobody = { token: '', apiUrl: '', webUrl: WEB_URL, repository: null, onRunner: false }
  return { ...nobody, clock: createClock(), log, secrets, workspace, confined: false }
}

/** The token that was typed, else the one of the environment; hidden from now on. */
export function terminalToken(typed: string | undefined, { env, secrets }: Basics): string {
  const token = typed ?? (env['GITHUB_TOKEN'] || env['GH_TOKEN'] || '')
  secrets.add(token)
  return token
}

/** `owner/repo`; null where no repository is known. */
export function repositoryName(repository: Repository | null): string | null {
  return repository === null ? null : `${repository.owner}/${repository.repo}`
}

function repositoryNamed(text: string | undefined): Repository | null {
  if (text === undefined || text === '') return null
  const repository = repositoryOf(text)
  if (repository === null)
    throw new ConfigError([`repo: ${JSON.stringify(text)} is no repository; write it as "owner/repo"`])
  return repository
}
