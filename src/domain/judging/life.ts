import type { Heartbeat } from '../heartbeat.js'
import type { Monitor } from '../monitor.js'
import type { Instant } from '../time.js'

/** What a beat tells of the work: when it last ended, how, and what runs now. */
export interface Life {
  /** Null while only starts are known. */
  readonly lastEndAt: Instant | null
  /** Failures in a row up to that end; 0 if it was no failure. */
  readonly failures: number
  /** A run that has begun and not ended; null where `running` is a sign of life like any other. */
  readonly run: RunUnderWay | null
  /** Since when something runs that must end within its max-runtime; null if nothing must. */
  readonly runsSince: Instant | null
}

/** Runs that have begun since the last end. */
export interface RunUnderWay {
  /** The newest start. */
  readonly startedAt: Instant
  /** The first start. */
  readonly unfinishedSince: Instant
}

/**
 * In our own beats of a job, and in logs that tell of starts alone, `running` says that something began: a start is no end.
 * Of a service, and in other people's files, every beat is an end.
 */
export function lifeOf({ kind, maxRuntimeMs }: Pick<Monitor, 'kind' | 'maxRuntimeMs'>, beat: Heartbeat): Life {
  const failures = failuresOf(kind, beat)
  const begun = beat.state === 'running' && kind === 'job'
  if (!begun) return { lastEndAt: beat.at, failures, run: null, runsSince: null }
  const startedAt = beat.startedAt ?? beat.at
  if (beat.own !== true && beat.unfinishedSince === undefined) {
    // Whoever sets max-runtime on somebody else's file says that its `running` has an end.
    return { lastEndAt: beat.at, failures, run: null, runsSince: maxRuntimeMs === null ? null : startedAt }
  }
  const unfinishedSince = Math.min(startedAt, beat.unfinishedSince ?? startedAt)
  const lastEndAt = beat.finishedAt ?? beat.lastSuccessAt ?? null
  return { lastEndAt, failures, run: { startedAt, unfinishedSince }, runsSince: unfinishedSince }
}

/** A run that has just begun after failed ones has not mended anything yet. */
function failuresOf(kind: Monitor['kind'], { state, consecutiveFailures }: Heartbeat): number {
  if (state === 'failed') return Math.max(1, consecutiveFailures ?? 1)
  return state === 'running' && kind === 'job' ? (consecutiveFailures ?? 0) : 0
}
