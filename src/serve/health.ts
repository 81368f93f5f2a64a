import type { Status } from '../domain/status.js'
import type { Duration } from '../domain/time.js'
import type { ServedRequest, ServedResponse } from '../serve-ports.js'
import { EXPOSITION_TYPE, expositionOf, type Metric } from '../health/exposition.js'
import { lookIsOverdue, seconds } from './liveness.js'
import { monitorsMetric } from '../health/monitor-metrics.js'

/** How a watcher does, for whoever watches it: nothing of what it watches has a name here. */
export interface WatcherHealth {
  /** Looks that went through. */
  readonly ticks: number
  /** Since the last of them ended; null before there was one. */
  readonly sinceTickMs: Duration | null
  readonly tickMs: Duration
  readonly intervalMs: Duration
  /** Every source could be read. */
  readonly readable: boolean
  readonly standing: 'leader' | 'standby' | 'nobody'
  readonly counts: Readonly<Record<Status, number>>
}

const TEXT = 'text/plain; charset=utf-8'

/** `/live`, `/ready` and `/metrics`. */
export function answerHealth({ method, path }: ServedRequest, health: WatcherHealth): ServedResponse {
  if (method !== 'GET' && method !== 'HEAD') return text(405, 'only GET and HEAD')
  switch (path) {
    case '/live':
      return verdict(notAlive(health))
    case '/ready':
      return verdict(notReady(health))
    case '/metrics':
      return { status: 200, contentType: EXPOSITION_TYPE, body: metricsOf(health) }
    default:
      return text(404, 'there are /live, /ready and /metrics')
  }
}

export function isAlive(health: WatcherHealth): boolean {
  return notAlive(health) === null
}

function notAlive({ sinceTickMs, intervalMs }: WatcherHealth): string | null {
  return lookIsOverdue(sinceTickMs, intervalMs)
}

function notReady(health: WatcherHealth): string | null {
  const dead = notAlive(health)
  if (dead !== null) return dead
  if (!health.readable) return 'a source could not be read'
  return health.standing === 'nobody' ? 'nobody knows who leads' : null
}

function verdict(problem: string | null): ServedResponse {
  return problem === null ? text(200, 'ok') : text(503, problem)
}

function text(status: number, line: string): ServedResponse {
  return { status, contentType: TEXT, body: `${line}\n` }
}

function metricsOf(health: WatcherHealth): string {
  const { ticks, sinceTickMs, tickMs, intervalMs, readable, standing, counts } = health
  return expositionOf([
    monitorsMetric(counts),
    one('heartbeat_ticks_total', 'counter', 'Looks that went through.', ticks),
    one('heartbeat_tick_seconds', 'gauge', 'How long the last look took.', seconds(tickMs)),
    one('heartbeat_interval_seconds', 'gauge', 'From one look to the next.', seconds(intervalMs)),
    one('heartbeat_since_tick_seconds', 'gauge', 'Since the last look ended.', sinceTickMs && seconds(sinceTickMs)),
    one('heartbeat_sources_readable', 'gauge', '1 when every source could be read.', readable ? 1 : 0),
    one('heartbeat_leader', 'gauge', '1 when this watcher leads.', standing === 'leader' ? 1 : 0),
  ])
}

/** Null for what is not known yet. */
function one(name: string, type: Metric['type'], help: string, value: number | null): Metric {
  return { name, type, help, samples: value === null ? [] : [{ value }] }
}
