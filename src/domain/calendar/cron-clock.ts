import { DAY, MINUTE, type Instant } from '../time.js'
import { nextWall } from './cron-match.js'
import type { CronPattern } from './cron-pattern.js'
import type { Stretch } from './zone-changes.js'
import type { Zone } from './zone.js'

/** A jump of more than this is a correction of the clock for Debian's cron (`3 * MINUTE_COUNT`): nothing is made up for. */
const SMALL_JUMP = 180 * MINUTE

/**
 * No clock ever jumped so far. Nearer to a change one must not skip ahead, though nothing seems to match for long: a
 * repeated hour brings back times that were before the instant asked about.
 */
const FAR_FROM_CHANGE = 2 * DAY

/**
 * The first run of a cron line strictly after an instant, by the rules of Debian's cron for clock changes.
 * Source: the main loop of Debian's cron.c; its cases are told in docs/decisions/cron.md.
 */
export function nextRun(pattern: CronPattern, zone: Zone, after: Instant): Instant | null {
  let from = after + 1
  for (;;) {
    const stretch = zone.stretchAt(from)
    const at = firstRun(pattern, stretch, from)
    if (at === null || at < stretch.end) return at
    from = stretch.end - from > FAR_FROM_CHANGE ? Math.max(stretch.end, at - FAR_FROM_CHANGE) : stretch.end
  }
}

/** May lie beyond the stretch, where the offset no longer holds: then it only says how far nothing runs. */
function firstRun(pattern: CronPattern, stretch: Stretch, from: Instant): Instant | null {
  if (pattern.followsClock) return runAt(pattern, stretch, from + stretch.offset)
  if (stretch.start >= from && catchesUp(pattern, stretch)) return stretch.start
  return runAt(pattern, stretch, Math.max(from + stretch.offset, alreadyRunUntil(stretch)))
}

function runAt(pattern: CronPattern, stretch: Stretch, wall: number): Instant | null {
  const found = nextWall(pattern, wall)
  return found === null ? null : found - stretch.offset
}

/** Forward: every fixed-time job of the skipped minutes runs at the change. */
function catchesUp(pattern: CronPattern, { start, offset, before }: Stretch): boolean {
  const skipped = offset - before
  if (skipped <= 0 || skipped >= SMALL_JUMP) return false
  const missed = nextWall(pattern, start + before)
  return missed !== null && missed < start + offset
}

/** Backward: fixed-time jobs wait until the clock is past what it has shown already. */
function alreadyRunUntil({ start, offset, before }: Stretch): number {
  const repeated = before - offset
  return repeated > 0 && repeated <= SMALL_JUMP ? start + before : -Infinity
}
