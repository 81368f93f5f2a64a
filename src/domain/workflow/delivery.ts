import { formatDuration } from '../duration.js'
import type { CronSchedule } from '../schedule.js'
import { HOUR, type Duration, type Instant } from '../time.js'
import type { WorkflowEvidence } from '../workflow-evidence.js'
import { counts } from './runs.js'

/** How much of what a schedule declares GitHub really delivered. */
export interface Delivery {
  readonly since: Instant
  /** Runs after the first. */
  readonly delivered: number
  readonly expected: number
  /** `delivered / expected`. */
  readonly rate: number
  readonly gaps: { readonly median: Duration; readonly p90: Duration; readonly longest: Duration }
}

/** Below this the job runs far under its cadence; a third is what GitHub gives to many sub-hourly crons. */
const FAR_BELOW = 0.25
/** With fewer ticks or runs a single late one would decide. */
const ENOUGH_TICKS = 12
const ENOUGH_RUNS = 4
/** Rare crons are late, not dropped (pithead#1418): their window finds them. */
const FREQUENT: Duration = 12 * HOUR
const COUNT_LIMIT = 2000

/** From the first listed run to now, the open gap included; null when there are too few runs to tell. */
export function measureDelivery(
  evidence: Pick<WorkflowEvidence, 'runs' | 'rules' | 'completeSince' | 'cronChangedAt'>,
  schedule: Pick<CronSchedule, 'countBetween'>,
  now: Instant,
): Delivery | null {
  const from = Math.max(evidence.completeSince ?? -Infinity, evidence.cronChangedAt ?? -Infinity)
  const fired = evidence.runs
    .filter((run) => counts(run, evidence.rules) && run.createdAt >= from && run.createdAt <= now)
    .map((run) => run.createdAt)
    .sort((a, b) => a - b)
  const since = fired[0]
  if (since === undefined || fired.length < 2) return null
  const expected = schedule.countBetween(since, now, COUNT_LIMIT)
  if (expected === 0 || expected === COUNT_LIMIT) return null
  const delivered = fired.length - 1
  const gaps = [...fired, now].slice(1).map((at, i) => at - (fired[i] ?? at))
  return { since, delivered, expected, rate: delivered / expected, gaps: spreadOf(gaps) }
}

export function isFarBelow({ delivered, expected, rate }: Delivery, largestGap: Duration): boolean {
  return largestGap < FREQUENT && delivered + 1 >= ENOUGH_RUNS && expected >= ENOUGH_TICKS && rate < FAR_BELOW
}

/** `5 of 75 (7 %); gaps: median 1 h, 90 % under 3 h, longest 3 h 20 min`. */
export function describeDelivery({ delivered, expected, rate, gaps }: Delivery): string {
  const spread = `median ${formatDuration(gaps.median)}, 90 % under ${formatDuration(gaps.p90)}, longest ${formatDuration(gaps.longest)}`
  return `${delivered} of ${expected} (${percent(rate)}); gaps: ${spread}`
}

export function percent(rate: number): string {
  return `${Math.round(rate * 100)} %`
}

function spreadOf(gaps: readonly Duration[]): Delivery['gaps'] {
  const sorted = [...gaps].sort((a, b) => a - b)
  return { median: quantile(sorted, 0.5), p90: quantile(sorted, 0.9), longest: sorted.at(-1) ?? 0 }
}

function quantile(sorted: readonly Duration[], share: number): Duration {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}
