import { formatDuration } from '../domain/duration.js'
import { toText, type Duration, type Instant } from '../domain/time.js'
import type { MonitorEntry } from '../reports/map-schema.js'
import type { KnownBoard } from './board.js'

/** Who has not looked for so many intervals knows nothing of now. */
const INTERVALS = 3

export function isLongAgo(sinceMs: Duration, intervalMs: Duration): boolean {
  return sinceMs > INTERVALS * intervalMs
}

/** Whether the last look is too old to say anything of now. */
export function isStale({ now: checkedAt, intervalMs }: KnownBoard, now: Instant): boolean {
  return isLongAgo(now - checkedAt, intervalMs)
}

/** Why nothing can be said of now. */
export function staleMessage({ now: checkedAt, intervalMs }: KnownBoard, now: Instant): string {
  const due = formatDuration(intervalMs)
  return `The last look ended ${formatDuration(now - checkedAt)} ago, at ${toText(checkedAt)}, and one is due each ${due}.`
}

/** How one monitor stands. */
export type Standing = Pick<MonitorEntry, 'status' | 'reason' | 'message'>

/** A monitor as the last look saw it; unknown where that was too long ago, unless nobody wants to know. */
export function standingOf({ status, reason, message }: MonitorEntry, stale: boolean): Standing {
  if (!stale || status === 'skipped') return { status, reason, message }
  const last = `Nobody has looked for long; at the last look it was ${status}.`
  return { status: 'unknown', reason: 'source-unreachable', message: last }
}
