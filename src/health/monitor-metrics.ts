import { STATUSES, type Status } from '../domain/status.js'
import { DAY, SECOND, type Instant } from '../domain/time.js'
import type { MonitorEntry } from '../reports/map-schema.js'
import { countsOf } from '../reports/standing.js'
import { isStale, standingOf } from './freshness.js'
import type { Metric, Sample } from './exposition.js'
import type { Board } from './board.js'

/** One monitor with how it stands now. */
interface Measured {
  readonly id: string
  readonly entry: MonitorEntry
  readonly status: Status
}

type ValueOf = (measured: Measured) => number | null | undefined

/** What Prometheus asks of all monitors and of the looks at them. */
export function monitorMetrics(board: Board, now: Instant): readonly Metric[] {
  const stale = isStale(board, now)
  const all = Object.entries(board.map.monitors).map(([id, entry]) => ({
    id,
    entry,
    status: standingOf(entry, stale).status,
  }))
  return [...ofEach(all), ...ofHistory(all, board), ...ofLooks(all, board, stale)]
}

function ofEach(all: readonly Measured[]): readonly Metric[] {
  const gauge = (name: string, help: string, valueOf: ValueOf): Metric => measure(all, [name, 'gauge', help], valueOf)
  const counter = (name: string, help: string, valueOf: ValueOf): Metric =>
    measure(all, [name, 'counter', help], valueOf)
  return [
    gauge('heartbeat_up', '0 when it is down, 1 when it is not; absent while nobody knows or nobody asks.', upOf),
    {
      name: 'heartbeat_status',
      type: 'gauge',
      help: 'The status that it has.',
      samples: all.map(({ id, status }) => ({ labels: { monitor: id, status }, value: 1 })),
    },
    gauge('heartbeat_last_timestamp_seconds', 'When it last beat.', ({ entry }) => seconds(entry.last_heartbeat)),
    gauge('heartbeat_deadline_timestamp_seconds', 'When its beat becomes, or became, late.', ({ entry }) =>
      seconds(entry.deadline),
    ),
    gauge(
      'heartbeat_failures_in_row',
      'Failures in a row: reported ones, or whole intervals that were missed.',
      ({ entry }) => entry.consecutive_failures,
    ),
    counter('heartbeat_pulses_total', 'Beats that were counted.', ({ entry }) => entry.total_pulses),
    counter('heartbeat_errors_total', 'Beats that told of a failure.', ({ entry }) => entry.error_count),
  ]
}

function ofHistory(all: readonly Measured[], { history, now }: Board): readonly Metric[] {
  const span = { from: now - DAY, to: now }
  const uptimes = new Map(all.map(({ id }) => [id, history.uptime(id, span)]))
  const ratio = (name: string, help: string, of: 'ratio' | 'observed'): Metric =>
    measure(all, [name, 'gauge', help], ({ id }) => uptimes.get(id)?.[of])
  return [
    ratio('heartbeat_uptime_ratio', 'up / (up + down) of the last 24 hours.', 'ratio'),
    ratio('heartbeat_observed_ratio', 'How much of the last 24 hours was seen.', 'observed'),
  ]
}

function ofLooks(all: readonly Measured[], { now, intervalMs }: Board, stale: boolean): readonly Metric[] {
  const one = (name: string, help: string, value: number): Metric => ({
    name,
    type: 'gauge',
    help,
    samples: [{ value }],
  })
  const counts = countsOf(all)
  return [
    monitorsMetric(counts),
    one('heartbeat_check_timestamp_seconds', 'When the last look ended.', now / SECOND),
    one('heartbeat_check_interval_seconds', 'From one look to the next.', intervalMs / SECOND),
    one('heartbeat_check_stale', '1 when the last look is too long ago to say anything of now.', stale ? 1 : 0),
  ]
}

/** How many monitors have each status. */
export function monitorsMetric(counts: Readonly<Record<Status, number>>): Metric {
  const samples = STATUSES.map((status): Sample => ({ labels: { status }, value: counts[status] }))
  return { name: 'heartbeat_monitors', type: 'gauge', help: 'Monitors by status.', samples }
}

function measure(
  all: readonly Measured[],
  [name, type, help]: readonly [string, Metric['type'], string],
  valueOf: ValueOf,
): Metric {
  const samples = all.flatMap((measured): Sample[] => {
    const value = valueOf(measured)
    return value === null || value === undefined ? [] : [{ labels: { monitor: measured.id }, value }]
  })
  return { name, type, help, samples }
}

/** As uptime counts it: what is late and not dead yet is up. */
function upOf({ status }: Measured): number | null {
  switch (status) {
    case 'healthy':
    case 'warning':
    case 'degraded':
      return 1
    case 'critical':
      return 0
    case 'unknown':
    case 'skipped':
      return null
  }
}

function seconds(iso: string | null): number | null {
  return iso === null ? null : Date.parse(iso) / SECOND
}
