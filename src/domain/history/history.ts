import type { Reason, Status } from '../status.js'
import type { Duration, Instant } from '../time.js'

/** How uptime counts a moment of one monitor. */
export type Counted = 'up' | 'down' | 'blind' | 'excluded'

/** What one look saw of one monitor. */
export interface SeenState {
  readonly monitor: string
  readonly status: Status
  readonly reason: Reason
  /** When it became so: the deadline that passed, or the beat that ended the trouble; null where only the look is known. */
  readonly since: Instant | null
  /** One sentence for people; untrusted. */
  readonly message: string
  /** The last good end that is known: it tells a new outage from one that goes on. */
  readonly lastGoodAt?: Instant | null
  /** The incident that told of it: the number of an issue; null or absent where there was none. */
  readonly incident?: string | null
  /** Of a state in which nobody can say whether it is back: since when it is down. */
  readonly downSince?: Instant | null
}

/** A look that saw another status than the one before it, the first beat of a new monitor, or trouble that had ended and is back. */
export interface StateChange extends SeenState {
  /** The look. */
  readonly at: Instant
  readonly since: Instant
  /** Null for the first look at the monitor. */
  readonly before: Status | null
  /** Nothing of it is news but its incident: worth writing down, and no change to tell anybody of. */
  readonly onlyIncident?: boolean
}

/** A time in which a monitor was down. */
export interface Outage {
  readonly monitor: string
  /** The deadline that passed. */
  readonly since: Instant
  /** The beat that ended it, or the first look that asked for the monitor no more; null while it lasts. */
  readonly until: Instant | null
  /** The worst it was. */
  readonly worst: Status
  readonly message: string
  /** The incident that told of it; null or absent where none did. */
  readonly incident?: string | null
}

/** Milliseconds of a span, by what they count as. */
export type Sums = Readonly<Record<Counted, Duration>>

export interface Day extends Sums {
  /** `YYYY-MM-DD` in the zone of the page. */
  readonly date: string
  /** The worst that was seen; `unknown` and `skipped` only where nothing else was. Null where nothing was seen. */
  readonly worst: Status | null
}

export interface Uptime {
  /** up / (up + down), from 0 to 1; null where nothing was seen. Exactly 1 only where nothing was down. */
  readonly ratio: number | null
  /** How much of the time that counts was seen, from 0 to 1; null where none counts. */
  readonly observed: number | null
  readonly sums: Sums
}

/** What is known of the past. Spans are [from, to). */
export interface History {
  readonly firstLookAt: Instant | null
  readonly lastLookAt: Instant | null
  /** Oldest first; of one monitor, or of all. */
  changes(span: Span, monitor?: string): readonly StateChange[]
  /** Newest first. */
  outages(span: Span, monitor?: string): readonly Outage[]
  uptime(monitor: string, span: Span): Uptime
  /** Oldest first, `count` of them, the last one the day of `now`. */
  days(monitor: string, count: number, now: Instant, zone: string | null): readonly Day[]
  /** Since the end of the last outage, or since the first beat that was seen; null while it does not count as up. */
  upSince(monitor: string): Instant | null
}

export interface Span {
  readonly from: Instant
  readonly to: Instant
}

/** A history that grows by looks. */
export interface GrowingHistory extends History {
  /** From one look to the next, as it was lately; null before there were two. */
  readonly usualGapMs: Duration | null
  /** Whom the last look asked for no more. */
  readonly gone: readonly string[]
  /** Takes in one look and tells what it changed. */
  look(now: Instant, states: readonly SeenState[]): readonly StateChange[]
  /** The time without a look that a look now would end; null where it is not too long to say what was in it. */
  gapUntil(now: Instant): Span | null
  /** Takes in what is known afterwards of times in which nobody looked: of any other time it changes nothing. */
  fill(filled: Filled): void
  /** Takes in a look that was written down. */
  recall(look: JournalLook): void
  /** Whether a look that is still to come was told by a clock that was ahead. */
  isWrong(at: Instant): boolean
  /** Everybody who is asked for, as the head of a journal. */
  standing(): readonly SeenState[]
  /** Keeps what was before only as sums of days. */
  close(until: Instant): void
  closed(): ClosedDays
}

/** A time in which nobody looked at a monitor, as it was judged afterwards by the beats that are known of it. */
export interface FilledPart extends Span {
  readonly counted: Exclude<Counted, 'blind'>
}

/** By monitor: in order, and apart from each other. */
export type Filled = ReadonlyMap<string, readonly FilledPart[]>

/** One look as it is written down: what it changed, or everything. */
export interface JournalLook {
  readonly at: Instant
  /** Whoever is not in it is asked for no more. */
  readonly whole: boolean
  readonly states: readonly SeenState[]
  readonly gone: readonly string[]
  /** What became known of the time before it in which nobody looked; absent where nothing did. */
  readonly filled?: Filled
  /** Looks that were written before it and lie after it: a clock was ahead, and they are not believed; absent for none. */
  readonly wrong?: readonly Instant[]
}

/** Days of one monitor that were alike, one after the other. */
export interface DayRun extends Sums {
  /** The first of them: days since 1970-01-01. */
  readonly day: number
  readonly count: number
  readonly worst: Status | null
}

/** The past of which only sums are kept. */
export interface ClosedDays {
  readonly firstLookAt: Instant | null
  /** They tell of what was before; null where nothing is closed. */
  readonly until: Instant | null
  /** The IANA zone whose days they are, null for UTC; absent where nobody wrote it down. */
  readonly zone?: string | null
  /** Oldest first, by monitor. */
  readonly runs: ReadonlyMap<string, readonly DayRun[]>
}
