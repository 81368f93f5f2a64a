import type { Span } from '../../domain/history/history.js'
import { fileName } from '../../domain/place.js'
import type { Recorded, RecordedPasts } from '../../domain/replay/recorded.js'
import { DAY, type Instant } from '../../domain/time.js'
import type { Reading } from '../../domain/what-was-read.js'
import type { WorkflowEvidence } from '../../domain/workflow-evidence.js'
import { mergeRuns } from '../../domain/workflow/runs.js'
import { ExternalError, withRemedy } from '../../errors.js'
import { inPool } from '../pool.js'
import type { Watched } from '../reader.js'
import { noneFor } from '../recorded-texts.js'
import type { PastWish } from '../source.js'
import type { RepositoryApi } from './api.js'
import type { WorkflowOptions } from './options.js'
import { listPage } from './run-listing.js'

const AT_ONCE = 4
/** GitHub shows a thousand runs of a question. */
const MOST_PAGES = 10
/** A run of before counts in the first days. */
const BEFORE = 2 * DAY

type Repositories = (repository: string) => Promise<RepositoryApi>

/** The runs of workflows in a span, a hundred a request, beside what a look of now finds out about them. */
export async function recordedRuns(
  watched: readonly Watched<WorkflowOptions>[],
  look: () => Promise<readonly Reading[]>,
  { span, asksGitHub }: PastWish,
  apiOf: Repositories,
): Promise<RecordedPasts> {
  const monitors = watched.map(({ monitor }) => monitor)
  if (!asksGitHub) return noneFor(monitors, UNASKED)
  const readings = await look()
  const all = await inPool(AT_ONCE, [...watched.entries()], async ([i, { monitor, options }]) => {
    const place = { kind: 'workflow', path: options.path, repository: options.repository } as const
    return [monitor.id, await recordedOf(readings[i], place, span, apiOf)] as const
  })
  return new Map(all)
}

const UNASKED = 'GitHub alone knows its runs, so give --repo owner/repo and a token in GITHUB_TOKEN'

async function recordedOf(
  reading: Reading | undefined,
  place: Extract<Recorded, { kind: 'runs' }>['place'],
  span: Span,
  apiOf: Repositories,
): Promise<Recorded> {
  if (reading?.kind !== 'workflow')
    return { kind: 'none', why: reading?.kind === 'unreachable' ? reading.detail : 'it has no runs' }
  const { evidence } = reading
  if (evidence.unreadable !== null) return { kind: 'none', why: evidence.unreadable }
  if (evidence.rules.proof !== null)
    return { kind: 'none', why: 'what its runs must have left behind is not asked for each of the past' }
  try {
    const api = await apiOf(evidence.repository)
    const { runs, since } = await runsOf(api, evidence, { from: span.from - BEFORE, to: span.to })
    const merged = [...mergeRuns(evidence.runs, runs)].sort((a, b) => b.createdAt - a.createdAt)
    const cut = since > span.from ? { cut: 'GitHub lists no more than 1,000 runs' } : {}
    return { kind: 'runs', place, evidence: { ...evidence, runs: merged, completeSince: since }, ...cut }
  } catch (error) {
    if (!(error instanceof ExternalError)) throw error
    return { kind: 'none', why: withRemedy(error) }
  }
}

async function runsOf(
  api: RepositoryApi,
  { path, rules }: WorkflowEvidence,
  { from, to }: Span,
): Promise<{ readonly runs: WorkflowEvidence['runs']; readonly since: Instant }> {
  const runs: WorkflowEvidence['runs'][number][] = []
  let since = from
  for (const event of rules.events) {
    for (let page = 1; page <= MOST_PAGES; page++) {
      const found = await listPage(api, fileName(path), { event, from, to, page })
      runs.push(...found.runs)
      if (found.runs.length === 0 || page * 100 >= found.total) break
      if (page === MOST_PAGES) since = Math.max(since, ...found.runs.map(({ createdAt }) => createdAt).slice(-1))
    }
  }
  return { runs, since }
}
