import type { ActiveWindows, CronSchedule } from './schedule.js'
import type { Instant } from './time.js'

/** Lines that never fall in active hours would be followed for ever. */
const MOST_PASSED_OVER = 400

/** The next occurrence in active time; what falls in closed hours is passed over at once, up to the next opening. */
export function nextInHours(
  cron: Pick<CronSchedule, 'next'>,
  from: Instant,
  active: ActiveWindows | null,
): Instant | null {
  let due = cron.next(from)
  for (let passed = 0; due !== null && active !== null && passed < MOST_PASSED_OVER; passed++) {
    const opening = active.nextOpening(due)
    if (opening === due) return due
    due = opening === null ? null : cron.next(opening - 1)
  }
  return active === null ? due : null
}
