import type { Monitor } from '../domain/monitor.js'
import type { Instant } from '../domain/time.js'
import type { Source } from './source.js'

/** What is to be watched without naming it. */
export interface WatchRequest {
  /** `owner/repo`; null for the repository of this run. */
  readonly repository: string | null
  /** File names or globs that are left out. */
  readonly except: readonly string[]
  /** The path of the watching workflow, which is left out; null when none is running. */
  readonly self: string | null
  /** Monitors of the configuration that name a workflow: they stay as they are. */
  readonly named: readonly Monitor[]
}

/** What was found in one repository. */
export interface Discovery {
  /** One for each scheduled workflow, the ignored ones too; one that says so when nothing could be read. */
  readonly monitors: readonly Monitor[]
  readonly notices: readonly string[]
}

/** How much a pass over a repository asked of GitHub. */
export interface RequestUse {
  readonly requests: number
  /** What is left of the hourly limit, as the last answer said it. */
  readonly remaining: number | null
}

/** A source that finds its monitors itself, and knows more about workflows than their last beat. */
export interface WorkflowWatch extends Source {
  /** Throws ConfigError when the repository was read and has no scheduled workflow at all. */
  discover(request: WatchRequest): Promise<Discovery>
  /** The state and last runs of a workflow file, for the diagnosis of any monitor; never throws. */
  diagnose(workflow: string): Promise<readonly string[]>
  /** When this workflow ran before the given run; null when it never did or cannot be asked. */
  previousRunAt(workflow: string, runId: string | null, now: Instant): Promise<Instant | null>
  used(): RequestUse
}
