import { cronUnion } from '../../domain/calendar/cron.js'
import { DAY, HOUR, type Instant } from '../../domain/time.js'
import type { WorkflowEvidence, WorkflowRules } from '../../domain/workflow/evidence.js'
import { judgeWorkflow } from '../../domain/workflow/judge.js'
import type { WorkflowJudgement } from '../../domain/workflow/judgement.js'
import { contradicts, counts, isCompleted, isLife, mergeRuns, newest } from '../../domain/workflow/runs.js'
import { ExternalError, messageOf } from '../../errors.js'
import type { RepositoryApi } from './api.js'
import { cronHistory } from './cron-change.js'
import { fileName } from './options.js'
import { failureOf } from './run-failure.js'
import { listByEvent, listByEventSince, listSince, type RunPage } from './run-listing.js'
import type { KnownWorkflow, Snapshot } from './snapshot.js'

/** Enough to see a rate for frequent crons; rare ones need only their last runs. A run is some 12 kB of answer. */
const FREQUENT_PAGE = 30
const RARE_PAGE = 10
const CONFIRM_PAGE = 50
const NARROW_PAGE = 100
const RARE_WINDOW = 36 * HOUR
/** How far back the second question reaches at least, to tell a stopped schedule from one that never fired. */
const CONFIRM_SPAN = 90 * DAY

const NO_RUNS: RunPage = { runs: [], completeSince: null, selfContradictory: false }
const CLAIMS_RUNS = 'the listing of runs claims runs and shows none'

interface Case {
  readonly api: RepositoryApi
  /** As the runs of this workflow are asked for: its id, or its file name. */
  readonly workflow: string
  readonly now: Instant
}

/** Asks of one workflow only what its verdict needs: one question while it is well, another before it is called bad. */
export async function gatherEvidence(
  api: RepositoryApi,
  snapshot: Snapshot,
  known: KnownWorkflow,
  rules: WorkflowRules,
  now: Instant,
): Promise<WorkflowEvidence> {
  const evidence = startingPoint(api, snapshot, known, rules)
  const about: Case = { api, workflow: String(known.listed?.id ?? fileName(known.path)), now }
  if (evidence.unreadable !== null) return evidence
  try {
    return await investigate(about, evidence)
  } catch (error) {
    if (!(error instanceof ExternalError)) throw error
    const remedy = error.fault.remedy === undefined ? '' : `; ${error.fault.remedy}`
    return { ...evidence, unreadable: `${messageOf(error)}${remedy}` }
  }
}

async function investigate(about: Case, start: WorkflowEvidence): Promise<WorkflowEvidence> {
  const first = judged(start, about.now)
  if (first.status === 'skipped' || first.reason === 'config-error') return start
  const page = await firstPage(about, start, first)
  const listed = withPage(start, page)
  if (isSettled(judged(listed, about.now))) return listed
  const confirmed = page === NO_RUNS ? listed : await confirm(about, listed)
  const second = judged(confirmed, about.now)
  if (confirmed.unreadable !== null || isSettled(second) || second.reason === 'cadence') return confirmed
  const dated = await withCronChange(about, confirmed, second)
  return judged(dated, about.now).reason === 'failing' ? withFailure(about, dated) : dated
}

function judged(evidence: WorkflowEvidence, now: Instant): WorkflowJudgement {
  return judgeWorkflow({ name: evidence.path }, evidence, now, cronUnion)
}

/** Nothing more is asked about what is well, new, or known bad without its runs. */
function isSettled({ status, reason }: WorkflowJudgement): boolean {
  return status === 'healthy' || reason === 'disabled-inactivity'
}

/** A file that the API does not know has no runs, and asking for them is answered by 404. */
async function firstPage(about: Case, evidence: WorkflowEvidence, judgement: WorkflowJudgement): Promise<RunPage> {
  try {
    return await askFirst(about, evidence, judgement)
  } catch (error) {
    if (evidence.state === 'unlisted' && error instanceof ExternalError && error.status === 404) return NO_RUNS
    throw error
  }
}

