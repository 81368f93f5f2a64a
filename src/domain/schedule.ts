import type { Duration, Instant } from './time.js'

/** Whose cron a line is: ours, with `L`, `W`, `#`, macros and 7 for Sunday, or that of a workflow file. */
export type CronDialect = 'monitor' | 'github'

/** When a job is due by its cron lines; clock changes follow Debian's cron. Loads no zone data until asked. */
export interface CronSchedule {
  /** The first occurrence strictly after `after`; null if there is none within 40 years. */
  next(after: Instant): Instant | null
  /** The last occurrence at or before `at`; null if there is none in the 40 years before. */
  previous(at: Instant): Instant | null
  /** The next `count` occurrences strictly after `from`. */
  upcoming(from: Instant, count: number): Instant[]
  /** How many occurrences lie in (from, to]; stops counting at `limit`. */
  countBetween(from: Instant, to: Instant, limit: number): number
  /** The longest silence between two occurrences that this schedule has, seen from about this instant. */
  largestGap(around: Instant): Duration
  /**
   * The shortest ordinary silence between two neighbouring occurrences from about this instant on, those at clock changes
   * left out; Infinity if there are not two.
   */
  smallestGap(around: Instant): Duration
  /** The median of the silences that follow, seen from about this instant; Infinity if there are not two occurrences. */
  usualGap(around: Instant): Duration
  /** For people: `every day at 02:23 (Europe/Berlin)`. */
  inWords(): string
}

/** One span of active time, half-open: [opensAt, closesAt). */
export interface ActiveWindow {
  readonly opensAt: Instant
  readonly closesAt: Instant
}

/** The hours in which beats are expected, and ages measured in them. */
export interface ActiveWindows {
  isActive(at: Instant): boolean
  /** Active time in [from, to); 0 if `to` is not after `from`. */
  activeBetween(from: Instant, to: Instant): Duration
  /**
   * The deadline: `activeBetween(from, t) > duration` exactly for t after it. Time used up at a close is a deadline
   * at the next opening. Infinity if so much active time never comes.
   */
  addActive(from: Instant, duration: Duration): Instant
  /** The first active instant at or after `at`; null if there is none. */
  nextOpening(at: Instant): Instant | null
  /** The opening of the window that contains `at`, or of the last one before; null if there is none, or it was always open. */
  openingBefore(at: Instant): Instant | null
  /**
   * The windows that overlap [from, to), in order, with their own ends; neighbours that touch are one. What has no
   * beginning or no end begins or ends at an Infinity.
   */
  windows(from: Instant, to: Instant): ActiveWindow[]
}

/** A maintenance window that is under way. */
export interface MaintenanceNow {
  readonly reason: string | null
  readonly until: Instant
}

/** All that a calendar knows of one monitor; a null means that nothing restricts. */
export interface MonitorTimes {
  /** The active hours alone: outside them a monitor is skipped. */
  readonly hours: ActiveWindows | null
  /** The active hours without maintenance and pause: age and grace run in it. */
  readonly counted: ActiveWindows | null
  /** Any hour without maintenance and pause: what a forced look and a running job are measured by. */
  readonly wall: ActiveWindows | null
  readonly cron: CronSchedule | null
  maintenanceAt(at: Instant): MaintenanceNow | null
}
