import type { Maintenance } from '../monitor.js'
import type { CronSchedule, MaintenanceNow } from '../schedule.js'
import { DAY, type Duration, type Instant } from '../time.js'

/** Finds the schedule of a recurring window; the caller keeps schedules. */
export type ScheduleOf = (cron: string, timezone: string) => CronSchedule

/** A window every minute never ends: a year ahead is as good an answer as any. */
const FAR: Duration = 366 * DAY

/** The maintenance under way, up to where the last of the windows that follow on each other ends; half-open. */
export function maintenanceAt(
  spans: readonly Maintenance[],
  at: Instant,
  scheduleOf: ScheduleOf,
): MaintenanceNow | null {
  const first = latestEnd(spans, at, scheduleOf)
  if (first === null) return null
  let { until } = first
  while (until - at < FAR) {
    const following = latestEnd(spans, until, scheduleOf)
    if (following === null) break
    until = following.until
  }
  return { reason: first.reason, until }
}

function latestEnd(spans: readonly Maintenance[], at: Instant, scheduleOf: ScheduleOf): MaintenanceNow | null {
  let latest: MaintenanceNow | null = null
  for (const span of spans) {
    const until = endOf(span, at, scheduleOf)
    if (until !== null && (latest === null || until > latest.until)) latest = { reason: span.reason, until }
  }
  return latest
}

/** When the span that covers this instant ends; null if none does. */
function endOf(span: Maintenance, at: Instant, scheduleOf: ScheduleOf): Instant | null {
  switch (span.kind) {
    case 'once':
      return at >= span.from && at < span.until ? span.until : null
    case 'recurring': {
      const schedule = scheduleOf(span.cron, span.timezone)
      // Asked first because it is cheap: most of the time no window has begun.
      const begun = schedule.next(at - span.durationMs)
      if (begun === null || begun > at) return null
      return (schedule.previous(at) ?? begun) + span.durationMs
    }
  }
}
