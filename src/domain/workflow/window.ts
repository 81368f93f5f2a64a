import type { CronSchedule } from '../schedule.js'
import { HOUR, type Duration, type Instant } from '../time.js'

/** GitHub delivers rare crons up to half a day late (open-multi-agent#557), but delivers them. */
const SLACK: Duration = 24 * HOUR
const RARE: Duration = 12 * HOUR
/** It drops most ticks of frequent crons, and a new one was first served after 13 h 12 min (aprender#3292). */
const FLOOR: Duration = 14 * HOUR

/** How long a schedule may stay without life: from the largest gap between two of its ticks. */
export function windowOf(largestGap: Duration): Duration {
  return largestGap >= RARE ? largestGap + SLACK : Math.max(3 * largestGap, FLOOR)
}

/** How long after a tick its run may show life. */
export function slackOf({
  largestGap,
  window,
}: {
  readonly largestGap: Duration
  readonly window: Duration
}): Duration {
  return window > largestGap ? window - largestGap : window
}

/** A tick this soon after a change may pass before GitHub knows of it. */
const REGISTRATION: Duration = 24 * HOUR

/**
 * When a schedule that was written or changed at this instant must have shown life: a window later, or sooner when a
 * tick that counts was missed, so that a quarterly job is not given a whole quarter more.
 */
export function firstDeadline(
  changedAt: Instant,
  schedule: Pick<CronSchedule, 'next'>,
  largestGap: Duration,
  window: Duration,
): Instant {
  const slack = slackOf({ largestGap, window })
  const tick = schedule.next(changedAt + REGISTRATION) ?? changedAt
  return window < largestGap ? tick + slack : Math.min(changedAt + window, tick + slack)
}
