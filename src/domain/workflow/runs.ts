import type { Instant } from '../time.js'
import type { WorkflowEvidence, WorkflowRules, WorkflowRun } from '../workflow-evidence.js'

/** Conclusions of runs in which nothing of the job was done; a skipped one was started, and decided not to do it. */
const NOTHING_DONE = ['cancelled', 'startup_failure', 'action_required', 'stale']

/** Only these can prove that the schedule works: a manual run does only where its event is named. */
export function counts(run: WorkflowRun, rules: WorkflowRules): boolean {
  return rules.events.includes(run.event)
}

export function isCompleted(run: WorkflowRun): boolean {
  return run.status === 'completed'
}

/** A sign of life: of a watched event, and good enough for the rules; green in any attempt is green. */
export function isLife(run: WorkflowRun, rules: WorkflowRules): boolean {
  if (!counts(run, rules)) return false
  if (rules.proof !== null) return run.proof === 'shown'
  if (run.greenBefore === true || rules.require === 'fired') return true
  if (!isCompleted(run)) return false
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

/**
 * When it was enabled again: its state changed after its last run and after GitHub first knew it. Null where it did not; that
 * its cron lines changed is another question.
 */
export function enabledAgainAt(
  { state, updatedAt, registeredAt, runs, rules }: WorkflowEvidence,
  now: Instant,
): Instant | null {
  const lastRun = newest(runs.filter((run) => counts(run, rules)))?.createdAt ?? -Infinity
  if (state !== 'active' || updatedAt === null || updatedAt > now) return null
  return updatedAt > Math.max(lastRun, registeredAt ?? -Infinity) ? updatedAt : null
}

/** The first of the skipped runs in a row that end with the newest; null where the newest was not skipped. */
export function skippedFrom({ runs, rules }: WorkflowEvidence): Instant | null {
  const ended = runs.filter((run) => counts(run, rules) && isCompleted(run)).sort((a, b) => b.createdAt - a.createdAt)
  const broken = ended.findIndex((run) => run.conclusion !== 'skipped')
  const skipped = broken < 0 ? ended : ended.slice(0, broken)
  return skipped.at(-1)?.createdAt ?? null
}

/** Two listings as one, newest first, whichever was asked first. */
export function mergeRuns(a: readonly WorkflowRun[], b: readonly WorkflowRun[]): WorkflowRun[] {
  const byKey = new Map<string, WorkflowRun>()
  for (const run of [...a, ...b]) {
    // Several may have been started in one second.
    const key = `${keyOf(run)} ${run.number ?? ''}`
    const known = byKey.get(key)
    byKey.set(key, known === undefined ? run : mergedRun(known, run))
  }
  return [...byKey.values()].sort((one, other) => other.createdAt - one.createdAt)
}

export function keyOf({ event, createdAt }: WorkflowRun): string {
  return `${event} ${createdAt}`
}

/** Where two listings differ on a run, the one that saw it end knows more; and green in an earlier attempt it stays. */
function mergedRun(a: WorkflowRun, b: WorkflowRun): WorkflowRun {
  const [more, less] = knowsMore(b, a) ? [b, a] : [a, b]
  const isGreenBefore = a.greenBefore === true || b.greenBefore === true || isGreenEarlier(less, more)
  const proof = a.proof ?? b.proof
  return { ...more, ...(isGreenBefore && { greenBefore: true }), ...(proof !== undefined && { proof }) }
}

function isGreenEarlier(less: WorkflowRun, more: WorkflowRun): boolean {
  return less.attempt < more.attempt && isCompleted(less) && less.conclusion === 'success'
}

function knowsMore(run: WorkflowRun, known: WorkflowRun): boolean {
  if (run.attempt !== known.attempt) return run.attempt > known.attempt
  if (isCompleted(run) !== isCompleted(known)) return isCompleted(run)
  const [isGood, wasGood] = [run.conclusion === 'success', known.conclusion === 'success']
  if (isGood !== wasGood) return isGood
  if (run.updatedAt !== known.updatedAt) return (run.updatedAt ?? 0) > (known.updatedAt ?? 0)
  return (run.conclusion ?? '') > (known.conclusion ?? '')
}

/**
 * True when a second listing cannot be believed: it is older than the first one, or lacks runs since `needed` that the
 * first one shows. `from` is where the second listing was asked to begin.
 */
export function contradicts(
  second: { readonly runs: readonly WorkflowRun[]; readonly completeSince: Instant | null },
  first: readonly WorkflowRun[],
  from: Instant,
  needed: Instant,
): boolean {
  const shown = new Set(second.runs.map(keyOf))
  const latest = newest(second.runs)?.createdAt ?? -Infinity
  // At the edge of a page several runs may share one second of which it holds only some.
  const edge = second.completeSince ?? -Infinity
  return first.some((run) => {
    if (run.createdAt < from || run.createdAt <= edge || shown.has(keyOf(run))) return false
    return run.createdAt > latest || run.createdAt >= needed
  })
}
