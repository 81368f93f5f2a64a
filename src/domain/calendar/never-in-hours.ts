import type { ActiveTime, Monitor } from '../monitor.js'
import type { MonitorTimes } from '../schedule.js'
import { DAY, type Duration, type Instant } from '../time.js'

/** After so many years the weekdays fall on the same dates again. */
const CALENDAR_CYCLE: Duration = 28 * 366 * DAY
/** From opening to opening; one a day for the whole cycle. */
const MOST_STEPS = 10_000

/** Whether no occurrence of the cron lines lies in active hours, as far as the days repeat; such a monitor is never late. */
export function neverInHours({ hours, cron }: Pick<MonitorTimes, 'hours' | 'cron'>, from: Instant): boolean {
  if (hours === null || cron === null) return false
  let due = cron.next(from)
  for (let step = 0; due !== null && due < from + CALENDAR_CYCLE && step < MOST_STEPS; step++) {
    const opening = hours.nextOpening(due)
    if (opening === due) return false
    // What falls in closed hours is passed over at once.
    due = opening === null ? null : cron.next(opening - 1)
  }
  return true
}

/** The same as a problem of the configuration that names cron lines, hours and zones; null if there is none. */
export function hoursProblem(
  { expectation, active }: Pick<Monitor, 'expectation' | 'active'>,
  times: Pick<MonitorTimes, 'hours' | 'cron'>,
  from: Instant,
): string | null {
  if (active === null || expectation.kind !== 'cron' || !neverInHours(times, from)) return null
  const { crons, timezone } = expectation
  const lines = crons.map((cron) => `"${cron}"`).join(' and ')
  return `cron: ${lines} (${timezone}) never falls in ${hoursText(active)}, so no beat would ever be due; change one of them, or the timezone`
}

function hoursText({ hours, timezone, calendar }: ActiveTime): string {
  if (hours !== null) return `active-hours "${hours}" (${timezone})`
  return calendar === null ? 'a day that is no holiday' : `the hours of calendar "${calendar}"`
}
