import type { GitHub } from '../../ports.js'

/** The parameters that name a workflow to GitHub. */
type WorkflowParameters = Readonly<Record<string, unknown>>

/** `active`, `disabled_manually`, … as the API says it. */
export async function workflowState(github: GitHub, where: WorkflowParameters): Promise<string> {
  const { data } = await github.rest<{ state?: unknown }>(
    'GET /repos/{owner}/{repo}/actions/workflows/{workflow_id}',
    where,
  )
  return typeof data.state === 'string' ? data.state : 'unknown'
}

/** Words for runs that have not ended. */
const WAITING = ['queued', 'in_progress', 'requested', 'waiting', 'pending']

/** A run that has not ended; a second one beside it would help nobody. */
export async function runUnderWay(
  github: GitHub,
  where: WorkflowParameters,
): Promise<{ status: string; url: string | null } | null> {
  const { data } = await github.rest<{ workflow_runs?: unknown }>(
    'GET /repos/{owner}/{repo}/actions/workflows/{workflow_id}/runs',
    { ...where, per_page: 5, exclude_pull_requests: true },
  )
  const runs = Array.isArray(data.workflow_runs)
    ? (data.workflow_runs as { status?: unknown; html_url?: unknown }[])
    : []
  const run = runs.find(({ status }) => typeof status === 'string' && WAITING.includes(status))
  if (run === undefined) return null
  return {
    status: String(run.status).replaceAll('_', ' '),
    url: typeof run.html_url === 'string' ? run.html_url : null,
  }
}
