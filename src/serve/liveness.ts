import { SECOND, type Duration } from '../domain/time.js'
import { isLongAgo } from '../health/freshness.js'

/** What is wrong with a process that looks each `intervalMs` and did so last `sinceMs` ago, null for never; null where nothing is. */
export function lookIsOverdue(sinceMs: Duration | null, intervalMs: Duration): string | null {
  if (sinceMs === null) return 'no look has ended yet'
  if (!isLongAgo(sinceMs, intervalMs)) return null
  return `the last look ended ${seconds(sinceMs)} s ago, and one is due each ${seconds(intervalMs)} s`
}

export function seconds(ms: Duration): number {
  return Math.round(ms) / SECOND
}
