import type { RunContext } from '../platform/actions.js'
import type { Secrets } from '../platform/secrets.js'
import type { Clock, Files, Http, Log, Redis, Repository } from '../ports.js'

/** Facts of the place a door is opened in: found once, and the same as long as the process lives. */
export interface Surroundings {
  readonly clock: Clock
  readonly log: Log
  readonly secrets: Secrets
  readonly token: string
  /** By which other repositories are read; absent or empty: by `token`. */
  readonly watchToken?: string
  readonly apiUrl: string
  readonly webUrl: string
  readonly repository: Repository | null
  /** Who the token writes as, where somebody said so; absent or empty: it is asked. */
  readonly login?: string
  readonly workspace: string
  /** On a runner, files are confined to the workspace; a person's terminal may read anywhere. */
  readonly confined: boolean
  /** Where addresses of services are given that may hold a password. */
  readonly environment: Readonly<Record<string, string | undefined>>
  /** What is asked, told to somebody who wants to hear it. */
  readonly overheard?: Overheard
}

/** The same connections, which tell what goes over them. */
export interface Overheard {
  http<T extends Http>(http: T): T
  files(files: Files): Files
  redis(redis: Redis): Redis
}

/** A step of an action, on GitHub's runner. */
export function runnerSurroundings(
  context: RunContext,
  given: {
    readonly token: string
    readonly 'api-url': string
    readonly login?: string
    readonly 'watch-token'?: string
  },
  { clock, log, secrets, env }: Pick<Surroundings, 'clock' | 'log' | 'secrets'> & { readonly env: NodeJS.ProcessEnv },
): Surroundings {
  secrets.add(given['watch-token'] ?? '')
  return {
    clock,
    log,
    secrets,
    token: given.token,
    watchToken: given['watch-token'] ?? '',
    apiUrl: given['api-url'] || context.apiUrl,
    webUrl: context.serverUrl,
    repository: context.repository,
    login: given.login ?? '',
    workspace: context.workspace,
    confined: true,
    environment: env,
  }
}

/** `owner/repo`; null where no repository is known. */
export function repositoryName(repository: Repository | null): string | null {
  return repository === null ? null : `${repository.owner}/${repository.repo}`
}
