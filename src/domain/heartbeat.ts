import type { StatusKind } from './status-kind.js'
import type { Duration, Instant } from './time.js'

/** What a beat says of the work: `stopped` is an orderly end, `unknown` a word nobody knows. */
export type BeatState = 'ok' | 'failed' | 'running' | 'stopped' | 'unknown'

/** One sign of life. */
export interface Heartbeat {
  readonly at: Instant
  readonly state: BeatState
  /** The state as it was written. */
  readonly stateText?: string
  /** False: a status field was set by hand and holds a word nobody knows, which is never health. */
  readonly statusUnderstood?: false
  /** Where the status stood. */
  readonly statusField?: string
  /** What the configuration expects of it and is not so, in words. */
  readonly unmet?: readonly string[]
  /** How old it may be by its own word. */
  readonly staleAfterMs?: Duration
  readonly message?: string
  /** Which kind of status message it is, where it is one. */
  readonly statusKind?: StatusKind
  readonly startedAt?: Instant
  /** The last beat that GitHub's schedule started, where this one was started by something else. */
  readonly lastScheduledAt?: Instant
  /** The first start since the last end; of other people's logs only where they tell of starts alone. */
  readonly unfinishedSince?: Instant
  /** The last end of any kind. */
  readonly finishedAt?: Instant
  /** The last good end. */
  readonly lastSuccessAt?: Instant
  readonly durationSeconds?: number
  /** Seconds that the last good runs took, oldest first; at most 30. */
  readonly recentDurations?: readonly number[]
  readonly exitCode?: number
  /** Failures in a row, this one included, as the writer counts them. */
  readonly consecutiveFailures?: number
  /** Beats so far, this one included, as the writer or its place counts them. */
  readonly pulses?: number
  /** How many of them told of a failure. */
  readonly errors?: number
  /** What it says of its own weight: a failure of it is critical. */
  readonly critical?: true
  /** The most often that it beats, as it says itself. */
  readonly intervalMs?: Duration
  readonly runId?: string
  readonly runAttempt?: number
  readonly runUrl?: string
  readonly workflow?: string
  /** What started the run, as GitHub calls it: `schedule`, `workflow_dispatch`. */
  readonly event?: string
  readonly runner?: string
  readonly source?: string
  /** Written by Heartbeat's own writer, whose `running` means that something began. */
  readonly own?: true
  readonly checks?: Readonly<Record<string, unknown>>
  readonly metrics?: Readonly<Record<string, unknown>>
  /** What else the writer put beside it, that nothing here understands: bounded, plain JSON. */
  readonly metadata?: Readonly<Record<string, unknown>>
}

/** Where in the document the time stood and how it was written. */
export interface Evidence {
  /** JSON Pointer or `line:N`. */
  readonly field: string
  /** The name of the rule that decided. */
  readonly rule: string
  readonly zone: 'utc' | 'offset' | 'naive' | 'epoch_s' | 'epoch_ms' | 'date' | 'abbreviation'
  /** The beat is valid for this long by its own precision: a day for a date, a minute for minutes. */
  readonly precisionMs?: Duration
}
