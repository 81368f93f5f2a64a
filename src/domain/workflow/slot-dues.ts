import { nextInHours } from '../next-in-hours.js'
import type { ActiveWindows, CronSchedule } from '../schedule.js'
import { HOUR, MINUTE, type Duration, type Instant } from '../time.js'

/** The slots of one workflow, and until when each may be served. */
export interface SlotDues {
  /** The first slot in active time strictly after an instant; null if there is none. */
  next(after: Instant): Instant | null
  /** The last one at or before an instant. */
  previous(at: Instant): Instant | null
  /** From when on a run is the run of this slot. */
  opensAt(slot: Instant): Instant
  /** Late is strictly after. */
  deadlineOf(slot: Instant): Instant
  /** How long a run that began in time stands in for a good one. */
  readonly longestRun: Duration
}

/** Clocks differ, and so do schedulers: so long before any slot a run may begin, at most half the gap. */
const EARLY: Duration = 5 * MINUTE
/**
 * Where slots are far apart nobody takes a run shortly before one for that of the slot before it. Where they are dense, a run
 * that healed one must not stand for the next.
 */
const EARLIEST: Duration = 15 * MINUTE
const EARLY_SHARE = 1 / 8

/** A job on GitHub ends after 6 h at the latest: https://docs.github.com/en/actions/reference/limits */
const LONGEST_RUN: Duration = 6 * HOUR
const USUAL_GRACE: Duration = HOUR
const MOST_PASSED_OVER = 400

export function slotDues(cron: CronSchedule, graceMs: Duration, now: Instant, active: ActiveWindows | null): SlotDues {
  return {
    next: (after) => nextInHours(cron, after, active),
    previous(at) {
      let slot = cron.previous(at)
      for (let passed = 0; slot !== null && active !== null && !active.isActive(slot); passed++)
        slot = passed < MOST_PASSED_OVER ? cron.previous(slot - 1) : null
      return slot
    },
    opensAt(slot) {
      const before = cron.previous(slot - 1)
      const gap = before === null ? Infinity : slot - before
      return slot - Math.min(EARLIEST, Math.max(EARLY, gap * EARLY_SHARE), gap / 2)
    },
    deadlineOf: (slot) => (active === null ? slot + graceMs : active.addActive(slot, graceMs)),
    longestRun: Math.min(LONGEST_RUN, cron.smallestGap(now) + graceMs),
  }
}

/** An hour, at most half of the smallest gap, as for every job with cron lines. */
export function usualSlotGrace(cron: Pick<CronSchedule, 'smallestGap'>, now: Instant): Duration {
  return Math.min(USUAL_GRACE, cron.smallestGap(now) / 2)
}

/** How long it may be without a good run at most: from an early one to the end of the next slot's grace. */
export function slotWindow(largestGap: Duration, graceMs: Duration): Duration {
  return EARLIEST + largestGap + graceMs
}
