import { HOUR } from '../../domain/time.js'
import type { WorkflowEvidence } from '../../domain/workflow-evidence.js'
import type { WorkflowJudgement } from '../../domain/workflow/judgement.js'
import { isJudgedByLastRuns, tooManyReds } from '../../domain/workflow/red-runs.js'
import { counts, isCompleted, isLife, newest } from '../../domain/workflow/runs.js'
import { ExternalError, withRemedy } from '../../errors.js'
import { FEW_RUNS } from '../../domain/workflow/delivery.js'
import { isSettled, judged, spanOf, withPage, type Case } from './case.js'
import { confirm, CONFIRM_PAGE } from './confirm.js'
import { cronHistory } from './cron-change.js'
import { failureOf } from './run-failure.js'
import { withDueListing } from './due-listing.js'
import { withEarlierLife } from './earlier-life.js'
import { withHidden } from './last-runs.js'
import type { Opened } from './opened.js'
import { isAliveForSure, isPlain } from './plain.js'
import { withProof, withWholeProof } from './proof.js'
import { countDeleted, MANY_DELETED, listByEvent, listNewest, listSince, type RunPage } from './run-listing.js'

/** Enough to see a rate for frequent crons; rare ones need only their last runs. A run is some 12 kB of answer. */
const FREQUENT_PAGE = 30
const RARE_PAGE = 10
const RARE_WINDOW = 36 * HOUR

const NO_RUNS: RunPage = { runs: [], completeSince: null, selfContradictory: false, total: 0 }

/** How much is asked for at first. */
export type FirstAsk = 'few' | 'many'

/** Asks of one workflow only what its verdict needs: one question while it is well, another before it is called bad. */
export async function gatherEvidence({ about, start }: Opened, ask: FirstAsk): Promise<WorkflowEvidence> {
  if (start.unreadable !== null) return start
  try {
    return await investigate(about, start, ask)
  } catch (error) {
    if (!(error instanceof ExternalError)) throw error
    return { ...start, unreadable: withRemedy(error) }
  }
}

async function investigate(about: Case, start: WorkflowEvidence, ask: FirstAsk): Promise<WorkflowEvidence> {
  const first = judged(about, start)
  if (first.status === 'skipped' || first.reason === 'config-error') return start
  const few =
    ask === 'few' && isPlain(start)
      ? await unlessUnlisted(start, listByEvent(about.api, about.workflow, 'schedule', FEW_RUNS))
      : null
  if (few !== null && isAliveForSure(about, withPage(start, few))) return withPage(start, few)
  const isAll = few !== null && few.completeSince === null && !few.selfContradictory
  return judgedBy(about, start, isAll ? few : await unlessUnlisted(start, askFirst(about, start, first)))
}

async function judgedBy(about: Case, start: WorkflowEvidence, page: RunPage): Promise<WorkflowEvidence> {
  const whole = page.completeSince === null && !page.selfContradictory && asksOneEvent(start)
  const shown = await withHidden(about, { ...withPage(start, page), allGoodListed: whole }, page)
  const listed = await withDueListing(about, await withProof(about, shown))
  if (listed.unreadable !== null || isSettled(judged(about, listed))) return listed
  const confirmed = page === NO_RUNS ? listed : await confirmLife(about, listed)
  const second = judged(about, confirmed)
  if (confirmed.unreadable !== null || isSettled(second) || second.reason === 'cadence') return confirmed
  // Red runs are told whatever its schedule says.
  if (tooManyReds(confirmed, about.now) !== null && second.reason === 'failing') return withFailure(about, confirmed)
  const dated = await withCronChange(about, confirmed, second)
  const { reason } = judged(about, dated)
  if (reason === 'failing') return withFailure(about, dated)
  return reason === 'stale' || reason === 'never-fired' ? withDeleted(about, dated, page) : dated
}

/** What a second question shows may lack what is required of it as well. */
async function confirmLife(about: Case, listed: WorkflowEvidence): Promise<WorkflowEvidence> {
  const confirmed = await withProof(about, await confirm(about, listed))
  return withWholeProof(about, await withEarlierLife(about, confirmed))
}

/** A listing of all events by date is whole only since that date. */
function asksOneEvent({ rules }: WorkflowEvidence): boolean {
  return rules.events.length === 1
}

/** Whether runs were deleted is asked where a run is missed that may have been. */
async function withDeleted(about: Case, evidence: WorkflowEvidence, page: RunPage): Promise<WorkflowEvidence> {
  const highest = Math.max(...evidence.runs.map((run) => run.number ?? 0))
  if (page === NO_RUNS || highest - evidence.runs.length < MANY_DELETED) return evidence
  return { ...evidence, deletedRuns: await countDeleted(about.api, about.workflow) }
}

/** A file that the API does not know has no runs, and asking for them is answered by 404. */
async function unlessUnlisted(evidence: WorkflowEvidence, asked: Promise<RunPage>): Promise<RunPage> {
  try {
    return await asked
  } catch (error) {
    if (evidence.state === 'unlisted' && error instanceof ExternalError && error.status === 404) return NO_RUNS
    throw error
  }
}

function askFirst(about: Case, evidence: WorkflowEvidence, judgement: WorkflowJudgement): Promise<RunPage> {
  const { rules } = evidence
  const usual = (judgement.windowMs ?? RARE_WINDOW) >= RARE_WINDOW ? RARE_PAGE : FREQUENT_PAGE
  const perPage = Math.max(usual, (rules.failureTolerance ?? 0) + 1)
  const [event, ...others] = rules.events
  if (event !== undefined && others.length === 0) return listByEvent(about.api, about.workflow, event, perPage)
  // However long ago they were, they are the last ones.
  if (isJudgedByLastRuns(evidence)) return listNewest(about.api, about.workflow, CONFIRM_PAGE)
  return listSince(about.api, about.workflow, spanOf(about.now, judgement), CONFIRM_PAGE)
}

async function withCronChange(
  about: Case,
  evidence: WorkflowEvidence,
  judgement: WorkflowJudgement,
): Promise<WorkflowEvidence> {
  if (evidence.entries.length === 0 || evidence.rules.slot !== null) return evidence
  const good = newest(evidence.runs.filter((run) => isLife(run, evidence.rules)))
  // A change so old that even its own deadline has passed changes nothing but the words, which want it all the same.
  const isWanted = judgement.reason === 'never-fired' || evidence.rules.lastRuns !== null
  const since = isWanted ? -Infinity : (good?.createdAt ?? -Infinity)
  const history = await cronHistory(about.api, evidence.path, evidence.entries, since)
  const neverRan = !evidence.runs.some((run) => counts(run, evidence.rules))
  const changedAt = history !== 'none' ? history : neverRan ? evidence.updatedAt : null
  return changedAt === null || changedAt > about.now ? evidence : { ...evidence, cronChangedAt: changedAt }
}

async function withFailure(about: Case, evidence: WorkflowEvidence): Promise<WorkflowEvidence> {
  const red =
    tooManyReds(evidence, about.now)?.reds[0] ??
    newest(evidence.runs.filter((run) => counts(run, evidence.rules) && isCompleted(run)))
  return red?.id == null || red.conclusion === 'success'
    ? evidence
    : { ...evidence, failure: await failureOf(about.api, red.id) }
}
