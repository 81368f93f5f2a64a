import type { Evidence, Heartbeat } from './heartbeat.js'
import type { Place } from './place.js'
import type { Reason, Status } from './status.js'
import type { Duration, Instant } from './time.js'

/** What one monitor is judged to be now. */
export interface Verdict {
  readonly monitor: string
  readonly name: string
  readonly status: Status
  readonly reason: Reason
  /** One sentence for people. Untrusted text in it is not yet escaped. */
  readonly message: string
  /** Where the beat was read. */
  readonly place: Place
  /** The last beat that counts, if any. */
  readonly beat: Heartbeat | null
  readonly evidence: Evidence | null
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
  /** Things worth telling that change nothing. */
  readonly notes: readonly string[]
  /** What happened and what to do, as short paragraphs (from sources that know, e.g. workflows). */
  readonly diagnosis: readonly string[]
  readonly remedy: readonly string[]
  readonly tags: readonly string[]
}
