import { DAY, HOUR, MINUTE, type Duration, type Instant } from '../time.js'
import type { CronPattern } from './cron-pattern.js'
import { lastRun } from './last-run.js'
import type { Zone } from './zone.js'

type Next = (after: Instant) => Instant | null

const YEARS_41 = 41 * 366 * DAY
/** Each is looked through in turn: what the near one finds makes the steps through the far one larger. */
const HORIZONS: readonly Duration[] = [2 * DAY, 9 * DAY, 60 * DAY, 400 * DAY, YEARS_41]
/** Lines asked for the largest gap, half a second's worth; a dense line beside one of the leap day would take hours. */
const MOST_ASKED = 400_000

/** How far one must look to either side to have seen every gap that a line makes. */
export function horizonOf(pattern: CronPattern): Duration {
  if (pattern.everyDay) return 2 * DAY
  if (pattern.byWeekday) return 9 * DAY
  return notEachYear(pattern) ? YEARS_41 : 400 * DAY
}

/** A leap day, a fifth Monday in March, or a day of month and a day of week that must both match: the years differ. */
function notEachYear({ days, weekdays, months, eitherDay, ...pattern }: CronPattern): boolean {
  const february = months.length === 1 && months[0] === 2
  if (february && !eitherDay && Math.min(...days) > 28) return true
  if (pattern.floatingWeekdays.length > 0 && months.length < 12) return true
  const allDays = days.length === 31
  const allWeekdays = weekdays.length === 7
  return !eitherDay && !allDays && !allWeekdays
}

/**
 * The longest time between two neighbouring runs of which the first lies in [around - horizon, around + horizon). `fresh` makes
 * what finds the next run: it remembers its last answer, so whoever looks ahead and whoever looks back have one each.
 */
export function longestGap(fresh: () => Next, around: Instant, horizon: Duration, lines: number): Duration {
  let [longest, asked] = [0, 0]
  const counted = (): Next => {
    const next = fresh()
    return (after) => {
      asked += lines
      return next(after)
    }
  }
  const look: Look = { ahead: counted(), back: counted(), within: counted() }
  for (const each of HORIZONS) {
    longest = longestWithin(look, around, Math.min(each, horizon), longest, () => asked < MOST_ASKED)
    if (each >= horizon || asked >= MOST_ASKED) break
  }
  return longest
}

/** The same of lines that run on every day, where no clock is ever changed: each day has the same gaps. */
export function longestDailyGap(patterns: readonly CronPattern[]): Duration {
  const times = patterns.flatMap(({ hours, minutes }) =>
    hours.flatMap((hour) => minutes.map((minute) => hour * HOUR + minute * MINUTE)),
  )
  times.sort((a, b) => a - b)
  const tomorrow = DAY + (times[0] ?? 0)
  return times.reduce((longest, time, i) => Math.max(longest, (times[i + 1] ?? tomorrow) - time), 0)
}

interface Look {
  readonly ahead: Next
  readonly back: Next
  readonly within: Next
}

function longestWithin(look: Look, around: Instant, horizon: Duration, known: Duration, goOn: () => boolean): Duration {
  const end = around + horizon
  let run = look.ahead(around - horizon)
  let longest = known
  while (run !== null && run < end && goOn()) {
    // A longer gap that starts before run + longest still lasts there: only the run that ends it is looked at.
    const endsGap = look.ahead(run + longest)
    if (endsGap === null) break
    const begins = lastRunBefore(look, run, endsGap, longest)
    if (begins < end) longest = Math.max(longest, endsGap - begins)
    run = endsGap
  }
  return longest
}

function lastRunBefore({ back, within }: Look, from: Instant, end: Instant, longest: Duration): Instant {
  const last = back(end - longest - 1)
  if (last !== null && last < end) return last
  const following = within(from)
  return following === null || following >= end ? from : lastRun(within, following, end - 1)
}

/** Three weeks of work days. */
const USUAL_GAPS = 15

/** The median of the times between neighbouring runs after an instant. */
export function usualGap(next: Next, after: Instant): Duration {
  const gaps: Duration[] = []
  for (let run = next(after); run !== null && gaps.length < USUAL_GAPS;) {
    const following = next(run)
    if (following === null || (gaps.length > 0 && following > after + SMALLEST_HORIZON)) break
    gaps.push(following - run)
    run = following
  }
  return gaps.sort((a, b) => a - b)[Math.floor(gaps.length / 2)] ?? Infinity
}

/** Enough to have seen a usual week of most schedules, and at once for the densest. */
const MOST_GAPS = 400
const SMALLEST_HORIZON = 2 * 366 * DAY
/** What runs at or soon after a change of the clock is crowded there for once. */
const AFTER_CHANGE = 3 * HOUR

/** The shortest time between two neighbouring runs after an instant; between those at clock changes only if there are no others. */
export function shortestGap(next: Next, zones: readonly Zone[], after: Instant): Duration {
  let [ordinary, any] = [Infinity, Infinity]
  let run = next(after)
  for (let gaps = 0; run !== null && gaps < MOST_GAPS; gaps++) {
    const following = next(run)
    if (following === null || (gaps > 0 && following > after + SMALLEST_HORIZON)) break
    const [from, gap] = [run - AFTER_CHANGE, following - run]
    any = Math.min(any, gap)
    if (gap < ordinary && !zones.some((zone) => zone.transitions(from, following).length > 0)) ordinary = gap
    run = following
  }
  return ordinary === Infinity ? any : ordinary
}
