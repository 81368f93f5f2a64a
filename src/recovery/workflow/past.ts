import { toIso, type Instant } from '../../domain/time.js'
import type { GitHub } from '../../ports.js'
import type { PastAttempt } from '../recovery.js'

/** Runs that were dispatched since then by whoever this token is; by anybody where that cannot be found out. */
export async function dispatchedRuns(
  github: GitHub,
  where: Readonly<Record<string, unknown>>,
  since: Instant,
): Promise<readonly PastAttempt[]> {
  const [{ data }, login] = await Promise.all([
    github.rest<{ workflow_runs?: unknown }>('GET /repos/{owner}/{repo}/actions/workflows/{workflow_id}/runs', {
      ...where,
      event: 'workflow_dispatch',
      created: `>=${toIso(since)}`,
      per_page: 100,
      exclude_pull_requests: true,
    }),
    github.login(),
  ])
  const runs = Array.isArray(data.workflow_runs) ? (data.workflow_runs as Run[]) : []
  return runs.flatMap(({ created_at: created, html_url: url, actor, status, updated_at: updated }) => {
    const at = instantOf(created)
    const endedAt = status === 'completed' ? instantOf(updated) : null
    const own = login === null || actor?.login === login
    return own && at >= since
      ? [{ at, url: typeof url === 'string' ? url : null, ...(!Number.isNaN(endedAt) && { endedAt }) }]
      : []
  })
}

function instantOf(text: unknown): Instant {
  return typeof text === 'string' ? Date.parse(text) : NaN
}

interface Run {
  readonly status?: unknown
  readonly updated_at?: unknown
  readonly created_at?: unknown
  readonly html_url?: unknown
  readonly actor?: { readonly login?: unknown } | null
}
