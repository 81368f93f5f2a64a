import { formatDuration } from '../duration.js'
import type { CronSchedule } from '../schedule.js'
import { HOUR, type Duration, type Instant } from '../time.js'
import type { WorkflowEvidence } from '../workflow-evidence.js'
import { counts } from './runs.js'

/** How much of what a schedule declares GitHub really delivered. */
export interface Delivery {
  /** The last few runs came in time, whatever was dropped before them. */
  readonly isBack: boolean
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
/** So many last runs that came at twice the limit or better are no luck: what was dropped before them is over. */
export const FEW_RUNS = 5
const MOST_TICKS_OF_FEW = (FEW_RUNS - 1) / (2 * FAR_BELOW)

type Ticks = Pick<CronSchedule, 'countBetween'>
type Listed = Pick<WorkflowEvidence, 'runs' | 'rules'>

/** From the first listed run to now, the open gap included; null when there are too few runs to tell. */
export function measureDelivery(
  evidence: Listed & Pick<WorkflowEvidence, 'completeSince' | 'cronChangedAt'>,
  schedule: Ticks,
  now: Instant,
): Delivery | null {
  const from = Math.max(evidence.completeSince ?? -Infinity, evidence.cronChangedAt ?? -Infinity)
  const fired = firedUntil(now, evidence).filter((at) => at >= from)
  const since = fired[0]
  if (since === undefined || fired.length < 2) return null
  const expected = schedule.countBetween(since, now, COUNT_LIMIT)
  if (expected === 0 || expected === COUNT_LIMIT) return null
  const delivered = fired.length - 1
  const gaps = [...fired, now].slice(1).map((at, i) => at - (fired[i] ?? at))
  const isBack = cameBack(fired, schedule, now)
  return { isBack, since, delivered, expected, rate: delivered / expected, gaps: spreadOf(gaps) }
}

export function isFarBelow({ isBack, delivered, expected, rate }: Delivery, largestGap: Duration): boolean {
  if (isBack || largestGap >= FREQUENT) return false
  return delivered + 1 >= ENOUGH_RUNS && expected >= ENOUGH_TICKS && rate < FAR_BELOW
}

/** Whether no further run that a listing may hold could show that too few ticks are delivered. */
export function isDeliveredForSure(
  evidence: Listed,
  { schedule, largestGap }: { readonly schedule: Ticks; readonly largestGap: Duration },
  now: Instant,
): boolean {
  return largestGap >= FREQUENT || cameBack(firedUntil(now, evidence), schedule, now)
}

/** How many of its last good runs show that for sure. */
export function runsToBeSure(largestGap: Duration): number {
  return largestGap >= FREQUENT ? 1 : FEW_RUNS
}

/** Oldest first. */
function firedUntil(now: Instant, { runs, rules }: Listed): Instant[] {
  const fired = runs.filter((run) => counts(run, rules) && run.createdAt <= now)
  return fired.map(({ createdAt }) => createdAt).sort((a, b) => a - b)
}

function cameBack(fired: readonly Instant[], schedule: Ticks, now: Instant): boolean {
  const since = fired.at(-FEW_RUNS)
  return since !== undefined && schedule.countBetween(since, now, MOST_TICKS_OF_FEW + 1) <= MOST_TICKS_OF_FEW
}

/** `5 of 75 (7 %); gaps: median 1 h, 90 % under 3 h, longest 3 h 20 min`; runs of other events may be more than were due. */
export function describeDelivery({ delivered, expected, rate, gaps }: Delivery): string {
  const spread = `median ${formatDuration(gaps.median)}, 90 % under ${formatDuration(gaps.p90)}, longest ${formatDuration(gaps.longest)}`
  const share =
    delivered > expected
      ? `${delivered}, where ${expected} ${expected === 1 ? 'was' : 'were'} due`
      : `${delivered} of ${expected} (${percent(rate)})`
  return `${share}; gaps: ${spread}`
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
