import type { WorkflowEvidence, WorkflowRun } from '../../domain/workflow-evidence.js'
import { toleranceOf, tooManyReds } from '../../domain/workflow/red-runs.js'
import { counts, isLife, mergeRuns, newest } from '../../domain/workflow/runs.js'
import { ExternalError } from '../../errors.js'
import { isSettled, judged, type Case } from './case.js'
import { recordOf, textIn } from './api.js'
import { listLastGreen } from './run-listing.js'

/** Before bad news: life that a listing does not show, in an earlier attempt of the newest run or long ago. */
export async function withEarlierLife(about: Case, evidence: WorkflowEvidence): Promise<WorkflowEvidence> {
  const { reason } = judged(about, evidence)
  if (evidence.unreadable !== null || isSettled(judged(about, evidence)) || reason === 'cadence') return evidence
  const attempted = await withAttempts(about, evidence)
  return isSettled(judged(about, attempted)) ? attempted : withLastGreen(about, attempted)
}

/** A re-run keeps the date of its run and hides how the run ended before. */
async function withAttempts(about: Case, evidence: WorkflowEvidence): Promise<WorkflowEvidence> {
  // Jobs are asked for at all attempts.
  if (evidence.rules.proof?.kind === 'job') return evidence
  for (const run of runAgain(about, evidence)) {
    if (run.id === null || !(await wasGreenBefore(about, run.id, run.attempt))) continue
    const runs = evidence.runs.map((one): WorkflowRun => (one === run ? { ...run, greenBefore: true } : one))
    return { ...evidence, runs }
  }
  return evidence
}

/** The newest run, and of red ones those by which they are too many: one that was green ends their row. */
function runAgain({ now }: Case, evidence: WorkflowEvidence): WorkflowRun[] {
  const run = newest(evidence.runs.filter((one) => counts(one, evidence.rules)))
  const reds = tooManyReds(evidence, now)?.reds.slice(0, (toleranceOf(evidence) ?? 0) + 1) ?? []
  const asked = new Set([...(run === null || isLife(run, evidence.rules) ? [] : [run]), ...reds])
  return [...asked].filter(({ attempt }) => attempt > 1).slice(0, MOST_RUNS)
}

const MOST_RUNS = 4

/** The attempt before the last, and the first where that is another one. */
export async function wasGreenBefore({ api }: Case, id: number, attempt: number): Promise<boolean> {
  for (const earlier of new Set([attempt - 1, 1])) {
    try {
      const data = recordOf(await api.get(`/actions/runs/${id}/attempts/${earlier}`))
      if (textIn(data, 'conclusion') === 'success') return true
    } catch (error) {
      // An attempt that is no longer kept proves nothing.
      if (!(error instanceof ExternalError) || error.status !== 404) throw error
    }
  }
  return false
}

/** Where only red runs are listed and not all of them, when it was green last is a question of its own. */
async function withLastGreen(about: Case, evidence: WorkflowEvidence): Promise<WorkflowEvidence> {
  const { runs, rules } = evidence
  const counted = runs.filter((run) => counts(run, rules))
  if (evidence.allGoodListed === true || counted.length === 0 || counted.some((run) => isLife(run, rules)))
    return evidence
  const pages = await Promise.all(rules.events.map((event) => listLastGreen(about.api, about.workflow, event)))
  return {
    ...evidence,
    runs: mergeRuns(
      runs,
      pages.flatMap((page) => page.runs),
    ),
    allGoodListed: pages.every((page) => !page.selfContradictory),
  }
}
