import type { Status } from './status.js'
import { MINUTE, type Duration, type Instant } from './time.js'

/** When the next beat is due. */
export type Expectation =
  | { readonly kind: 'threshold'; readonly thresholdMs: Duration }
  | { readonly kind: 'interval'; readonly everyMs: Duration; readonly graceMs: Duration; readonly levels: Levels }
  | {
      readonly kind: 'cron'
      readonly crons: readonly string[]
      readonly timezone: string
      readonly graceMs: Duration
      readonly levels: Levels
    }

/** From how many missed intervals, or from which age, a late beat is how bad. */
export type Levels =
  | { readonly by: 'missed'; readonly warning: number; readonly degraded: number; readonly critical: number }
  | { readonly by: 'age'; readonly warning: Duration; readonly degraded: Duration; readonly critical: Duration }

export const DEFAULT_LEVELS: Levels = { by: 'missed', warning: 1, degraded: 3, critical: 5 }

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
}

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
  readonly expectation: Expectation
  readonly active: ActiveTime | null
  readonly maintenance: readonly Maintenance[]
  readonly paused: { readonly reason: string; readonly until: Instant | null } | null
  /** What no beat at all means. */
  readonly missing: Extract<Status, 'critical' | 'warning' | 'skipped' | 'unknown'>
  /** A reported failure is critical, not a warning. */
  readonly critical: boolean
  readonly maxRuntimeMs: Duration | null
  /** Consecutive reported failures that are forgiven. */
  readonly failureTolerance: number
  readonly tags: readonly string[]
  /** A workflow file whose state and last runs belong to the diagnosis. */
  readonly workflow: string | null
  /** What it is judged by on other days, when a run by hand sets another threshold; null for its own. */
  readonly ownExpectation: Expectation | null
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
    expectation: { kind: 'threshold', thresholdMs: DEFAULT_THRESHOLD },
    active: null,
    maintenance: [],
    paused: null,
    missing: 'critical',
    critical: false,
    maxRuntimeMs: null,
    failureTolerance: 0,
    tags: [],
    workflow: null,
    ownExpectation: null,
  }
}
