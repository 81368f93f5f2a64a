import type { Evidence } from '../heartbeat.js'
import type { Duration, Instant } from '../time.js'
import type { JsonObject, Rule } from './candidate.js'
import type { Declared } from './declared.js'
import type { Ignored } from './seen.js'
import type { WriterFields } from './own-fields.js'
import type { WrittenStatus } from './written-status.js'

/** One monitor of a document that tells of many. */
export interface MonitorReading {
  readonly name: string
  readonly label?: string
  readonly field: string
  /** Null: it is named and has never beaten. */
  readonly at: Instant | null
  readonly zone: Evidence['zone'] | null
  readonly precisionMs: Duration
  /** It lies further in the future than clocks may differ. */
  readonly ahead: boolean
  readonly status: WrittenStatus | null
  /** The object it was read from, for its further fields. */
  readonly holder: JsonObject | null
  readonly notes: readonly string[]
  /** Nothing has ended: since when it only begins. */
  readonly unfinishedSince?: Instant
}

/** All that a heartbeat document says. */
export interface DocumentReading {
  /** The last beat; null if there is none that can be trusted. */
  readonly at: Instant | null
  /** JSON Pointer or `line:N`. */
  readonly field: string | null
  readonly rule: Rule | null
  readonly zone: Evidence['zone'] | null
  readonly precisionMs: Duration
  readonly status: WrittenStatus | null
  readonly monitors: readonly MonitorReading[] | null
  readonly ignored: readonly Ignored[]
  /** What is wrong, naming what was seen; null if a beat was found. */
  readonly error: string | null
  readonly problem: 'malformed' | 'no-timestamp' | 'future' | null
  readonly declared: readonly Declared[]
  readonly notes: readonly string[]
  readonly fields: WriterFields
  /** Nothing has ended: since when it only begins. */
  readonly unfinishedSince?: Instant
  /** Written by Heartbeat's own writer, whose `running` means that a run has begun. */
  readonly ours: boolean
  /** The same for certain: all of its marks are there. */
  readonly own: boolean
  /** It is a map of agents, who are known by these names elsewhere too. */
  readonly agents?: true
  /** Members were asked for and there are none: what was seen instead. */
  readonly noMembers: string | null
  /** The JSON that it is, or that a text of names and values stands for; absent for any other text. */
  readonly value?: unknown
}
