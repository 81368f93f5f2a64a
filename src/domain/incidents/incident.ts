import type { Asked, Control } from '../controls.js'
import type { Reason, Status } from '../status.js'
import { DAY, type Duration, type Instant } from '../time.js'
import type { Verdict } from '../verdict.js'
import type { NotificationEvent } from './notification-events.js'

export type { NotificationEvent }

/** One monitor's share in an incident. */
export interface Trouble {
  readonly name: string
  readonly status: Status
  /** What was wrong when it was last bad. */
  readonly reason: Reason
  /** The deadline that passed. */
  readonly since: Instant
  /** The last beat known when the trouble was last seen; null if there never was one. */
  readonly lastBeatAt: Instant | null
  /** The last end that did not end it, from which the silence is counted; null if none is known. */
  readonly lastEndAt: Instant | null
  /** It was found by a run by hand, by other rules than its own. */
  readonly forced: boolean
  /** Checks in a row that saw it end well. */
  readonly healthyChecks: number
  /** The first good end after it began, as far as checks saw it; null before. */
  readonly firstEndAt: Instant | null
  /** When it ended: the first good end, or when its own rules found no trouble; null while it lasts. */
  readonly recoveredAt: Instant | null
  readonly recovery: RecoveryState | null
  /** When it joined an incident that was there already; absent where the incident began with it. */
  readonly joinedAt?: Instant
  /** When it left an incident that goes on without it; absent or null while it is part of it. */
  readonly leftAt?: Instant | null
  /** The worst status seen of it, where members come and go. */
  readonly worst?: Status
  /** When it was last seen worse than before. */
  readonly worseAt?: Instant
  /** What channels took of it, where each member is told by itself. */
  readonly deliveries?: Readonly<Record<string, Delivery>>
}

/** What was tried to heal one monitor. */
export interface RecoveryState {
  readonly attempts: readonly {
    readonly step: string
    readonly at: Instant
    /** Null while it is under way. */
    readonly ok: boolean | null
    readonly detail: string
    /** Where a person can follow it. */
    readonly url?: string | null
  }[]
  /** All attempts are spent. */
  readonly exhausted: boolean
  /** When the counter last fell to 0: attempts before it do not count. Absent or null if it never did. */
  readonly resetAt?: Instant | null
  /** When people heard that nothing helped; absent or null before. */
  readonly announcedAt?: Instant | null
}

/** What one channel last took, and what it still owes. */
export interface Delivery {
  readonly event: NotificationEvent
  readonly at: Instant
  /** False: it failed and the next run tries again. */
  readonly delivered: boolean
  /** True where a run began to tell it and nobody wrote down how that went: it may have been heard. */
  readonly unsure?: boolean
  /** Openings told without a quiet day between them; the more there are, the longer the cooldown. */
  readonly openings?: number
}

/** All that an incident remembers; it is stored in the incident itself and nowhere else. */
export interface IncidentState {
  readonly version: 1
  readonly openedAt: Instant
  /** When it was last reopened; absent or null if it never was. */
  readonly reopenedAt?: Instant | null
  /** Checks that found it bad. */
  readonly checks: number
  /** When people last read something new: opening, escalation or reminder. */
  readonly toldAt: Instant
  /** The worst status seen. */
  readonly worst: Status
  /** One member, or all of a storm, by monitor id. */
  readonly members: Readonly<Record<string, Trouble>>
  /** By channel id. */
  readonly deliveries: Readonly<Record<string, Delivery>>
  /** Set when Heartbeat itself closed it; a close without it was a person's. */
  readonly closedAt: Instant | null
  readonly duplicateOf: string | null
  /** The configuration that opened it or watches it now; absent or null where it is not known. */
  readonly config?: string | null
  /** When it was closed because its monitors are no longer watched. */
  readonly goneAt?: Instant | null
  /** How many monitors its configuration watches, where it stands for all of them. */
  readonly watched?: number
  /** Of which place it stands for all, where not of a whole configuration: `owner/repo`. */
  readonly standsFor?: string
  /** When people were last reminded, where more than reminders is told in between. */
  readonly remindedAt?: Instant
  /** It goes on in the one that it is a duplicate of, because all are told in one from now on. */
  readonly moved?: true
  /** What people asked for on the incident itself; absent where nobody did. */
  readonly control?: Control
  /** Who muted it by a command: it is closed as a person closes it. */
  readonly muted?: Asked
}

