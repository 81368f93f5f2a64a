import { STATUSES, type Status } from '../domain/status.js'
import type { Duration } from '../domain/time.js'
import type { ServedRequest, ServedResponse } from '../ports.js'
import { lookIsOverdue, seconds } from './liveness.js'

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
const METRICS = 'text/plain; version=0.0.4; charset=utf-8'

/** `/live`, `/ready` and `/metrics`. */
export function answerHealth({ method, path }: ServedRequest, health: WatcherHealth): ServedResponse {
  if (method !== 'GET' && method !== 'HEAD') return text(405, 'only GET and HEAD')
  switch (path) {
    case '/live':
      return verdict(notAlive(health))
    case '/ready':
      return verdict(notReady(health))
    case '/metrics':
      return { status: 200, contentType: METRICS, body: metricsOf(health) }
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
  return [
    ...metric('heartbeat_monitors', 'gauge', 'Monitors by status.', [
      ...STATUSES.map((status) => [`{status="${status}"}`, counts[status]] as const),
    ]),
    ...metric('heartbeat_ticks_total', 'counter', 'Looks that went through.', [['', ticks]]),
    ...metric('heartbeat_tick_seconds', 'gauge', 'How long the last look took.', [['', seconds(tickMs)]]),
    ...metric('heartbeat_interval_seconds', 'gauge', 'From one look to the next.', [['', seconds(intervalMs)]]),
    ...(sinceTickMs === null
      ? []
      : metric('heartbeat_since_tick_seconds', 'gauge', 'Since the last look ended.', [['', seconds(sinceTickMs)]])),
    ...metric('heartbeat_sources_readable', 'gauge', '1 when every source could be read.', [['', readable ? 1 : 0]]),
    ...metric('heartbeat_leader', 'gauge', '1 when this watcher leads.', [['', standing === 'leader' ? 1 : 0]]),
    '',
  ].join('\n')
}

function metric(name: string, type: string, help: string, values: readonly (readonly [string, number])[]): string[] {
  return [
    `# HELP ${name} ${help}`,
    `# TYPE ${name} ${type}`,
    ...values.map(([labels, value]) => `${name}${labels} ${value}`),
  ]
}
