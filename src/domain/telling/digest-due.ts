import { cronSchedule } from '../calendar/index.js'
import type { Span } from '../history/history.js'
import type { Instant } from '../time.js'
import type { DigestRule } from './digest-rule.js'

/**
 * The period that a run is to tell of: the last that has ended, if no run has looked since it did. One that ended longer ago than half of
 * it lasts is old news.
 */
export function dueDigest(rule: DigestRule, lookedBefore: Instant | null, now: Instant): Span | null {
  const span = lastPeriod(rule, now)
  return span === null || lookedBefore === null || lookedBefore >= span.to ? null : span
}

/** The last period that has ended, as long as it is worth telling of. */
export function lastPeriod({ cron, zone }: DigestRule, now: Instant): Span | null {
  const schedule = cronSchedule([cron], zone)
  const to = schedule.previous(now)
  const from = to === null ? null : schedule.previous(to - 1)
  if (to === null || from === null) return null
  return now - to > (to - from) / 2 ? null : { from, to }
}
