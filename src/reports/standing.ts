import { overallStatus } from '../domain/overall-status.js'
import { severityOf, STATUSES, type Status } from '../domain/status.js'
import type { Verdict } from '../domain/verdict.js'

/** How many monitors have each status. */
export type Counts = Readonly<Record<Status, number>>

export function countsOf(verdicts: readonly Pick<Verdict, 'status'>[]): Counts {
  const counts = Object.fromEntries(STATUSES.map((status) => [status, 0])) as Record<Status, number>
  for (const { status } of verdicts) counts[status] += 1
  return counts
}

export function overallOf(verdicts: readonly Verdict[]): Status {
  return overallStatus(verdicts.map(({ status }) => status))
}

export function isBad({ status }: Verdict): boolean {
  return status !== 'healthy' && status !== 'skipped'
}

/** A new list, worst first; equals stay in the order they came in. */
export function worstFirst(verdicts: readonly Verdict[]): Verdict[] {
  return [...verdicts].sort((a, b) => severityOf(b.status) - severityOf(a.status))
}

/** The first of those that have the overall status; null if nothing was judged. */
export function worstOf(verdicts: readonly Verdict[]): Verdict | null {
  const overall = overallOf(verdicts)
  return verdicts.find(({ status }) => status === overall) ?? null
}

/** `1 critical, 2 unknown, 9 healthy`, worst first. */
export function countsText(counts: Counts): string {
  const parts = STATUSES.filter((status) => counts[status] > 0).map((status) => `${counts[status]} ${status}`)
  return parts.length === 0 ? 'nothing was judged' : parts.reverse().join(', ')
}
