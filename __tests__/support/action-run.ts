import type { RunnerCommand } from './runner-commands.js'

/** One step of a job: which action, with what, on which event. */
export interface ActionRun {
  /** Path of the action.yml, relative to `root`. */
  readonly action: string
  /** Default: this project's folder. */
  readonly root?: string
  readonly inputs?: Readonly<Record<string, string>>
  /** Added to the step's environment last, so it wins. */
  readonly env?: Readonly<Record<string, string>>
  /** The payload; the repository is filled in. */
  readonly event?: Readonly<Record<string, unknown>>
  /** Default `schedule`. */
  readonly eventName?: string
  /** Default `octo/example`. */
  readonly repository?: string
  /** What `github.token` gives. */
  readonly token?: string
  readonly apiUrl?: string
  readonly graphqlUrl?: string
  /** Default: an empty folder that is gone afterwards. */
  readonly workspace?: string
  readonly phase?: 'pre' | 'main' | 'post'
  /** What an earlier phase saved: pass `result.state` on to `post`. */
  readonly state?: Readonly<Record<string, string>>
  /** What `job.status` gives. Default `success`. */
  readonly jobStatus?: 'success' | 'failure' | 'cancelled'
  readonly runId?: number
  readonly runAttempt?: number
  /** Another Node than 24. */
  readonly node?: string
  readonly timeoutMs?: number
  /** Called once it runs, with what sends it a signal. */
  readonly started?: (send: (signal: NodeJS.Signals) => void) => void
}

export interface Annotation {
  readonly level: 'notice' | 'warning' | 'error'
  readonly message: string
  readonly properties: Readonly<Record<string, string>>
}

export interface ActionResult {
  readonly exitCode: number
  readonly stdout: string
  readonly stderr: string
  /** What a person reads in the log: all lines that are no command, before masks. */
  readonly log: string
  readonly outputs: Readonly<Record<string, string>>
  readonly state: Readonly<Record<string, string>>
  /** Empty, with an error annotation, where it is larger than the 1 MiB that the runner takes. */
  readonly summary: string
  readonly commands: readonly RunnerCommand[]
  readonly masks: readonly string[]
  readonly annotations: readonly Annotation[]
  /** Inputs that action.yml does not declare. */
  readonly unexpectedInputs: readonly string[]
  /** Variables set for later steps through GITHUB_ENV. */
  readonly exportedEnv: Readonly<Record<string, string>>
  readonly durationMs: number
  readonly timedOut: boolean
}

/** Where the files of one step lie. */
export interface Place {
  readonly folder: string
  readonly home: string
  readonly temp: string
  readonly workspace: string
  readonly event: string
  readonly output: string
  readonly state: string
  readonly env: string
  readonly path: string
  readonly summary: string
}
