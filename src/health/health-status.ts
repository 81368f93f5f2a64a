import type { Controls } from '../domain/controls.js'
import { overallStatus } from '../domain/overall-status.js'
import { toIso, type Instant } from '../domain/time.js'
import { controlOf } from '../reports/map-of-run.js'
import type { MonitorEntry } from '../reports/map-schema.js'
import { countsOf, countsText } from '../reports/standing.js'
import { isStale, staleMessage, standingOf, type Standing } from './freshness.js'
import type { HealthStatus, ServiceStatus } from './schema.js'
import type { KnownBoard } from './board.js'

/** How all stand, as of the last look; of one that is long ago, that nobody knows. */
export function healthStatusOf(board: KnownBoard, now: Instant): HealthStatus {
  const stale = isStale(board, now)
  const entries = Object.entries(board.map.monitors)
  const services = entries.map(([id, entry]) => [id, serviceStatusOf(entry, stale, board.controls, now)] as const)
  return {
    timestamp: toIso(now),
    checked_at: toIso(board.now),
    stale,
    ...overallOf(
      services.map(([, service]) => service),
      stale ? staleMessage(board, now) : null,
    ),
    // fromEntries and not assignment: a monitor may be called __proto__.
    services: Object.fromEntries(services),
  }
}

function serviceStatusOf(entry: MonitorEntry, stale: boolean, controls: Controls, now: Instant): ServiceStatus {
  // Named one by one: ten thousand spread objects take twice as long.
  const { status, reason, message } = standingOf(entry, stale)
  return {
    status,
    name: entry.name,
    reason,
    message,
    last_heartbeat: entry.last_heartbeat,
    interval: secondsOf(entry),
    consecutive_failures: entry.consecutive_failures,
    since: entry.since,
    deadline: entry.deadline,
    ...controlOf(controls.get(entry.id), now),
  }
}

/** Whole seconds, at least one: other people's readers take no fraction. */
export function secondsOf({ interval }: Pick<MonitorEntry, 'interval'>): number | null {
  return interval === null ? null : Math.max(1, Math.round(interval))
}

type Overall = Pick<HealthStatus, 'overall_status' | 'reason' | 'message'>

/** The worst gives the reason. */
function overallOf(services: readonly Standing[], staleness: string | null): Overall {
  if (staleness !== null) return { overall_status: 'unknown', reason: 'source-unreachable', message: staleness }
  const overall = overallStatus(services.map(({ status }) => status))
  const worst = services.find(({ status }) => status === overall)
  if (worst === undefined) return { overall_status: overall, reason: 'missing', message: 'Nothing is watched.' }
  return { overall_status: overall, reason: worst.reason, message: countsText(countsOf(services)) }
}
