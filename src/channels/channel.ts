import type { NotificationEvent } from '../domain/incident.js'
import type { Status } from '../domain/status.js'
import type { Duration, Instant } from '../domain/time.js'
import type { Clock, Http, Log } from '../ports.js'

export type Priority = 'CRITICAL' | 'HIGH' | 'MEDIUM' | 'LOW'

/** What people are told, before any channel gives it a form. All texts are untrusted and unescaped. */
export interface Notification {
  readonly event: NotificationEvent
  readonly priority: Priority
  readonly status: Status
  /** Stable per incident, for threading and for resolving what was triggered; null for tests and summaries. */
  readonly incidentKey: string | null
  readonly incidentUrl: string | null
  readonly repository: string | null
  readonly runUrl: string | null
  readonly at: Instant
  /** Worst first; one or many monitors. */
  readonly monitors: readonly NotifiedMonitor[]
  /** How long it lasted, for `recovered`. */
  readonly downtimeMs: Duration | null
}

export interface NotifiedMonitor {
  readonly id: string
  readonly name: string
  readonly status: Status
  readonly reason: string
  readonly message: string
  readonly since: Instant | null
  readonly lastBeatAt: Instant | null
  readonly source: string
}

export interface ChannelPorts {
  readonly clock: Clock
  readonly log: Log
  readonly http: Http
}

/** Takes one notification to people. Throws ExternalError (`permanent` or not) when it was not taken. */
export interface Channel {
  send(notification: Notification): Promise<void>
}
