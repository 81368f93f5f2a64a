import type { Outage, Uptime } from '../domain/history/history.js'
import { percentOf, upText } from '../domain/history/uptime-text.js'
import { overWindows } from '../domain/history/windows.js'
import { DAY, SECOND, toIso, type Instant } from '../domain/time.js'
import type { MonitorEntry } from '../reports/map-schema.js'
import { isoOrNull } from '../reports/map-of-run.js'
import { isStale, standingOf } from './freshness.js'
import { incidentAddress } from './incident-address.js'
import { secondsOf } from './health-status.js'
import type { HealthService } from './schema.js'
import type { Board } from './board.js'

const INCIDENTS_SINCE = 90 * DAY
const MOST_INCIDENTS = 50

type Percents = HealthService['uptime_percent']
type Incident = HealthService['incidents'][number]

/** One service, with its past. */
export function healthServiceOf(entry: MonitorEntry, board: Board, now: Instant): HealthService {
  const { history, now: checkedAt } = board
  const stale = isStale(board, now)
  const control = board.controls.get(entry.id)
  const uptimes = overWindows((length) => history.uptime(entry.id, { from: checkedAt - length, to: checkedAt }))
  return {
    service: entry.id,
    name: entry.name,
    ...standingOf(entry, stale),
    last_heartbeat: entry.last_heartbeat,
    uptime: stale ? null : uptimeOf(entry, board, now),
    total_pulses: entry.total_pulses,
    error_count: entry.error_count,
    kind: entry.kind,
    interval: secondsOf(entry),
    consecutive_failures: entry.consecutive_failures,
    since: entry.since,
    deadline: entry.deadline,
    paused_until: control?.pause && control.pause.until > now ? toIso(control.pause.until) : null,
    acknowledged_at: isoOrNull(control?.acknowledged?.at),
    uptime_percent: percents(uptimes, ({ ratio }) => ratio),
    observed_percent: percents(uptimes, ({ observed }) => observed),
    incidents: history
      .outages({ from: checkedAt - INCIDENTS_SINCE, to: checkedAt + 1 }, entry.id)
      .slice(0, MOST_INCIDENTS)
      .map((outage) => incidentOf(outage, entry, board, now)),
    timestamp: toIso(now),
    checked_at: toIso(checkedAt),
    stale,
  }
}

type Uptimes = ReturnType<typeof overWindows<Uptime>>

function percents(uptimes: Uptimes, of: (uptime: Uptime) => number | null): Percents {
  return {
    '24h': percentOrNull(of(uptimes['24h'])),
    '7d': percentOrNull(of(uptimes['7d'])),
    '30d': percentOrNull(of(uptimes['30d'])),
    '90d': percentOrNull(of(uptimes['90d'])),
    '1y': percentOrNull(of(uptimes['1y'])),
  }
}

export function percentOrNull(ratio: number | null): number | null {
  return ratio === null ? null : percentOf(ratio)
}

function uptimeOf({ id, uptime }: MonitorEntry, { history }: Board, now: Instant): string | null {
  const since = history.upSince(id)
  return since === null ? uptime : upText(now - since)
}

function incidentOf(outage: Outage, { incident }: MonitorEntry, board: Board, now: Instant): Incident {
  const { until, worst, message } = outage
  const open = until === null && incident?.phase === 'open' ? incident : null
  const told = outage.incident == null ? null : incidentAddress(board.map, outage.incident)
  return { ...outageTimes(outage, now), worst, message, url: open?.url ?? told }
}

/** When it began and ended, and how long it took; until now where it lasts. */
export function outageTimes(
  { since, until }: Outage,
  now: Instant,
): Pick<Incident, 'since' | 'until' | 'duration_seconds'> {
  const duration = Math.max(0, Math.floor(((until ?? now) - since) / SECOND))
  return { since: toIso(since), until: isoOrNull(until), duration_seconds: duration }
}
