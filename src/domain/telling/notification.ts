import type { NotificationEvent } from '../incidents/incident.js'
import type { Place } from '../place.js'
import type { StatusKind } from '../status-kind.js'
import { severityOf, type Reason, type Status } from '../status.js'
import type { Duration, Instant } from '../time.js'

export type Priority = 'CRITICAL' | 'HIGH' | 'MEDIUM' | 'LOW'

/** What people are told, before any channel gives it a form. All texts are untrusted and unescaped. */
export interface Notification {
  readonly event: NotificationEvent
  readonly priority: Priority
  readonly status: Status
  /** Stable per incident, for threading and for resolving what was triggered; null for tests, summaries and many at once. */
  readonly incidentKey: string | null
  readonly incidentUrl: string | null
  readonly repository: string | null
  readonly runUrl: string | null
  readonly at: Instant
  /** Worst first; one or many monitors. */
  readonly monitors: readonly NotifiedMonitor[]
  /** How long it lasted from the deadline on, for `recovered`. */
  readonly downtimeMs: Duration | null
  /** How much of what this run was to do with incidents it could not do; absent for nothing. */
  readonly undone?: number
  /** A summary of a period: its first line, and each monitor says in its message how it fared; absent for one of a single run. */
  readonly digest?: { readonly headline: string }
  /** Words of somebody's own in the place of those of Heartbeat; its one monitor says the message. */
  readonly words?: OwnWords
}

/** What somebody wants to be told of, with figures that belong to it. Untrusted and unescaped. */
export interface OwnWords {
  readonly title: string
  readonly data: readonly (readonly [name: string, value: string])[]
}

/** One monitor's part of a notification. */
export interface NotifiedMonitor {
  readonly id: string
  readonly name: string
  readonly status: Status
  readonly reason: Reason
  readonly message: string
  readonly since: Instant | null
  readonly lastBeatAt: Instant | null
  /** What is expected of it, after that word: `within 2 h`; null or absent where no beat is waited for. */
  readonly expected?: string | null
  /** Where the beat was read. */
  readonly place: Place
  readonly incidentKey: string | null
  readonly incidentUrl: string | null
  /** From the deadline to the first end seen after it. */
  readonly downtimeMs: Duration | null
  /** From the last end to the first one seen after it. */
  readonly silenceMs: Duration | null
  /** A run by hand had found it and a usual one finds no trouble; why, after the name. */
  readonly noTrouble: string | null
  /** How often it was tried to heal it. */
  readonly attempts: number
  /** What a run by hand judged otherwise, in words; null for its own rules. */
  readonly byHand: string | null
  /** The zone its people live by; null for UTC. */
  readonly zone: string | null
  /** What its people wrote for this night. */
  readonly runbook: string | null
  /** What to do, where the verdict knows more than its reason tells. */
  readonly remedy: readonly string[]
  /** The status message that it gave last, with the sign of its kind; absent where it gave none. */
  readonly said?: SaidNow
}

export interface SaidNow {
  readonly kind: StatusKind
  readonly sign: string
  readonly words: string
}

/** How loudly a service that knows loudness should speak. */
export function priorityOf(event: NotificationEvent, status: Status): Priority {
  switch (event) {
    case 'opened':
    case 'escalated':
    case 'reminder':
    case 'summary':
      return priorityOfStatus(status)
    case 'recovery-exhausted':
      return 'CRITICAL'
    case 'recovered':
    case 'healed':
    case 'test':
    case 'status':
      return 'LOW'
  }
}

function priorityOfStatus(status: Status): Priority {
  if (status === 'critical') return 'CRITICAL'
  if (severityOf(status) >= severityOf('degraded')) return 'HIGH'
  return status === 'warning' ? 'MEDIUM' : 'LOW'
}
