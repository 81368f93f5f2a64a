import { nextInHours } from '../next-in-hours.js'
import type { ActiveWindows, CronSchedule } from '../schedule.js'
import { MINUTE, type Duration, type Instant } from '../time.js'

/** The n-th occurrence that counts, from 1; Infinity if there is none. */
export type Dues = (nth: number) => Instant

/** Whoever waits for more missed runs than these waits for ever. */
const MOST_FOLLOWED = 20_000
/** Clocks differ, and schedulers start a little early: so long before its due time a beat satisfies it. */
const EARLY: Duration = 5 * MINUTE

/** The occurrences after an instant that fall in active time, each looked up once and when it is asked for. */
export function duesAfter(cron: CronSchedule, from: Instant, active: ActiveWindows | null): Dues {
  const found: Instant[] = []
  let ended = false
  return (nth) => {
    while (found.length < nth && !ended) {
      const due = found.length < MOST_FOLLOWED ? nextInHours(cron, found.at(-1) ?? from, active) : null
      if (due === null) ended = true
      else found.push(due)
    }
    return found[nth - 1] ?? Infinity
  }
}

/** The same after a beat, which may be the early beat of the first of them. */
export function duesAfterBeat(cron: CronSchedule, beatAt: Instant, active: ActiveWindows | null): Dues {
  let dues: Dues | null = null
  return (nth) => {
    if (dues === null) {
      const first = nextInHours(cron, beatAt, active)
      const from = first !== null && isSatisfiedEarly(first, beatAt, cron) ? first : beatAt
      dues = duesAfter(cron, from, active)
    }
    return dues(nth)
  }
}

/** At most half the gap before the due time: else it is the beat of the one before. */
function isSatisfiedEarly(due: Instant, beatAt: Instant, cron: CronSchedule): boolean {
  if (due - beatAt > EARLY) return false
  const before = cron.previous(due - 1)
  return before === null || due - beatAt <= (due - before) / 2
}
