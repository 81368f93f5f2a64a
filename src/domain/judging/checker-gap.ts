import { formatDuration } from '../duration.js'
import type { CronSchedule } from '../schedule.js'
import { toText, type Duration, type Instant } from '../time.js'

/** How late the checker itself is: what nobody looked at for so long may have died and lived unseen. */
export interface CheckerGap {
  readonly previousRunAt: Instant
  readonly gapMs: Duration
  /** Runs of its own schedule that GitHub did not start in between; null when its schedule is not known. */
  readonly missedRuns: number | null
  /** One sentence when the gap is longer than the smallest window; null otherwise. */
  readonly warning: string | null
}

const COUNT_LIMIT = 1000

/**
 * The time since the checker's own previous run, against its own cron lines (`schedule`) and the smallest window of what it
 * watches. Null when there was no previous run.
 */
export function checkerGap(
  previousRunAt: Instant | null,
  now: Instant,
  schedule: Pick<CronSchedule, 'countBetween'> | null,
  smallestWindow: Duration | null,
): CheckerGap | null {
  if (previousRunAt === null || previousRunAt > now) return null
  const gapMs = now - previousRunAt
  // The tick that started this run is no missed one.
  const missedRuns = schedule === null ? null : Math.max(0, schedule.countBetween(previousRunAt, now, COUNT_LIMIT) - 1)
  const tooLong = smallestWindow !== null && gapMs > smallestWindow
  return { previousRunAt, gapMs, missedRuns, warning: tooLong ? warningOf(previousRunAt, gapMs, smallestWindow) : null }
}

function warningOf(previousRunAt: Instant, gapMs: Duration, smallestWindow: Duration): string {
  return (
    `The checker itself did not run for ${formatDuration(gapMs)} (since ${toText(previousRunAt)}), longer than the ` +
    `smallest window it watches, ${formatDuration(smallestWindow)}: trigger it from elsewhere too, by workflow_run or repository_dispatch.`
  )
}
