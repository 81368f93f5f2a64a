import type { Share } from './at-most.js'
import type { Conditions } from './conditions.js'
import type { Status } from './status.js'
import { MINUTE, type Duration, type Instant } from './time.js'

/** When the next beat is due. */
export type Expectation =
  | { readonly kind: 'threshold'; readonly thresholdMs: Duration }
  | {
      readonly kind: 'interval'
      readonly everyMs: Duration
      /** Null for the default of its kind. */
      readonly graceMs: Duration | null
      /** Null for the default of its kind. */
      readonly levels: Levels | null
    }
  | {
      readonly kind: 'cron'
      readonly crons: readonly string[]
      readonly timezone: string
      readonly graceMs: Duration | null
      readonly levels: Levels | null
    }

/** From how many missed intervals, or from which age, a late beat is how bad. */
export type Levels =
  | { readonly by: 'missed'; readonly warning: number; readonly degraded: number; readonly critical: number }
  | { readonly by: 'age'; readonly warning: Duration; readonly degraded: Duration; readonly critical: Duration }

export const DEFAULT_THRESHOLD: Duration = 120 * MINUTE

/** The hours in which beats are expected; age runs only in them. */
export interface ActiveTime {
  /** Spans as written: `mon-fri 09:30-16:00`, several parted by commas. */
  readonly hours: string | null
  readonly timezone: string
  /** A named calendar of holidays and early closes. */
  readonly calendar: string | null
  /** Extra days off, `YYYY-MM-DD`. */
  readonly holidays: readonly string[]
  readonly sessions: readonly Session[]
}

/** One date with its own hours, whatever the weekday, the calendar and the holidays say. */
export interface Session {
  /** `YYYY-MM-DD` */
  readonly date: string
  /** `09:30-13:00`, several spans separated by commas, or `closed`. */
  readonly hours: string
}

/** A span in which a monitor is skipped. */
export type Maintenance =
  | { readonly kind: 'once'; readonly from: Instant; readonly until: Instant; readonly reason: string | null }
  | {
      readonly kind: 'recurring'
      readonly cron: string
      readonly timezone: string
      readonly durationMs: Duration
      readonly reason: string | null
    }

/** How a document of someone else is to be read; each set option wins over the rules. */
export interface ReadingOptions {
  /** JSON Pointer. */
  readonly timestampField: string | null
  /** IANA zone for times written without one; null means UTC. */
  readonly timezone: string | null
  readonly statusField: string | null
  readonly format: 'auto' | 'json' | 'text'
  /** Absent where a document need say nothing but when it last beat. */
  readonly conditions?: Conditions
}

/** A job has an end, and one missed run matters; a service beats all the time, and misses grade it. */
export type MonitorKind = 'job' | 'service'

/** Where a monitor's beats are read: a member of the sources family with its own options. */
export interface SourceSpec {
  readonly kind: string
  readonly options: Readonly<Record<string, unknown>>
}

/** One thing that must beat. */
export interface Monitor {
  readonly id: string
  readonly name: string
  readonly source: SourceSpec
  readonly reading: ReadingOptions
  /** The member of a multi-monitor document; null for the document's own time. */
  readonly member: string | null
  /** Judge every member of the document as a monitor of its own. */
  readonly each: boolean
  readonly kind: MonitorKind
  readonly expectation: Expectation
  /** After an opening a first beat is due within this, beside a threshold; null for no such rule. */
  readonly openingGraceMs: Duration | null
  readonly active: ActiveTime | null
  readonly maintenance: readonly Maintenance[]
  readonly paused: { readonly reason: string; readonly until: Instant | null } | null
  /** What no beat at all means; null where nobody said: critical, once the monitor is not new. */
  readonly missing: Extract<Status, 'critical' | 'warning' | 'skipped' | 'unknown'> | null
  /** Whether work that was stopped on purpose is late as usual. */
  readonly stopped: 'late' | 'skipped'
  /** A failure that a service reports is critical, not a warning; that of a job always is. */
  readonly critical: boolean
  /** How bad a check is that failed in a beat that says all is well; null: it is only told. */
  readonly checks: Extract<Status, 'warning' | 'degraded' | 'critical'> | null
  /** Null for the default by its schedule. */
  readonly maxRuntimeMs: Duration | null
  /** Consecutive reported failures that are forgiven. */
  readonly failureTolerance: number
  readonly tags: readonly string[]
  /** A workflow file whose state and last runs belong to the diagnosis. */
  readonly workflow: string | null
  /** What it is judged by on other days, when a run by hand sets another threshold; null for its own. */
  readonly ownExpectation: Expectation | null
  /** The IANA zone its people live by; null for UTC. */
  readonly zone: string | null
  /** A text or an address that stands first under "What to do". */
  readonly runbook: string | null
  /** Monitors that it stands on, by id, and tags as `tag:NAME`; absent for none. */
  readonly dependsOn?: readonly string[]
  /** What nobody said of it: a beat may say so itself. */
  readonly unsaid?: { readonly kind: boolean; readonly due: boolean }
  /** Nobody chose its id: it was made from the name of its file. */
  readonly unnamed?: true
  /** So many of its members may be bad before it is; absent where each of them is a monitor by itself. */
  readonly atMost?: Share
  /** The id of the configuration's monitor, for a member of a document that tells of many. */
  readonly group?: string
}

/** A monitor of which nothing is said but its source: all that is usual. */
export function plainMonitor(id: string, source: SourceSpec): Monitor {
  return {
    id,
    name: id,
    source,
    reading: { timestampField: null, timezone: null, statusField: null, format: 'auto' },
    member: null,
    each: false,
    kind: 'job',
    expectation: { kind: 'threshold', thresholdMs: DEFAULT_THRESHOLD },
    openingGraceMs: null,
    active: null,
    maintenance: [],
    paused: null,
    missing: null,
    stopped: 'late',
    critical: false,
    checks: null,
    maxRuntimeMs: null,
    failureTolerance: 0,
    tags: [],
    workflow: null,
    ownExpectation: null,
    zone: null,
    runbook: null,
  }
}
