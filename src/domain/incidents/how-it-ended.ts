import { formatDuration } from '../duration.js'
import type { Reason } from '../status.js'
import type { Duration, Instant } from '../time.js'
import type { Verdict } from '../verdict.js'
import type { Trouble } from './incident.js'

/** In these nothing was heard: what lies between two ends was a silence. */
const SILENT: readonly Reason[] = ['stale', 'missing', 'overrun', 'never-fired']

/** Nothing was heard of it. */
export function isSilent({ reason }: Trouble): boolean {
  return SILENT.includes(reason)
}

/** From the last end to the first one seen after it, or to now while it lasts; null where ends went on, or none was known. */
export function silenceOf(trouble: Trouble, now: Instant): Duration | null {
  if (trouble.lastEndAt === null || !isSilent(trouble)) return null
  return Math.max(0, (trouble.recoveredAt ?? now) - trouble.lastEndAt)
}

/** From the deadline that passed to the first end seen after it, or to now while it lasts. */
export function downtimeOf(trouble: Trouble, now: Instant): Duration {
  return Math.max(0, (trouble.recoveredAt ?? now) - trouble.since)
}

/** A run by hand had found it, and a usual one found no trouble: nothing came back, because nothing was gone. */
export function wasNoTrouble(trouble: Trouble): boolean {
  return trouble.forced && trouble.recoveredAt !== null
}

/** Why it was none, after the name: `is not late by its own threshold of 2 h`. */
export function ownRulesWords(verdict: Pick<Verdict, 'reason' | 'ownRule'> | null): string {
  if (verdict?.reason === 'inactive-hours') return 'is outside its hours and not late by its own rules'
  return `is not late by its own ${verdict?.ownRule ?? 'rules'}`
}

/** What it was, after the name, when it is over: `was silent for 1 d 4 h`. */
export function endedWords(trouble: Trouble, now: Instant): string {
  const silence = silenceOf(trouble, now)
  if (silence !== null) return `was silent for ${formatDuration(silence)}`
  const failed = trouble.reason === 'reported-failure' || trouble.reason === 'failing'
  return `${failed ? 'failed' : 'was in trouble'} for ${formatDuration(downtimeOf(trouble, now))}`
}
