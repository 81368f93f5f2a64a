import type { Heartbeat } from '../heartbeat.js'
import type { Expectation, Levels, Monitor, MonitorKind } from '../monitor.js'
import type { CronSchedule } from '../schedule.js'
import { HOUR, MINUTE, type Duration, type Instant } from '../time.js'

/** What is expected of a beat, with nothing left to a default. */
export type Expected =
  | { readonly kind: 'threshold'; readonly thresholdMs: Duration; readonly openingGraceMs?: Duration | null }
  | { readonly kind: 'interval'; readonly everyMs: Duration; readonly graceMs: Duration; readonly levels: Levels }
  | {
      readonly kind: 'cron'
      readonly crons: readonly string[]
      readonly timezone: string
      readonly graceMs: Duration
      readonly levels: Levels
    }

/** After which beat, and by whom it was started. */
export interface Occasion {
  /** The beat, or whatever else is counted from. */
  readonly from: Instant
  /** GitHub's schedule starts 10 min to many hours late. */
  readonly startedByGitHub: boolean
  readonly cron: CronSchedule | null
}

/** Whether GitHub's schedule starts this job, be it that somebody started it by hand in between. */
export function isStartedByGitHub(beat: Heartbeat | null): boolean {
  return beat !== null && (beat.event === 'schedule' || beat.lastScheduledAt !== undefined)
}

/** The first missed occurrence of a job is critical; what beats all the time is graded. */
const LEVELS: Readonly<Record<MonitorKind, Levels>> = {
  job: { by: 'missed', warning: 1, degraded: 1, critical: 1 },
  service: { by: 'missed', warning: 1, degraded: 3, critical: 5 },
}

/** Beats at least this often come from a service, unless the configuration says otherwise. */
const SERVICE_INTERVAL: Duration = 5 * MINUTE
/** A job on GitHub ends after 6 h at the latest: https://docs.github.com/en/actions/reference/limits */
const LONGEST_RUN: Duration = 6 * HOUR

/** What beats every few seconds or minutes is a service. */
export function usualKind(expectation: Expectation): MonitorKind {
  return expectation.kind === 'interval' && expectation.everyMs <= SERVICE_INTERVAL ? 'service' : 'job'
}

/** What a monitor expects after a beat: what was set, else the defaults of its kind. */
export function expectedOf(
  { kind, expectation, openingGraceMs }: Pick<Monitor, 'kind' | 'expectation' | 'openingGraceMs'>,
  occasion: Occasion,
): Expected {
  if (expectation.kind === 'threshold') return { ...expectation, openingGraceMs }
  const graceMs = expectation.graceMs ?? usualGrace(kind, expectation, occasion)
  return { ...expectation, graceMs, levels: expectation.levels ?? LEVELS[kind] }
}

function usualGrace(
  kind: MonitorKind,
  expectation: Exclude<Expectation, { kind: 'threshold' }>,
  occasion: Occasion,
): Duration {
  if (kind === 'service') return 0
  const half = smallestGap(expectation, occasion) / 2
  if (occasion.startedByGitHub) return within(6 * HOUR, half, 12 * HOUR)
  return expectation.kind === 'interval' ? within(5 * MINUTE, half, HOUR) : Math.min(half, HOUR)
}

function within(least: Duration, wished: Duration, most: Duration): Duration {
  return Math.min(most, Math.max(least, wished))
}

/** How long a run may take before it counts as lost: what was set, else until the next one may be missed, at most 6 h. */
export function maxRuntimeOf(maxRuntimeMs: Duration | null, expected: Expected, occasion: Occasion): Duration {
  if (maxRuntimeMs !== null) return maxRuntimeMs
  const untilMissed =
    expected.kind === 'threshold' ? expected.thresholdMs : smallestGap(expected, occasion) + expected.graceMs
  return Math.min(LONGEST_RUN, untilMissed)
}

function smallestGap(
  expectation: Exclude<Expectation, { kind: 'threshold' }>,
  { cron, from }: Pick<Occasion, 'cron' | 'from'>,
): Duration {
  if (expectation.kind === 'interval') return expectation.everyMs
  return cron?.smallestGap(from) ?? Infinity
}
