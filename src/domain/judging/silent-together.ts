import { formatDuration } from '../duration.js'
import type { Duration, Instant } from '../time.js'
import { toText } from '../time.js'
import type { Verdict } from '../verdict.js'

/** Fewer than this may die together by chance. */
const LEAST = 4
const SHARE = 0.3

/** Monitors of one source that fell silent together. */
export interface SilentTogether {
  readonly verdicts: readonly Verdict[]
  /** Monitors of the source that were judged. */
  readonly of: number
  /** When the first of them became late. */
  readonly since: Instant
}

/**
 * Of the monitors of one source those that fell silent together: more than 30 %, and at least four. However late each of them is,
 * for the first to be called dead is only a beat ahead of the others. `isTold` says that an incident tells of it already. Null
 * where they are too few.
 */
export function silentTogether(
  verdicts: readonly Verdict[],
  isTold: (verdict: Verdict) => boolean,
): SilentTogether | null {
  const of = verdicts.filter(({ status }) => status !== 'skipped').length
  const late = verdicts.filter((verdict) => verdict.reason === 'stale' && verdict.since !== null && !isTold(verdict))
  const newest = late.reduce<Verdict | null>((a, b) => (a === null || sinceOf(b) > sinceOf(a) ? b : a), null)
  if (newest === null) return null
  // What has been silent for long before, and is not told for another reason, did not fall silent with them.
  const together = late.filter((verdict) => sinceOf(verdict) >= sinceOf(newest) - windowOf(newest))
  if (together.length < LEAST || together.length <= SHARE * of) return null
  return { verdicts: together, of, since: Math.min(...together.map(sinceOf)) }
}

/** So many deaths at once are likelier one trouble of what they all depend on: nobody knows who of them lives. */
export function suspected(verdict: Verdict, { verdicts, of, since }: SilentTogether): Verdict {
  const message = `${verdicts.length} of ${of} fell silent together, first at ${toText(since)}: likelier their source or network than each of them.`
  return {
    ...verdict,
    status: 'unknown',
    reason: 'source-suspect',
    message: `${verdict.message} ${message}`,
    since: null,
  }
}

/** What people are told of the source, once it has lasted. */
export function suspicion({ verdicts, of, since }: SilentTogether, now: Instant): string {
  const names = verdicts.slice(0, 5).map(({ name }) => name)
  const more = verdicts.length > names.length ? ` and ${verdicts.length - names.length} more` : ''
  return `${verdicts.length} of ${of} fell silent together ${formatDuration(now - since)} ago: ${names.join(', ')}${more}. None of them is restarted.`
}

function sinceOf({ since }: Verdict): Instant {
  return since ?? -Infinity
}

function windowOf({ since, lastEndAt }: Verdict): Duration {
  return since === null || lastEndAt === null ? 0 : Math.max(0, since - lastEndAt)
}
