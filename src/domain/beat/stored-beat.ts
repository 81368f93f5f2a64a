import { formatDuration } from '../duration.js'
import { durationsIn } from './recent-durations.js'
import { MINUTE, toText, type Duration, type Instant } from '../time.js'

/** What is known of the beat that is stored already. */
export interface StoredBeat {
  readonly at: Instant
  /** Null where the format tells none. */
  readonly state: string | null
  /** Failures in a row up to this beat. */
  readonly failures: number
  /** Beats up to this one. */
  readonly pulses: number
  /** How many of them told of a failure. */
  readonly errors: number
  /** Seconds that the last good runs took, oldest first. */
  readonly durations: readonly number[]
  readonly lastSuccessAt: Instant | null
  readonly finishedAt: Instant | null
  /** When GitHub's schedule last started one; null if it never did. */
  readonly lastScheduledAt: Instant | null
  /** Null unless something runs. */
  readonly unfinishedSince: Instant | null
}

/** A stored time further ahead than this is a broken clock's, and must not lock the monitor until then. */
const SKEW: Duration = 5 * MINUTE

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:?\d\d)$/

/** Reads back what a writer of ours stored, JSON or two lines of text; null for anything else. */
export function storedBeat(text: string): StoredBeat | null {
  const plain = text.replace(/^\ufeff/, '').trim()
  return plain.startsWith('{') ? fromJson(plain) : fromLines(plain)
}

function fromJson(text: string): StoredBeat | null {
  try {
    const values = JSON.parse(text) as Record<string, unknown>
    const { status, consecutive_failures: failures, pulses, errors } = values
    const instant = instantOf(values['last_run'])
    if (instant === null) return null
    const state = typeof status === 'string' ? status : null
    const lastScheduledAt = values['event'] === 'schedule' ? instant : instantOf(values['last_scheduled'])
    return {
      at: instant,
      state,
      // A failure that nobody counted is the first, and so is a beat.
      failures: countIn(failures) ?? (state === 'failed' ? 1 : 0),
      pulses: countIn(pulses) ?? 1,
      errors: countIn(errors) ?? (state === 'failed' ? 1 : 0),
      durations: durationsIn(values['recent_durations'] ?? (state === 'ok' ? [values['duration_seconds']] : [])),
      lastScheduledAt,
      ...endsIn(values, instant, state),
    }
  } catch {
    return null
  }
}

function fromLines(text: string): StoredBeat | null {
  const at = instantOf((text.split('\n').at(-1) ?? '').trim())
  if (at === null) return null
  const state = /^(?:❌|error\b)/iu.test(text) ? 'failed' : 'ok'
  const errors = state === 'failed' ? 1 : 0
  return { at, state, failures: 0, pulses: 1, errors, durations: [], lastScheduledAt: null, ...endsIn({}, at, state) }
}

type Ends = Pick<StoredBeat, 'lastSuccessAt' | 'finishedAt' | 'unfinishedSince'>

/** Beats that do not tell of their ends, as other writers store them, are ends themselves unless they say running. */
function endsIn(values: Readonly<Record<string, unknown>>, at: Instant, state: string | null): Ends {
  const [lastSuccessAt, finishedAt] = [instantOf(values['last_success']), instantOf(values['finished_at'])]
  if (state === 'running') {
    const unfinishedSince = instantOf(values['unfinished_since']) ?? instantOf(values['started_at']) ?? at
    return { lastSuccessAt, finishedAt, unfinishedSince }
  }
  return {
    lastSuccessAt: lastSuccessAt ?? (state === 'ok' ? at : null),
    finishedAt: finishedAt ?? at,
    unfinishedSince: null,
  }
}

function countIn(value: unknown): number | null {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null
}

function instantOf(text: unknown): Instant | null {
  const at = typeof text === 'string' && INSTANT.test(text) ? Date.parse(text) : Number.NaN
  return Number.isFinite(at) ? at : null
}

/**
 * Why the next beat is not to be written over the stored one; null if it is. An older beat never overwrites a newer one;
 * the least interval holds back only what says nothing new, never a change of state.
 */
export function reasonNotToWrite(
  stored: StoredBeat | null,
  next: { readonly at: Instant; readonly state: string; readonly minIntervalMs: Duration },
  now: Instant,
): string | null {
  if (stored === null || stored.at > now + SKEW) return null
  if (stored.at > next.at) return `a newer beat is stored (${toText(stored.at)})`
  return saysNothingNew(stored, next)
}

/** Why a beat that says the same as the stored one need not be written yet; null if it must. */
export function saysNothingNew(
  stored: StoredBeat,
  next: { readonly at: Instant; readonly state: string; readonly minIntervalMs: Duration },
): string | null {
  const sameState = stored.state === next.state || (stored.state === null && next.state !== 'failed')
  const ageMs = next.at - stored.at
  if (sameState && ageMs >= 0 && ageMs < next.minIntervalMs) {
    return `the stored beat is younger than ${formatDuration(next.minIntervalMs)} and says the same`
  }
  return null
}
