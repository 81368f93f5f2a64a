import { MINUTE, type Instant } from '../time.js'
import type { WorkflowEvidence, WorkflowRun } from '../workflow-evidence.js'
import { counts, isCompleted } from './runs.js'

/** The red runs since the last green one, newest first. */
export interface RedRuns {
  readonly reds: readonly WorkflowRun[]
  /** The green run before them; null where none is listed. */
  readonly green: WorkflowRun | null
}

const RED = ['failure', 'timed_out', 'startup_failure']
/** People start these on branches of their own, whose trouble is theirs. */
const OF_A_BRANCH = ['push', 'workflow_dispatch']
/** Our clock and GitHub's may differ by this much. */
const ALLOWED_SKEW = 5 * MINUTE

/** Without a schedule, without a window and without slots its last finished runs are all there is to judge. */
export function isJudgedByLastRuns({ entries, fileProblem, rules }: Judgeable): boolean {
  return entries.length === 0 && fileProblem === null && rules.windowMs === null && rules.slot === null
}

type Judgeable = Pick<WorkflowEvidence, 'entries' | 'fileProblem' | 'rules'>

/** How many red runs in a row are forgiven; null where they are not counted at all. */
export function toleranceOf(evidence: Judgeable): number | null {
  return evidence.rules.failureTolerance ?? (isJudgedByLastRuns(evidence) ? 0 : null)
}

/**
 * Red is what failed; what was cancelled, skipped or waits for somebody, and what is under way, neither adds to a row of red runs
 * nor ends one. Green in any attempt is green.
 */
export function redRuns(evidence: WorkflowEvidence, now: Instant): RedRuns {
  const decisive = evidence.runs
    .filter((run) => isWatchedHere(run, evidence) && (isGreen(run) || isRed(run, now)))
    .sort(newestFirst)
  const first = decisive.findIndex(isGreen)
  const reds = first < 0 ? decisive : decisive.slice(0, first)
  // Between two of them a green one may be hidden where a listing is not whole.
  const since = evidence.completeSince ?? -Infinity
  return { reds: reds.filter((run) => run.createdAt >= since), green: decisive[first] ?? null }
}

/** The red runs where there are more of them in a row than are forgiven; null where there are not. */
export function tooManyReds(evidence: WorkflowEvidence, now: Instant): RedRuns | null {
  const tolerance = toleranceOf(evidence)
  if (tolerance === null) return null
  const found = redRuns(evidence, now)
  return found.reds.length > tolerance ? found : null
}

/** Of a watched event, and not of somebody's own branch. */
export function isWatchedHere(run: WorkflowRun, { rules, branch, pushesTags }: WorkflowEvidence): boolean {
  if (!counts(run, rules)) return false
  if (!OF_A_BRANCH.includes(run.event) || (run.event === 'push' && pushesTags === true)) return true
  return run.branch == null || branch == null || run.branch === branch
}

/** Whether all of these events belong to a branch, so that the runs of one branch are all there is to ask for. */
export function areOfABranch(events: readonly string[]): boolean {
  return events.every((event) => OF_A_BRANCH.includes(event))
}

/** Of one that must leave something behind only what was found decides; where nobody asked, its end does. */
function isGreen(run: WorkflowRun): boolean {
  if (run.proof !== undefined) return run.proof === 'shown'
  return run.greenBefore === true || (isCompleted(run) && run.conclusion === 'success')
}

function isRed(run: WorkflowRun, now: Instant): boolean {
  if (!isCompleted(run) || isGreen(run) || (run.updatedAt ?? run.createdAt) > now + ALLOWED_SKEW) return false
  if (RED.includes(run.conclusion ?? '')) return true
  return run.conclusion === 'success' && LACKING.includes(run.proof ?? '')
}

/** It ended green without what was required of it; a job that was skipped was skipped on purpose. */
const LACKING = ['absent', 'empty', 'failed']

/** Runs of one second are told apart by their numbers; of what cannot be told apart the green one is the newer. */
function newestFirst(a: WorkflowRun, b: WorkflowRun): number {
  return (
    b.createdAt - a.createdAt ||
    (b.number ?? 0) - (a.number ?? 0) ||
    (b.id ?? 0) - (a.id ?? 0) ||
    Number(isGreen(b)) - Number(isGreen(a))
  )
}