function askFirst(about: Case, { rules }: WorkflowEvidence, judgement: WorkflowJudgement): Promise<RunPage> {
  const perPage = (judgement.windowMs ?? 0) >= RARE_WINDOW ? RARE_PAGE : FREQUENT_PAGE
  const [event, ...others] = rules.events
  return event !== undefined && others.length === 0
    ? listByEvent(about.api, about.workflow, event, perPage)
    : listSince(about.api, about.workflow, spanOf(about.now, judgement), CONFIRM_PAGE)
}

/** A different question, merged with the first; when the two exclude each other nothing can be said. */
async function confirm(about: Case, evidence: WorkflowEvidence): Promise<WorkflowEvidence> {
  const judgement = judged(evidence, about.now)
  const needed = about.now - (judgement.windowMs ?? 0)
  const span = spanOf(about.now, judgement)
  const page = await listSince(about.api, about.workflow, span, CONFIRM_PAGE)
  const merged = withPage(evidence, page)
  const earlier = evidence.runs.filter((run) => run.createdAt <= about.now)
  if (isSettled(judged(merged, about.now))) return merged
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
  const isBad = !isSettled(judged(merged, about.now))
  return blind && isBad ? { ...merged, unreadable: CLAIMS_RUNS } : merged
}

async function pagesOf({ api, workflow }: Case, event: string, since: Instant): Promise<RunPage[]> {
  const all = await listByEventSince(api, workflow, event, since, NARROW_PAGE)
  if (all.completeSince === null || all.completeSince <= since) return [all]
  return [all, await listByEventSince(api, workflow, event, since, RARE_PAGE, 'success')]
}

async function withCronChange(
  about: Case,
  evidence: WorkflowEvidence,
  judgement: WorkflowJudgement,
): Promise<WorkflowEvidence> {
  if (evidence.entries.length === 0) return evidence
  const good = newest(evidence.runs.filter((run) => isLife(run, evidence.rules)))
  // A change so old that even its own deadline has passed changes nothing but the words, which want it all the same.
  const since = judgement.reason === 'never-fired' ? -Infinity : (good?.createdAt ?? -Infinity)
  const history = await cronHistory(about.api, evidence.path, evidence.entries, since)
  const changedAt = history === 'none' ? evidence.updatedAt : history
  return changedAt === null || changedAt > about.now ? evidence : { ...evidence, cronChangedAt: changedAt }
}

async function withFailure(about: Case, evidence: WorkflowEvidence): Promise<WorkflowEvidence> {
  const red = newest(evidence.runs.filter((run) => counts(run, evidence.rules) && isCompleted(run)))
  return red?.id == null ? evidence : { ...evidence, failure: await failureOf(about.api, red.id) }
}

function spanOf(now: Instant, { windowMs }: WorkflowJudgement): Instant {
  return now - Math.max(CONFIRM_SPAN, 2 * (windowMs ?? 0))
}

/** What two pages know together is complete only from the later of their beginnings. */
function withPage(evidence: WorkflowEvidence, page: RunPage): WorkflowEvidence {
  const since = Math.max(evidence.completeSince ?? -Infinity, page.completeSince ?? -Infinity)
  return {
    ...evidence,
    runs: mergeRuns(evidence.runs, page.runs),
    completeSince: Number.isFinite(since) ? since : null,
  }
}

function startingPoint(
  api: RepositoryApi,
  snapshot: Snapshot,
  known: KnownWorkflow,
  rules: WorkflowRules,
): WorkflowEvidence {
  return {
    repository: api.name,
    webUrl: api.webUrl,
    path: known.path,
    state: known.state,
    fork: snapshot.fork,
    exempt: known.file?.exempt ?? null,
    entries: known.file?.entries ?? [],
    rules,
    fileProblem: known.file?.problem ?? null,
    unreadable: known.unreadable,
    runs: [],
    completeSince: null,
    registeredAt: known.listed?.createdAt ?? null,
    updatedAt: known.listed?.updatedAt ?? null,
    cronChangedAt: null,
    failure: null,
    notes: snapshot.notes,
  }
}
