import type { Duration, Instant } from './time.js'

/** What a beat says of the work: `stopped` is an orderly end, `unknown` a word nobody knows. */
export type BeatState = 'ok' | 'failed' | 'running' | 'stopped' | 'unknown'

/** One sign of life. */
export interface Heartbeat {
  readonly at: Instant
  readonly state: BeatState
  /** The state as it was written. */
  readonly stateText?: string
  readonly message?: string
  readonly startedAt?: Instant
  readonly durationSeconds?: number
  readonly exitCode?: number
  /** Failures in a row, this one included, as the writer counts them. */
  readonly consecutiveFailures?: number
  readonly runId?: string
  readonly runAttempt?: number
  readonly runUrl?: string
  readonly workflow?: string
  readonly runner?: string
  readonly source?: string
  readonly checks?: Readonly<Record<string, unknown>>
  readonly metrics?: Readonly<Record<string, unknown>>
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
