import type { LastRuns } from './at-most.js'
import type { Declaration } from './declaration.js'
import type { Duration, Instant } from './time.js'

/** One line of `on.schedule`; GitHub reads UTC where no zone is written. */
export interface ScheduleEntry {
  readonly cron: string
  readonly timezone: string
}

/** What the workflows API says of a workflow; `unlisted` when the file stands there and the API does not know it. */
export type WorkflowState =
  'active' | 'disabled_manually' | 'disabled_inactivity' | 'disabled_fork' | 'unlisted' | 'unknown'

/** One run as the API lists it. */
export interface WorkflowRun {
  readonly id: number | null
  readonly event: string
  /** `queued`, `in_progress`, `completed`, `waiting`, `pending`, `requested`. */
  readonly status: string
  readonly conclusion: string | null
  readonly createdAt: Instant
  readonly attempt: number
  /** When this attempt began; a re-run keeps `createdAt`. */
  readonly startedAt?: Instant | null
  /** When it last changed: of one that is completed its end. */
  readonly updatedAt?: Instant | null
  /** Counted from the first run of the workflow; deleted runs leave a gap. */
  readonly number?: number | null
  /** An earlier attempt of it succeeded, which a re-run does not undo. */
  readonly greenBefore?: boolean
  /** What was found of what it must have left behind; absent where nobody asked. */
  readonly proof?: 'shown' | 'absent' | 'empty' | 'skipped' | 'failed'
  /** Of which branch or tag; null or absent where it is not said. */
  readonly branch?: string | null
}

/** Where the newest red run broke. */
export interface RunFailure {
  readonly runId: number
  /** 0: GitHub started nothing. */
  readonly jobs: number
  readonly job: string | null
  readonly step: string | null
}

/** What counts as life for one workflow, and for how long. */
export interface WorkflowRules {
  /** Null: from the cron lines. */
  readonly windowMs: Duration | null
  /** `run`: that it ran to an end is enough; `fired`: that it was started. */
  readonly require: 'success' | 'run' | 'fired'
  readonly events: readonly string[]
  /** Watch it in a fork as well. */
  readonly forks: boolean
  /** Red runs in a row that are forgiven, before its window has passed; null: the window alone decides. */
  readonly failureTolerance: number | null
  /** When something outside starts it; null: by its own cron lines. */
  readonly slot: Slot | null
  /** What a good run must have left behind; null for nothing. */
  readonly proof: Proof | null
  /** How many of the last runs that were due may be missed or bad; null: it is not asked. */
  readonly lastRuns: LastRuns | null
}

/** When runs are due that GitHub's schedule does not start. */
export interface Slot {
  readonly crons: readonly string[]
  readonly timezone: string
  /** Null for the default of its schedule. */
  readonly graceMs: Duration | null
}

/** A job that succeeded, or an artifact that stands there, by name or pattern. */
export type Proof =
  { readonly kind: 'job'; readonly name: string } | { readonly kind: 'artifact'; readonly name: string }

export const DEFAULT_RULES: WorkflowRules = {
  windowMs: null,
  require: 'success',
  events: ['schedule'],
  forks: false,
  failureTolerance: null,
  slot: null,
  proof: null,
  lastRuns: null,
}

/** All that was found out about one scheduled workflow. Every text in it is untrusted. */
export interface WorkflowEvidence {
  /** `owner/repo`. */
  readonly repository: string
  /** Where a person looks, like https://github.com/owner/repo. */
  readonly webUrl: string
  readonly path: string
  readonly state: WorkflowState
  readonly fork: boolean
  /** The reason of `# heartbeat: ignore`; null when it is not ignored. */
  readonly exempt: string | null
  readonly entries: readonly ScheduleEntry[]
  /** The events that start it, as its file says; null or absent where the file could not be read. */
  readonly triggers?: readonly string[] | null
  /** Tags that are pushed start it, and branches do not. */
  readonly pushesTags?: boolean
  /** The default branch; null where it could not be read. */
  readonly branch?: string | null
  readonly rules: WorkflowRules
  /** Why GitHub itself cannot run this file; null when it can. */
  readonly fileProblem: string | null
  /** Why the runs could not be read, or cannot be believed; null when they can. */
  readonly unreadable: string | null
  /** Newest first, all listings merged. */
  readonly runs: readonly WorkflowRun[]
  /** The listings are complete from here on; null: from the beginning. */
  readonly completeSince: Instant | null
  /** So far back the runs that count were asked for by themselves; absent where they were not. */
  readonly listedSince?: Instant
  /** When the API first knew the workflow. */
  readonly registeredAt: Instant | null
  /** When its state last changed. */
  readonly updatedAt: Instant | null
  /** When the cron lines last changed on the default branch; null when not asked or not to be found out. */
  readonly cronChangedAt: Instant | null
  /** True where no good run can be missing from `runs`; "never" is said only then. */
  readonly allGoodListed?: boolean
  /** When its slots were declared; absent or null where nobody asked. */
  readonly declaration?: Declaration | null
  /** The configuration names this file, and it is not there. */
  readonly absent?: boolean
  /** GitHub counted more runs than it lists: this many were deleted. */
  readonly deletedRuns?: number | null
  readonly failure: RunFailure | null
  readonly notes: readonly string[]
}
