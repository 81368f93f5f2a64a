import type { Instant } from '../time.js'
import type { WorkflowRules, WorkflowRun } from './evidence.js'

/** Conclusions of runs in which nothing of the job was done. */
const NOTHING_DONE = ['skipped', 'cancelled', 'startup_failure', 'action_required', 'stale']

/** Only these can prove that the schedule works: a manual run never does. */
export function counts(run: WorkflowRun, rules: WorkflowRules): boolean {
  return rules.events.includes(run.event)
}

export function isCompleted(run: WorkflowRun): boolean {
  return run.status === 'completed'
}

/** A sign of life: completed, of a watched event, and good enough for the rules. */
export function isLife(run: WorkflowRun, rules: WorkflowRules): boolean {
  if (!counts(run, rules) || !isCompleted(run)) return false
  if (rules.require === 'success') return run.conclusion === 'success'
  return run.conclusion !== null && !NOTHING_DONE.includes(run.conclusion)
}

/** The order of a listing is not to be relied on. */
export function newest(runs: readonly WorkflowRun[]): WorkflowRun | null {
  return runs.reduce<WorkflowRun | null>(
    (best, run) => (best === null || run.createdAt > best.createdAt ? run : best),
    null,
  )
}

/** Two listings as one, newest first; where they differ on a run, the one that saw it end knows more. */
export function mergeRuns(a: readonly WorkflowRun[], b: readonly WorkflowRun[]): WorkflowRun[] {
  const byKey = new Map<string, WorkflowRun>()
  for (const run of [...a, ...b]) {
    const known = byKey.get(keyOf(run))
    if (known === undefined || knowsMore(run, known)) byKey.set(keyOf(run), run)
  }
  return [...byKey.values()].sort((one, other) => other.createdAt - one.createdAt)
}

export function keyOf({ event, createdAt }: WorkflowRun): string {
  return `${event} ${createdAt}`
}

function knowsMore(run: WorkflowRun, known: WorkflowRun): boolean {
  if (run.attempt !== known.attempt) return run.attempt > known.attempt
  return isCompleted(run) && (!isCompleted(known) || run.conclusion === 'success')
}

/** Runs that the second listing should show and does not, as far as they matter: those since `since`. */
export function missingFrom(
  listing: { readonly runs: readonly WorkflowRun[]; readonly completeSince: Instant | null },
  runs: readonly WorkflowRun[],
  since: Instant,
): WorkflowRun[] {
  const shown = new Set(listing.runs.map(keyOf))
  const from = Math.max(since, listing.completeSince ?? -Infinity)
  // At the edge itself several runs may share one second of which the page holds only some.
  return runs.filter((run) => run.createdAt >= since && run.createdAt > from && !shown.has(keyOf(run)))
}
