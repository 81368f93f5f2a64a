import type { Instant } from '../../domain/time.js'
import type { WorkflowEvidence } from '../../domain/workflow-evidence.js'
import { contradicts } from '../../domain/workflow/runs.js'
import { isSettled, judged, spanOf, withPage, type Case } from './case.js'
import { listByEventSince, listSince, type RunPage } from './run-listing.js'

export const CONFIRM_PAGE = 50
const NARROW_PAGE = 100
const GREEN_PAGE = 10

const CLAIMS_RUNS = 'the listing of runs claims runs and shows none'

/** A different question, merged with the first; when the two exclude each other nothing can be said. */
export async function confirm(about: Case, evidence: WorkflowEvidence): Promise<WorkflowEvidence> {
  const judgement = judged(about, evidence)
  const needed = about.now - (judgement.windowMs ?? 0)
  const span = spanOf(about.now, judgement)
  const page = await listSince(about.api, about.workflow, span, CONFIRM_PAGE)
  const merged = withPage(evidence, page)
  const earlier = evidence.runs.filter((run) => run.createdAt <= about.now)
  if (isSettled(judged(about, merged))) return merged
  if (page.selfContradictory) return { ...merged, unreadable: CLAIMS_RUNS }
  if (contradicts(page, earlier, span, needed))
    return { ...merged, unreadable: 'two listings of the same runs contradict each other' }
  if (page.completeSince === null || page.completeSince <= needed) return merged
  return narrow(about, merged, needed)
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