/** A period of not being well, from the deadline that passed to the beat that ended it. */
export interface Incident {
  /** Stable name: the monitor id, or `group:<first ids hashed>` for a storm. */
  readonly key: string
  /** What the store calls it: an issue number as text. */
  readonly ref: string
  /** Where a person can look, if anywhere. */
  readonly url: string | null
  readonly phase: 'open' | 'closed'
  /** Who closed it and how; null while open. */
  readonly closedBy: 'heartbeat' | 'bot' | 'person-completed' | 'person-not-planned' | null
  /** When it was closed, by the store's clock; null while open. */
  readonly closedAt: Instant | null
  readonly state: IncidentState
  /** Somebody may have asked for something where it is shown, since that was last heard. */
  readonly unheard?: true
}

/** Why a comment is written. */
export type CommentEvent =
  | 'escalated'
  | 'reminder'
  | 'recovered'
  | 'reopened'
  | 'recovery-exhausted'
  | 'duplicate'
  | 'moved'
  | 'gone'
  | 'drill-over'
  /** Some came, some went, or one got worse, in an incident that stands for all. */
  | 'members'

/** A new face of an incident: what to store and what to show. */
export interface IncidentChange {
  readonly state: IncidentState
  /** This run's verdicts of the members, worst first. */
  readonly verdicts: readonly Verdict[]
  readonly comment: CommentEvent | null
  /** What else people are to hear of in this run. */
  readonly alsoTold?: readonly NotificationEvent[]
}

/** A new incident. */
export interface IncidentDraft {
  readonly key: string
  readonly state: IncidentState
  readonly verdicts: readonly Verdict[]
  /** The last incident of the same key, to link to. */
  readonly previous: { readonly ref: string; readonly url: string | null } | null
  /** What else people are to hear of in this run. */
  readonly alsoTold?: readonly NotificationEvent[]
}

/** When incidents open, speak up and end. */
export interface IncidentPolicy {
  readonly openAt: Extract<Status, 'warning' | 'degraded' | 'critical'>
  /** Nothing is opened for beats that do not come. */
  readonly onMiss?: false
  /** Healthy checks in a row before it is closed; at least 1. */
  readonly recoveryTolerance: number
  /** Between two reminders; 0 for none. */
  readonly reminderMs: number
  /** More new incidents than this in one run become one. */
  readonly groupOver: number
  /** A monitor that dies again this soon after its incident closed gets the same incident back. */
  readonly reopenWithinMs: number
  /** Monitors whose trouble somebody has taken note of: nobody is reminded of it. Absent where nobody can. */
  readonly acknowledged?: ReadonlySet<string>
  /** Monitors of whose trouble nobody wants to hear for now. */
  readonly snoozed?: ReadonlySet<string>
  /** Monitors of which people wanted to hear again from then on: a snooze or a pause of theirs is over. */
  readonly againFrom?: ReadonlyMap<string, Instant>
  /** The configuration whose monitors share one incident; absent where each has its own. */
  readonly oneIssue?: string
  /** Of which place the one incident tells; absent for the whole configuration. */
  readonly standsFor?: string
  /** What is over is marked and left to people to close. Absent: Heartbeat closes it. */
  readonly keepOpen?: true
}

/** A card that says what it said before is written once in a quarter of the time between reminders, not at each check. */
export function rewriteAfter({ reminderMs }: Pick<IncidentPolicy, 'reminderMs'>): Duration {
  return (reminderMs > 0 ? reminderMs : DAY) / 4
}
