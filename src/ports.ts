import type { RedisSettings } from './domain/redis-settings.js'
import type { Instant } from './domain/time.js'

/** Tells the time and waits. Read once per run by the app; nobody below the app reads it. */
export interface Clock {
  now(): Instant
  /** Waits so many milliseconds, or until the signal fires; in a run no longer than the run may take. */
  sleep(ms: number, until?: AbortSignal): Promise<void>
  /** Milliseconds that the run may still take; absent where it has no end. */
  left?(): number
}

/** A clock that also counts by itself: nobody sets it. It may stand still while the machine sleeps. */
export interface SteadyClock extends Clock {
  /** Milliseconds since some moment. */
  steady(): number
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
  readonly bearer?: BearerToken
  readonly careful?: CarefulRequest
}

/**
 * How an address is asked that somebody wrote into a config, and whose server may be anybody's. `env:NAME` in headers and in
 * texts of the body stands for a variable of the environment. What was put there goes to the origin of the address alone, without
 * TLS only inside one's own network, and no answer repeats it. `timeoutMs` holds for all redirects together, a redirect from TLS to
 * none is refused, and so is, whatever is allowed, whoever gives away the credentials of a machine.
 */
export interface CarefulRequest {
  /** Without TLS one's own network alone is asked, unless this is true. */
  readonly allowHttp: boolean
}

/**
 * A token that is sent to the origin of the address alone, and without TLS only inside one's own network. Whoever asks names it
 * and never sees it.
 */
export interface BearerToken {
  /** The variable of the environment that holds it. */
  readonly from: string
  /** Where the variable is not set, none is sent. Default: that is an error. */
  readonly optional?: boolean
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
  /** `partial`: what is refused of what was asked for is left out of the answer, and the rest is given. */
  graphql<T = unknown>(query: string, variables?: Record<string, unknown>, answer?: 'partial'): Promise<T>
  /** The login this token writes as; null when it could not be found out. Asked once, cached; `known`: never asked. */
  login(which?: 'known'): Promise<string | null>
  /** Learn the login from an answer that shows it, which saves the request. */
  learnLogin(login: string): void
}

/** A question for the repository of the run that goes with another one, so that it costs no request of its own. */
export interface Passenger {
  /** `$historyRef: String!` */
  readonly declared: string
  /** Fields of `repository`. */
  readonly fields: string
  readonly variables: Readonly<Record<string, string>>
  /** What it was answered with; null where it could not go along: who wants it asks alone. */
  arrive(repository: Readonly<Record<string, unknown>> | null): void
}

/** Where such a question waits for the first that goes the same way. */
export interface Ride {
  offer(passenger: Passenger): void
  /** Once: null where nobody waits. Who takes it lets it arrive, whatever happens. */
  take(): Passenger | null
}

/** Files of this machine. Paths are absolute; a missing file reads as null. */
export interface Files {
  /** UTF-8 text, null if absent. Throws ExternalError when larger than maxBytes (`tooLarge`) or not a regular file. */
  read(path: string, maxBytes: number): Promise<string | null>
  /** Atomic: a crash leaves the old or the new content, never half. Makes the folder. */
  write(path: string, text: string): Promise<void>
}

/** Files that are added to as well. */
export interface GrowingFiles extends Files {
  /** Makes the file and its folder. A crash may leave the beginning of the text. */
  append(path: string, text: string): Promise<void>
  /** One that is not there is no error. */
  remove(path: string): Promise<void>
}

/** Texts and bytes by the names of their files. */
export type ArtifactFiles = Readonly<Record<string, string | Uint8Array>>

/** Keeps files with the run. */
export interface ArtifactStore {
  upload(name: string, files: ArtifactFiles, retentionDays: number): Promise<{ id: number; url: string }>
}

/** Starts a program; never through a shell unless the caller names one as the program. */
export interface Process {
  run(
    command: string,
    args: readonly string[],
    options?: { env?: Record<string, string>; cwd?: string; timeoutMs?: number },
  ): Promise<{ exitCode: number; stdout: string; stderr: string }>
  /**
   * Runs it on this process's own input and output, passes signals on, and gives its exit code: 128 + n for a signal. `problem`
   * says in the words of a shell why it did not start at all. `outputTo` is where its standard output goes.
   */
  runInherit(
    command: string,
    args: readonly string[],
    options?: { env?: Record<string, string>; cwd?: string; outputTo?: 'stdout' | 'stderr' },
  ): Promise<{ exitCode: number; problem?: string }>
}

/** Docker or Podman, reached by HTTP. Each call is sent once and is bounded. Throws ExternalError when no whole answer came. */
export interface Engine {
  /** As people write it: `unix:///var/run/docker.sock`. */
  readonly address: string
  request(method: 'GET' | 'POST', path: string, timeoutMs: number): Promise<HttpResponse>
}

/** Which engine is meant, as far as somebody said so. */
export interface EngineWanted {
  /** `unix:///path` or `tcp://host:port`; null for the one of the environment, or the usual sockets of this machine. */
  readonly host: string | null
  readonly kind: 'docker' | 'podman' | null
}

/** The sockets to be tried, the likeliest first; none where only a program can reach the engine. Nothing is connected yet. */
export type OpenEngines = (wanted: EngineWanted) => Promise<readonly Engine[]>

/** What this program knows of the place it runs in. */
export interface Machine {
  readonly hostname: string
  /** Addresses of its own, those of the loopback included. */
  addresses(): readonly string[]
  /** Ids of the containers this program runs in; none where it runs in no container, or cannot tell. */
  ownContainers(): readonly string[]
  /** Units of systemd this program runs in: `heartbeat.service`. */
  ownUnits(): readonly string[]
}

/** What Redis answers, as data; an error is thrown. */
export type RedisReply = string | number | null | readonly RedisReply[]

/** Lua that Redis runs as one step. */
export interface RedisScript {
  readonly text: string
}

/** Which channels are listened to: by name, or by a glob as Redis has them. */
export interface RedisChannels {
  readonly names: readonly string[]
  readonly patterns: readonly string[]
}

/** Who hears what is published. A subscription has no memory: what is said while it is deaf is lost. */
export interface RedisListener {
  message(channel: string, text: string): void
  /** The subscription stands, for the first time or again. */
  listening(): void
  /** It is not to be believed until `listening` is called; it is tried again by itself. */
  deaf(error: Error): void
}

/**
 * One Redis. It connects when it is first asked and, once the connection is lost, when it is next asked; nothing is queued and
 * nothing is sent twice. Throws ExternalError with the cause and a remedy, never with the password.
 */
export interface Redis {
  call(command: readonly (string | number)[]): Promise<RedisReply>
  /** Runs a script by its digest; it is sent whole where the server does not know it yet. */
  run(script: RedisScript, keys: readonly string[], args: readonly (string | number)[]): Promise<RedisReply>
  /** Resolves when the subscription stands or could not be made; it goes on trying until `stop`. */
  subscribe(channels: RedisChannels, listener: RedisListener): Promise<{ stop(): void }>
  close(): void
}

/** The Redis of these settings, one for all who ask in this process. Throws ExternalError or ConfigError. */
export type OpenRedis = (settings: RedisSettings) => Promise<Redis>
