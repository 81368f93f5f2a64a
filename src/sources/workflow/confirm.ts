import type { Instant } from '../../domain/time.js'
import type { WorkflowEvidence } from '../../domain/workflow-evidence.js'
import type { WorkflowJudgement } from '../../domain/workflow/judgement.js'
import { isJudgedByLastRuns, tooManyReds, toleranceOf } from '../../domain/workflow/red-runs.js'
import { contradicts } from '../../domain/workflow/runs.js'
import { isSettled, judged, spanOf, withPage, type Case } from './case.js'
import { listByEventSince, listSince, type RunPage } from './run-listing.js'

export const CONFIRM_PAGE = 50
const NARROW_PAGE = 100
const GREEN_PAGE = 10

export const CLAIMS_RUNS = 'the listing of runs claims runs and shows none'

/** A different question, merged with the first; when the two exclude each other nothing can be said. */
export async function confirm(about: Case, evidence: WorkflowEvidence): Promise<WorkflowEvidence> {
  const judgement = judged(about, evidence)
  const needed = neededFrom(about, evidence, judgement)
  const span = Math.min(spanOf(about.now, judgement), needed)
  const page = await listSince(about.api, about.workflow, span, CONFIRM_PAGE)
  const merged = withPage(evidence, page)
  const earlier = evidence.runs.filter((run) => run.createdAt <= about.now)
  // That it reaches less far is no good news.
  if (isSettled(judged(about, { ...merged, completeSince: evidence.completeSince }))) return merged
  if (page.selfContradictory) return { ...merged, unreadable: CLAIMS_RUNS }
  if (contradicts(page, earlier, span, needed))
    return { ...merged, unreadable: 'two listings of the same runs contradict each other' }
  const reaches = page.completeSince === null || page.completeSince <= needed
  return reaches && !isAskedTheSame(about, evidence) ? merged : narrow(about, merged, needed)
}

/** The runs by which it is judged, from the first of them on. */
function neededFrom({ now }: Case, evidence: WorkflowEvidence, { windowMs }: WorkflowJudgement): Instant {
  const first = tooManyReds(evidence, now)?.reds[toleranceOf(evidence) ?? 0]
  return Math.min(now - (windowMs ?? 0), first?.createdAt ?? now)
}

/** Several events are asked for by date at once, and so are the runs of the second question. */
function isAskedTheSame({ now }: Case, evidence: WorkflowEvidence): boolean {
  return evidence.rules.events.length > 1 && !isJudgedByLastRuns(evidence) && tooManyReds(evidence, now) !== null
}

/** Other events fill the page, so each that counts is asked for by itself; where red runs fill it, the green ones. */
async function narrow(about: Case, evidence: WorkflowEvidence, since: Instant): Promise<WorkflowEvidence> {
  const pages = await Promise.all(evidence.rules.events.map((event) => pagesOf(about, event, since)))
  const merged = pages.flat().reduce(withPage, { ...evidence, completeSince: null })
  const blind = pages.flat().some((page) => page.selfContradictory)
  const isBad = !isSettled(judged(about, merged))
  return blind && isBad ? { ...merged, unreadable: CLAIMS_RUNS } : merged
}

async function pagesOf({ api, workflow }: Case, event: string, since: Instant): Promise<RunPage[]> {
  const all = await listByEventSince(api, workflow, { event, since, perPage: NARROW_PAGE })
  if (all.completeSince === null || all.completeSince <= since) return [all]
  return [all, await listByEventSince(api, workflow, { event, since, perPage: GREEN_PAGE, only: 'success' })]
}
