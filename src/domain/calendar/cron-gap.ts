import { DAY, type Duration, type Instant } from '../time.js'
import type { CronPattern } from './cron-pattern.js'

/** How far one must look to either side to have seen every gap that a line makes. */
export function horizonOf(pattern: CronPattern): Duration {
  if (pattern.everyDay) return 2 * DAY
  if (pattern.byWeekday) return 9 * DAY
  const leapDayOnly = pattern.months.length === 1 && pattern.months[0] === 2 && Math.min(...pattern.days) > 28
  return leapDayOnly || rare(pattern) ? 41 * 366 * DAY : 400 * DAY
}

/** Day of month and day of week must both match: the years differ. */
function rare(pattern: CronPattern): boolean {
  return !pattern.eitherDay && pattern.days.length < 31 && pattern.weekdays.length < 7
}

/** The longest time between two neighbouring runs of which the first lies in [around - horizon, around + horizon). */
export function longestGap(next: (after: Instant) => Instant | null, around: Instant, horizon: Duration): Duration {
  const end = around + horizon
  let run = next(around - horizon)
  let longest = 0
  while (run !== null && run < end) {
    // A longer gap that starts before run + longest still lasts there: only the run that ends it is looked at.
    const endsGap = next(run + longest)
    if (endsGap === null) break
    const begins = lastRunBefore(next, run, endsGap, longest)
    if (begins < end) longest = Math.max(longest, endsGap - begins)
    run = endsGap
  }
  return longest
}

function lastRunBefore(
  next: (after: Instant) => Instant | null,
  from: Instant,
  end: Instant,
  longest: Duration,
): Instant {
  const within = next(end - longest - 1)
  if (within !== null && within < end) return within
  let last = from
  for (let at = next(last); at !== null && at < end; at = next(last)) last = at
  return last
}
