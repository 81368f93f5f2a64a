import type { Span } from '../../domain/history/history.js'
import { fileName } from '../../domain/place.js'
import type { Instant } from '../../domain/time.js'
import type { WorkflowEvidence, WorkflowRun } from '../../domain/workflow-evidence.js'
import { asItWas, isAsSince } from '../../domain/workflow/as-it-was.js'
import type { WorkflowJudgement } from '../../domain/workflow/judgement.js'
import { contradicts, counts, isLife, newest } from '../../domain/workflow/runs.js'
import { toleranceOf } from '../../domain/workflow/red-runs.js'
import type { MakeSchedule } from '../../domain/workflow/timetable.js'
import { ExternalError } from '../../errors.js'
import type { RepositoryApi } from './api.js'
import { judged, madeOnce, withPage } from './case.js'
import { isUntouchedSince } from './cron-change.js'
import { withGoodBefore, type ListedTogether } from './good-before.js'
import { isPlain } from './plain.js'
import { groupBy } from '../reader.js'
import { listBetween, type RunPage } from './run-listing.js'

const PAGE = 100
/** A page of the whole repository is as large as what is asked of one. */
const PAGES_TOGETHER = 3

/** How many questions may still be asked. */
interface Purse {
  left: number
}

/** One workflow in the span that is asked for. */
interface Past {
  readonly api: RepositoryApi
  readonly workflow: string
  readonly span: Span
  readonly makeSchedule: MakeSchedule
}

/**
 * What runs tell of a span: what was listed anyway where it shows life all the time, else what two questions more tell of each,
 * so many at most for all. Life that is listed is life; that there was none is known only from what was asked for this.
 */
export async function knownRuns(
  listed: ReadonlyMap<string, WorkflowEvidence>,
  span: Span,
  most: number,
  apiOf: (repository: string) => Promise<RepositoryApi>,
): Promise<ReadonlyMap<string, WorkflowEvidence>> {
  const purse = { left: most }
  const known = new Map<string, WorkflowEvidence>()
  const pasts = new Map<string, Past>()
  const tellable = new Map([...listed].filter(([, evidence]) => isTellable(evidence, span)))
  for (const [id, { repository, path }] of tellable)
    pasts.set(id, { api: await apiOf(repository), workflow: fileName(path), span, makeSchedule: madeOnce() })
  for (const [id, evidence] of await withMissed(pasts, tellable, purse)) {
    const past = pasts.get(id)
    if (past !== undefined) known.set(id, await knownOf(past, evidence, purse))
  }
  return known
}

function isTellable(evidence: WorkflowEvidence, span: Span): boolean {
  const { slot, proof } = evidence.rules
  return slot === null && proof === null && isAsSince(evidence, span.from)
}

/** Where several of a repository seem to have missed a run, what one question shows for all comes first. */
async function withMissed(
  pasts: ReadonlyMap<string, Past>,
  listed: ReadonlyMap<string, WorkflowEvidence>,
  purse: Purse,
): Promise<ReadonlyMap<string, WorkflowEvidence>> {
  let known = listed
  for (const group of groupBy([...pasts], ([, { api }]) => api.name).values()) {
    const [api, to] = [group[0]?.[1].api, group[0]?.[1].span.to ?? 0]
    if (api !== undefined) known = await listedTogether(api, { known, since: to }, new Map(group), purse)
  }
  return known
}

async function listedTogether(
  api: RepositoryApi,
  start: ListedTogether,
  group: ReadonlyMap<string, Past>,
  purse: Purse,
): Promise<ReadonlyMap<string, WorkflowEvidence>> {
  let listed = start
  try {
    for (let page = 0; page < PAGES_TOGETHER; page++) {
      const missed = [...group].filter(([id, past]) => isMissedIn(past, listed.known.get(id)))
      const isShown = missed.every(([id, past]) => listed.since <= neededFrom(past, listed.known.get(id)))
      if (missed.length < 2 || isShown || !spend(purse)) break
      listed = await withGoodBefore(api, listed)
    }
  } catch (error) {
    // Each is asked for by itself then.
    if (!(error instanceof ExternalError)) throw error
  }
  return listed.known
}

