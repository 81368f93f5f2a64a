import { formatDuration } from '../duration.js'
import { MINUTE, toText, type Duration, type Instant } from '../time.js'

/** What is known of the beat that is stored already. */
export interface StoredBeat {
  readonly at: Instant
  /** Null where the format tells none. */
  readonly state: string | null
  /** Failures in a row up to this beat. */
  readonly failures: number
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
    const { last_run: at, status, consecutive_failures: count } = JSON.parse(text) as Record<string, unknown>
    const instant = typeof at === 'string' ? instantOf(at) : null
    if (instant === null) return null
    const state = typeof status === 'string' ? status : null
    return { at: instant, state, failures: failuresIn(count, state) }
  } catch {
    return null
  }
}

function fromLines(text: string): StoredBeat | null {
  const at = instantOf((text.split('\n').at(-1) ?? '').trim())
  return at === null ? null : { at, state: /^error\b/i.test(text) ? 'failed' : 'ok', failures: 0 }
}

/** A failure that nobody counted is the first. */
function failuresIn(count: unknown, state: string | null): number {
  if (typeof count === 'number' && Number.isSafeInteger(count) && count >= 0) return count
  return state === 'failed' ? 1 : 0
}

function instantOf(text: string): Instant | null {
  const at = INSTANT.test(text) ? Date.parse(text) : Number.NaN
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
  const sameState = stored.state === next.state || (stored.state === null && next.state !== 'failed')
  if (sameState && next.at - stored.at < next.minIntervalMs) {
    return `the stored beat is younger than ${formatDuration(next.minIntervalMs)} and says the same`
  }
  return null
}
