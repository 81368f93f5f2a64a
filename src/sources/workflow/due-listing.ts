import type { Instant } from '../../domain/time.js'
import type { WorkflowEvidence, WorkflowRun } from '../../domain/workflow-evidence.js'
import { dueTimesOf } from '../../domain/workflow/due-times.js'
import { dueSince, lastDueRuns } from '../../domain/workflow/judge-due-runs.js'
import { contradicts } from '../../domain/workflow/runs.js'
import type { Case } from './case.js'
import { withPage } from './case.js'
import { wasGreenBefore } from './earlier-life.js'
import { listByEventSince, listSince } from './run-listing.js'

const PAGE = 100
/** So many red runs are asked whether an earlier attempt was green. */
const MOST_ATTEMPTS = 10

/** Runs that reach back to the first that is asked for, by a second question where one of them seems missed. */
export async function withDueListing(about: Case, evidence: WorkflowEvidence): Promise<WorkflowEvidence> {
  const from = sinceWhen(about, evidence)
  if (from === null || evidence.unreadable !== null) return evidence
  const isWhole = evidence.completeSince === null || evidence.completeSince <= from
  const whole = isWhole ? { ...evidence, listedSince: from } : await byEvents(about, evidence, from)
  if (!isTooMany(about, whole)) return whole
  const confirmed = await confirmedBy(about, whole, from)
  return isTooMany(about, confirmed) ? withAttempts(about, confirmed) : confirmed
}

function sinceWhen(about: Case, evidence: WorkflowEvidence): Instant | null {
  const times = dueTimesOf(evidence, about.now, about.makeSchedule)
  return times === null ? null : dueSince(evidence, about.now, times)
}

async function byEvents(about: Case, evidence: WorkflowEvidence, since: Instant): Promise<WorkflowEvidence> {
  const pages = await Promise.all(
    evidence.rules.events.map((event) => listByEventSince(about.api, about.workflow, { event, since, perPage: PAGE })),
  )
  const { runs, completeSince } = pages.reduce(withPage, { ...evidence, completeSince: null })
  const isBlind = pages.some((page) => page.selfContradictory)
  return { ...evidence, runs, ...(isBlind ? {} : { listedSince: Math.max(since, completeSince ?? -Infinity) }) }
}

/** Every event by date: what the index of events forgot stands here. */
async function confirmedBy(about: Case, evidence: WorkflowEvidence, from: Instant): Promise<WorkflowEvidence> {
  const page = await listSince(about.api, about.workflow, from, PAGE)
  const { runs } = withPage(evidence, page)
  const earlier = evidence.runs.filter((run) => run.createdAt <= about.now)
  const isDoubtful = page.selfContradictory || contradicts(page, earlier, from, from)
  // What two listings do not agree on is listed for nobody.
  if (isDoubtful) return { ...evidence, runs, completeSince: about.now, listedSince: about.now }
  return { ...evidence, runs }
}

/** A re-run keeps the date of its run and hides how the run ended before. */
async function withAttempts(about: Case, evidence: WorkflowEvidence): Promise<WorkflowEvidence> {
  const again = wrongRuns(about, evidence).filter((run) => run.id !== null && run.attempt > 1)
  const green = new Set<WorkflowRun>()
  for (const run of again.slice(0, MOST_ATTEMPTS))
    if (run.id !== null && (await wasGreenBefore(about, run.id, run.attempt))) green.add(run)
  return {
    ...evidence,
    runs: evidence.runs.map((run): WorkflowRun => (green.has(run) ? { ...run, greenBefore: true } : run)),
  }
}

function wrongRuns(about: Case, evidence: WorkflowEvidence): readonly WorkflowRun[] {
  return wrong(about, evidence).flatMap(({ red }) => (red === null ? [] : [red]))
}

function isTooMany(about: Case, evidence: WorkflowEvidence): boolean {
  return wrong(about, evidence).length > (evidence.rules.lastRuns?.most ?? Infinity)
}

function wrong(about: Case, evidence: WorkflowEvidence): ReturnType<typeof lastDueRuns> {
  const { lastRuns } = evidence.rules
  const times = dueTimesOf(evidence, about.now, about.makeSchedule)
  if (times === null || lastRuns === null) return []
  return lastDueRuns(evidence, about.now, times, lastRuns).filter(({ end }) => end !== 'good')
}
