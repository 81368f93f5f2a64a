import type { Instant } from '../../domain/time.js'
import type { WorkflowEvidence } from '../../domain/workflow-evidence.js'
import { mergeRuns } from '../../domain/workflow/runs.js'
import type { RepositoryApi } from './api.js'
import { listGoodRuns } from './run-listing.js'

const PAGE = 100

/** The evidence of several, and since when good runs of all were listed. */
export interface ListedTogether {
  readonly known: ReadonlyMap<string, WorkflowEvidence>
  readonly since: Instant
}

/** Adds a page of the good runs of a repository to those whose they are: life that one question shows for all. Throws ExternalError. */
export async function withGoodBefore(api: RepositoryApi, { known, since }: ListedTogether): Promise<ListedTogether> {
  const { good, isLast } = await listGoodRuns(api, { until: since, page: 1, perPage: PAGE })
  const begins = Math.min(since, ...good.map(({ run }) => run.createdAt))
  const merged = [...known].map(([id, evidence]): [string, WorkflowEvidence] => {
    const own = good.filter(({ path }) => path === evidence.path && evidence.repository === api.name)
    const runs = own.map(({ run }) => run)
    return [id, runs.length === 0 ? evidence : { ...evidence, runs: mergeRuns(evidence.runs, runs) }]
  })
  // A page that reaches no further would be shown again.
  return { known: new Map(merged), since: isLast || begins === since ? -Infinity : begins }
}
