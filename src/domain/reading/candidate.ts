import type { Duration, Instant } from '../time.js'
import { DAY } from '../time.js'
import type { RuleName } from './key-words.js'
import type { Seen } from './seen.js'
import type { JsonObject } from './json-object.js'
import { OLDEST } from './own-fields.js'
import type { WrittenStatus } from './written-status.js'
import type { WrittenTime } from './written-time.js'

export type { JsonObject } from './json-object.js'

/** The name of what decided: a meaning of a key or a shape of the document. */
export type Rule =
  | RuleName
  | 'timestamp-field'
  | 'age-field'
  | 'answer'
  | 'epoch-text'
  | 'time-line'
  | 'time-in-line'
  | 'newest-line'
  | 'status-text'
  | 'newest-monitor'
  | 'newest-entry'
  | 'time-list'
  | 'only-time'
  | 'nested-time'
  | 'newest-nested-time'
  | 'time-in-sentence'

/** What only began, and since when nothing has ended. */
export interface Beginning {
  readonly status: WrittenStatus
  readonly since: Instant
}

/** A time that may be the last beat. */
export interface Candidate {
  /** JSON Pointer or `line:N`. */
  readonly field: string
  readonly time: WrittenTime
  readonly rule: Rule
  /** Lower is stronger. */
  readonly rank: number
  /** Words of the key that no rule knows. */
  readonly strange: number
  /** The object the time stands in, and where that is. */
  readonly holder: JsonObject | null
  readonly holderField: string
  /** Nothing has ended: it is the last of what only began. */
  readonly beginning?: Beginning
  /** What the sentence says in which the time stands. */
  readonly said?: WrittenStatus
}

const AHEAD_PENALTY = 30

const FAR_AHEAD = 'more than a day in the future'

/** Why a time cannot be the last beat; null if it can. */
export function objectionTo(time: WrittenTime, now: Instant): string | null {
  if (time.at > now + DAY) return FAR_AHEAD
  if (time.at < OLDEST) return 'a placeholder: it lies before the year 2000'
  return null
}

/** Nothing but a time far ahead stood where the beat should be. */
export function onlyAhead(seen: Seen): boolean {
  return seen.ignored.some(({ why }) => why === FAR_AHEAD)
}

/** The strongest candidate by its key; equals by how exactly they name their instant, then by their order. */
export function strongest(candidates: readonly Candidate[], seen: Seen): Candidate | null {
  const best = candidates.reduce<Candidate | null>(
    (a, b) => (a === null || strength(b, seen) < strength(a, seen) ? b : a),
    null,
  )
  if (!best || best.time.precisionMs < DAY) return best
  // A fuller time of the same day says the same, and more.
  const fuller = candidates.filter(
    ({ time }) => time.precisionMs < DAY && Math.abs(time.at - best.time.at - DAY / 2) <= DAY / 2,
  )
  return fuller.find(({ rank }) => rank < 78) ?? best
}

/** The newest candidate; the first of equals. */
export function newest<T extends { readonly time: WrittenTime }>(candidates: readonly T[], seen: Seen): T | null {
  const past = candidates.filter(({ time }) => !isAhead(time, seen.now, seen.skewMs))
  const pool = past.length > 0 ? past : candidates
  return pool.reduce<T | null>((a, b) => (a === null || b.time.at > a.time.at ? b : a), null)
}

export function isAhead(time: WrittenTime, now: Instant, skewMs: Duration): boolean {
  return time.at > now + skewMs
}

function strength({ rank, strange, time }: Candidate, seen: Seen): number {
  const ahead = isAhead(time, seen.now, seen.skewMs) ? AHEAD_PENALTY : 0
  return (rank + ahead) * 100 + Math.min(strange, 9) * 10 + vagueness(time)
}

function vagueness(time: WrittenTime): number {
  switch (time.zone) {
    case 'utc':
    case 'offset':
    case 'epoch_s':
    case 'epoch_ms':
      return 0
    case 'abbreviation':
      return 1
    case 'naive':
      return 2
    case 'date':
      return 3
  }
}
