import type { Instant } from '../time.js'
import type { WorkflowEvidence, WorkflowRules, WorkflowRun } from '../workflow-evidence.js'
import { toleranceOf } from './red-runs.js'
import { isCompleted } from './runs.js'

/** What nobody can tell of an earlier moment is taken for the best or for the worst that it may have been. */
export type Guess = 'best' | 'worst'

/** What a listing of now would have shown at an earlier moment; only what both guesses come to is known. */
export function asItWas(found: WorkflowEvidence, at: Instant, guess: Guess): WorkflowEvidence {
  const { completeSince, rules } = found
  const tolerance = toleranceOf(found)
  const runs = found.runs
    .filter((run) => run.createdAt <= at)
    .map((run) => (guess === 'worst' && tolerance !== null ? orRed(run, at) : run))
    .map((run) => runThen(run, at, guess))
  const hiddenAt = completeSince === null ? null : Math.min(completeSince, at)
  if (hiddenAt === null) return { ...found, runs }
  // Before the listing begins there may have been a good run, as late as can be.
  if (guess === 'best') return { ...found, runs: [...runs, aRun(hiddenAt, 'success', rules)] }
  if (tolerance === null) return { ...found, runs }
  // Or there were red ones, too many of them, and no green one between those that are listed.
  const reds = Array.from({ length: tolerance + 1 }, () => aRun(hiddenAt, 'failure', rules))
  return { ...found, completeSince: null, runs: [...runs, ...reds] }
}

/** A page of a listing; nobody who looks reads further back. */
const LISTED = 100

/**
 * What somebody who looked at an earlier moment is likely to have seen: a run that had not ended yet was under way, and one that
 * was run again had been green before, where nobody knows better. Of runs newest first.
 */
export function asSeen(found: WorkflowEvidence, at: Instant): WorkflowEvidence {
  const from = found.runs.findIndex((run) => run.createdAt <= at)
  const page = from < 0 ? [] : found.runs.slice(from, from + LISTED)
  const isCut = from >= 0 && found.runs.length > from + LISTED
  const runs = page.map((run) => runThen(run, at, run.attempt > 1 ? 'best' : 'worst'))
  const completeSince = isCut ? (runs.at(-1)?.createdAt ?? at) : found.completeSince
  if (completeSince === null || isCut) return { ...found, runs, completeSince }
  // Before what was asked for there may have been a good run.
  const hidden = aRun(Math.min(completeSince, at), 'success', found.rules)
  return { ...found, runs: [...runs, hidden], completeSince }
}

/** Before it was run again it may have been red, and no life by whatever counts as that. */
function orRed(run: WorkflowRun, at: Instant): WorkflowRun {
  if (run.attempt < 2 || (run.updatedAt != null && run.updatedAt <= at)) return run
  return { ...run, status: 'completed', conclusion: 'startup_failure', updatedAt: run.createdAt, greenBefore: false }
}

/** Whether it stood then as it stands now: known, and neither enabled, disabled nor otherwise changed since. */
export function isAsSince({ state, updatedAt, cronChangedAt, unreadable }: WorkflowEvidence, at: Instant): boolean {
  if (unreadable !== null || state === 'unknown' || state === 'unlisted') return false
  return updatedAt !== null && updatedAt <= at && (cronChangedAt === null || cronChangedAt <= at)
}

/** Its end is when it last changed, which may be later than its end; and of a re-run only the last attempt is listed. */
function runThen(run: WorkflowRun, at: Instant, guess: Guess): WorkflowRun {
  if (guess === 'best') return run.attempt > 1 ? { ...run, greenBefore: true } : run
  const isEnded = isCompleted(run) && run.updatedAt != null && run.updatedAt <= at
  return isEnded ? run : { ...run, status: 'in_progress', conclusion: null, greenBefore: false }
}

function aRun(createdAt: Instant, conclusion: string, { events }: WorkflowRules): WorkflowRun {
  const [event = 'schedule'] = events
  return { id: null, event, status: 'completed', conclusion, createdAt, attempt: 1 }
}