function isMissedIn(past: Past, evidence: WorkflowEvidence | undefined): boolean {
  return evidence !== undefined && isPlain(evidence) && isMissed(past, evidence)
}

function neededFrom(past: Past, evidence: WorkflowEvidence | undefined): Instant {
  const windowMs = evidence && judgedAt(past, evidence, past.span.to).windowMs
  return past.span.from - (windowMs ?? 0)
}

async function knownOf(past: Past, evidence: WorkflowEvidence, purse: Purse): Promise<WorkflowEvidence> {
  const { api, span } = past
  const onlyLife = { ...evidence, completeSince: span.to }
  // That no red run is hidden is known only from what is asked for this.
  const asksReds = toleranceOf(evidence) !== null
  if (!asksReds && !isMissed(past, evidence)) return onlyLife
  try {
    const { windowMs } = judgedAt(past, evidence, span.to)
    if (windowMs === null || !spend(purse)) return onlyLife
    const asked = { from: span.from - windowMs, to: span.to }
    const page = await listBetween(api, past.workflow, asked, PAGE)
    const since = page.completeSince ?? asked.from
    const merged = { ...withPage(evidence, page), completeSince: since }
    const life = { ...merged, completeSince: span.to }
    const isWhole =
      !page.selfContradictory && !hasHoles(page) && !isContradicted(page, evidence, { ...asked, from: since })
    if (!isWhole) return life
    if (!isMissed(past, merged)) return asksReds ? merged : life
    return (await isCronKnown(past, merged, purse)) ? merged : life
  } catch (error) {
    if (error instanceof ExternalError) return onlyLife
    throw error
  }
}

function spend(purse: Purse): boolean {
  purse.left -= 1
  return purse.left >= 0
}

/** A run that was deleted may have been a good one. */
function hasHoles({ runs }: RunPage): boolean {
  const numbers = runs.map(({ number }) => number ?? null)
  if (numbers.includes(null)) return true
  const known = numbers.filter((number) => number !== null)
  return known.length > 0 && Math.max(...known) - Math.min(...known) + 1 !== known.length
}

function isContradicted(page: RunPage, { runs }: WorkflowEvidence, { from, to }: Span): boolean {
  const earlier = runs.filter(({ createdAt }) => createdAt <= to)
  return contradicts(page, earlier, from, from)
}

/** A schedule that was changed since its last good run is given time, and is asked for that before it is called dead. */
async function isCronKnown({ api, span }: Past, evidence: WorkflowEvidence, purse: Purse): Promise<boolean> {
  const { entries, path, runs, rules } = evidence
  if (entries.length === 0) return true
  const good = newest(runs.filter((run) => run.createdAt <= span.from && isLife(run, rules)))
  return good !== null && spend(purse) && isUntouchedSince(api, path, good.createdAt)
}

/** Whether a run may have been missed at any time of the span: judged where the next one was about to come. */
function isMissed(past: Past, evidence: WorkflowEvidence): boolean {
  const { from, to } = past.span
  const turns = evidence.runs.filter((run) => counts(run, evidence.rules)).flatMap(turnsOf)
  return [from, to, ...turns.filter((at) => at > from && at < to)].some((at) =>
    MISSED.includes(judgedAt(past, evidence, at).reason),
  )
}

const MISSED: readonly WorkflowJudgement['reason'][] = ['stale', 'never-fired', 'failing', 'pending']

function turnsOf({ createdAt, updatedAt }: WorkflowRun): Instant[] {
  return [createdAt - 1, ...(updatedAt == null ? [] : [updatedAt - 1])]
}

function judgedAt({ api, workflow, makeSchedule }: Past, evidence: WorkflowEvidence, now: Instant): WorkflowJudgement {
  return judged({ api, workflow, now, makeSchedule }, asItWas(evidence, now, 'worst'))
}
