import type { Evidence, Heartbeat } from './heartbeat.js'
import type { Because } from './because.js'
import type { MonitorKind } from './monitor.js'
import type { Place } from './place.js'
import type { Reason, Status } from './status.js'
import type { Duration, Instant } from './time.js'

/** What one monitor is judged to be now. */
export interface Verdict {
  readonly monitor: string
  readonly name: string
  /** Absent where the trouble is not of one monitor but of its source. */
  readonly kind?: MonitorKind
  /** From one beat to the next as they are expected: of a cron the median, of a threshold itself; null or absent where no beat is waited for. */
  readonly intervalMs?: Duration | null
  readonly status: Status
  readonly reason: Reason
  /** One sentence for people. Untrusted text in it is not yet escaped. */
  readonly message: string
  /** Where the beat was read. */
  readonly place: Place
  /** The last beat that counts, if any. */
  readonly beat: Heartbeat | null
  readonly evidence: Evidence | null
  /** The last end of the work that is known: a start is none. */
  readonly lastEndAt: Instant | null
  /** That end was no failure. */
  readonly goodEnd: boolean
  /** Whether now lies in the monitor's active hours. */
  readonly inHours: boolean
  /** Age of the beat, in active time unless forced. */
  readonly ageMs: Duration | null
  /** When the beat becomes, or became, late. */
  readonly deadline: Instant | null
  /** When the trouble began: the deadline that passed. Null unless the status is bad. */
  readonly since: Instant | null
  /** The last due time whose own grace has passed; absent or null where it is not known. */
  readonly missedDueAt?: Instant | null
  /** Whole intervals missed, for intervals and cron. */
  readonly missed: number | null
  /** How many of them in a row are critical; absent or null where no count is. */
  readonly criticalAfter?: number | null
  /** Things worth telling that change nothing. */
  readonly notes: readonly string[]
  /** What happened and what to do, as short paragraphs (from sources that know, e.g. workflows). */
  readonly diagnosis: readonly string[]
  readonly remedy: readonly string[]
  readonly tags: readonly string[]
  /** What is expected, after the word: `within 2 h`; null where no beat is waited for. */
  readonly expected: string | null
  /** What these words leave out, to follow them: the grace of a schedule, and the hours; absent for nothing. */
  readonly ruleRest?: string
  /** What it is judged by on any day: `threshold of 2 h`; null where no beat is waited for. */
  readonly ownRule: string | null
  /** What a run by hand judged otherwise than usual, in words: `judged by 90 min instead of its own 2 h`; null for its own rules. */
  readonly byHand: string | null
  /** The IANA zone its people live by; null for UTC. */
  readonly zone: string | null
  /** What its people wrote for the night it dies: a text or an address. Untrusted. */
  readonly runbook: string | null
  /** The workflow that the configuration names for it. */
  readonly workflow: string | null
  /** Why nobody is told of its trouble; absent where people are, as ever. */
  readonly because?: Because
  /** Ids of those of whom nobody is told because of this one; absent for none. Untrusted. */
  readonly silences?: readonly string[]
}
