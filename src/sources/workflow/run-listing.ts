import { DAY, toIso, type Instant } from '../../domain/time.js'
import type { WorkflowRun } from '../../domain/workflow-evidence.js'
import { instantIn, listOf, numberIn, recordOf, textIn, type RepositoryApi } from './api.js'

/** One page of runs, and from when on it is complete. */
export interface RunPage {
  readonly runs: readonly WorkflowRun[]
  /** Null: from the beginning of what was asked for. */
  readonly completeSince: Instant | null
  /** It claims runs and shows none. */
  readonly selfContradictory: boolean
  /** How many runs there are of what was asked for. */
  readonly total: number
}

/** A few numbers are lost to runs that never came to be. */
export const MANY_DELETED = 5

/** By event, as cheap as can be; the listing may be days stale, unordered or empty. */
export function listByEvent(api: RepositoryApi, workflow: string, event: string, perPage: number): Promise<RunPage> {
  return list(api, workflow, { event, per_page: perPage })
}

/** The newest runs of every event. */
export function listNewest(api: RepositoryApi, workflow: string, perPage: number): Promise<RunPage> {
  return list(api, workflow, { per_page: perPage })
}

/** A different question: every event, by date. What the index of events forgot stands here. */
export function listSince(api: RepositoryApi, workflow: string, since: Instant, perPage: number): Promise<RunPage> {
  return list(api, workflow, { created: dateFilter(since), per_page: perPage })
}

/** Every event of a span, for what was not listed by event. */
export function listBetween(
  api: RepositoryApi,
  workflow: string,
  { from, to }: { readonly from: Instant; readonly to: Instant },
  perPage: number,
): Promise<RunPage> {
  return list(api, workflow, { created: `${toIso(from)}..${toIso(to)}`, per_page: perPage })
}

/** One page of the runs of a span that one event started, newest first. */
export function listPage(
  api: RepositoryApi,
  workflow: string,
  {
    event,
    from,
    to,
    page,
  }: { readonly event: string; readonly from: Instant; readonly to: Instant; readonly page: number },
): Promise<RunPage> {
  const created = `${toIso(from)}..${toIso(to)}`
  return list(api, workflow, { event, created, per_page: 100, ...(page > 1 && { page }) })
}

interface EventQuestion {
  readonly event: string
  readonly since: Instant
  readonly perPage: number
  /** Absent: however they ended. */
  readonly only?: 'success'
}

/** For workflows whose other events fill the page: one event, by date. */
export function listByEventSince(
  api: RepositoryApi,
  workflow: string,
  { event, since, perPage, only }: EventQuestion,
): Promise<RunPage> {
  const filter = only === undefined ? {} : { status: only }
  return list(api, workflow, { event, created: dateFilter(since), per_page: perPage, ...filter })
}

function dateFilter(since: Instant): string {
  return `>=${new Date(Math.floor(since / DAY) * DAY).toISOString().slice(0, 10)}`
}

async function list(api: RepositoryApi, workflow: string, parameters: Record<string, unknown>): Promise<RunPage> {
  const route = `/actions/workflows/${encodeURIComponent(workflow)}/runs`
  const data = recordOf(await api.get(route, { ...parameters, exclude_pull_requests: true }))
  const listed = listOf(data.workflow_runs)
  const runs = listed.flatMap((run) => runOf(run) ?? [])
  const total = numberIn(data, 'total_count') ?? runs.length
  const oldest = Math.min(...runs.map((run) => run.createdAt))
  return {
    runs,
    completeSince: total > listed.length && runs.length > 0 ? oldest : null,
    selfContradictory: total > 0 && listed.length === 0,
    total,
  }
}

/** A good run, and of which workflow it is: its number, and the path of its file. */
export interface GoodRun {
  readonly workflow: number
  readonly path: string
  readonly run: WorkflowRun
}

/** One page of the good scheduled runs of all workflows, newest first: up to an instant, or to the newest. */
export async function listGoodRuns(
  api: RepositoryApi,
  { until, page, perPage }: { readonly until: Instant | null; readonly page: number; readonly perPage: number },
): Promise<{ readonly good: readonly GoodRun[]; readonly isLast: boolean }> {
  const question = { event: 'schedule', status: 'success', per_page: perPage, ...(page > 1 && { page }) }
  const upTo = until === null ? {} : { created: `<=${toIso(until)}` }
  const data = recordOf(await api.get('/actions/runs', { ...question, ...upTo, exclude_pull_requests: true }))
  const listed = listOf(data.workflow_runs)
  const good = listed.flatMap((each): GoodRun[] => {
    const [workflow, path, run] = [numberIn(each, 'workflow_id'), textIn(each, 'path') ?? '', runOf(each)]
    return workflow === null || run === null ? [] : [{ workflow, path: path.split('@')[0] ?? '', run }]
  })
  return { good, isLast: listed.length < perPage }
}

/** The last green run of an event, however long ago. */
export function listLastGreen(api: RepositoryApi, workflow: string, event: string): Promise<RunPage> {
  return list(api, workflow, { event, status: 'success', per_page: 1 })
}

/** The newest run of any event: its number against how many there are shows whether some were deleted. */
export async function countDeleted(api: RepositoryApi, workflow: string): Promise<number | null> {
  const data = recordOf(await api.get(`/actions/workflows/${encodeURIComponent(workflow)}/runs`, { per_page: 1 }))
  const number = numberIn(listOf(data.workflow_runs)[0] ?? {}, 'run_number')
  const total = numberIn(data, 'total_count')
  return number === null || total === null || number - total < MANY_DELETED ? null : number - total
}

function runOf(run: Record<string, unknown>): WorkflowRun | null {
  const createdAt = instantIn(run, 'created_at')
  const event = textIn(run, 'event')
  const status = textIn(run, 'status')
  if (createdAt === null || event === null || status === null) return null
  return {
    id: numberIn(run, 'id'),
    event,
    status,
    conclusion: textIn(run, 'conclusion'),
    createdAt,
    attempt: numberIn(run, 'run_attempt') ?? 1,
    startedAt: instantIn(run, 'run_started_at'),
    updatedAt: instantIn(run, 'updated_at'),
    number: numberIn(run, 'run_number'),
    branch: textIn(run, 'head_branch'),
  }
}
