import type { Instant } from './domain/time.js'

/** Tells the time and waits. Read once per run by the app; nobody below the app reads it. */
export interface Clock {
  now(): Instant
  /** Waits so many milliseconds. */
  sleep(ms: number): Promise<void>
}

/** Where a run tells what it decided. Makes untrusted text harmless and masks secrets itself. */
export interface Log {
  debug(text: string): void
  info(text: string): void
  notice(text: string): void
  warning(text: string): void
  error(text: string): void
}

export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'HEAD'
  readonly url: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
  /** Whole request, answer included. Default 10 s. */
  readonly timeoutMs?: number
  /** Answers above this many bytes are an error. Default 1 MiB. */
  readonly maxBytes?: number
  /** Default 0: a redirect is returned as it is. */
  readonly maxRedirects?: number
  /** Refuse private, loopback, link-local and metadata addresses at connect time. Default false. */
  readonly publicOnly?: boolean
}

export interface HttpResponse {
  readonly status: number
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** Plain HTTP without a retry of its own. Throws ExternalError when no whole answer came. */
export interface Http {
  request(request: HttpRequest): Promise<HttpResponse>
}

export interface Repository {
  readonly owner: string
  readonly repo: string
}

export interface GitHubResponse<T> {
  readonly status: number
  readonly headers: Readonly<Record<string, string | undefined>>
  readonly data: T
}

/**
 * GitHub's API. Reads are retried on network errors, 5xx and rate limits within a budget; writes are sent once.
 * Throws ExternalError with `status`, `permanent` and, for 403, the permissions that were wanted.
 */
export interface GitHub {
  /** The repository this run belongs to. */
  readonly repository: Repository
  /** A web address, like https://github.com, for links. */
  readonly webUrl: string
  /** `route` as GitHub documents it: `GET /repos/{owner}/{repo}/issues`; `{owner}` and `{repo}` default to `repository`. */
  rest<T = unknown>(route: string, parameters?: Record<string, unknown>): Promise<GitHubResponse<T>>
  graphql<T = unknown>(query: string, variables?: Record<string, unknown>): Promise<T>
  /** The login this token writes as; null when it could not be found out. Asked once, cached. */
  login(): Promise<string | null>
  /** Learn the login from an answer that shows it, which saves the request. */
  learnLogin(login: string): void
}

/** Files of this machine. Paths are absolute; a missing file reads as null. */
export interface Files {
  /** UTF-8 text, null if absent. Throws ExternalError when larger than maxBytes (`tooLarge`) or not a regular file. */
  read(path: string, maxBytes: number): Promise<string | null>
  /** Atomic: a crash leaves the old or the new content, never half. Makes the folder. */
  write(path: string, text: string): Promise<void>
}

/** Keeps files with the run. */
export interface ArtifactStore {
  upload(
    name: string,
    files: Readonly<Record<string, string>>,
    retentionDays: number,
  ): Promise<{ id: number; url: string }>
}

/** Starts a program; never through a shell unless the caller names one as the program. */
export interface Process {
  run(
    command: string,
    args: readonly string[],
    options?: { env?: Record<string, string>; cwd?: string; timeoutMs?: number },
  ): Promise<{ exitCode: number; stdout: string; stderr: string }>
  /** Runs it on this process's own input and output, passes signals on, and gives its exit code: 128 + n for a signal. */
  runInherit(
    command: string,
    args: readonly string[],
    options?: { env?: Record<string, string>; cwd?: string },
  ): Promise<{ exitCode: number }>
}
