import { describeRun } from '../../domain/workflow/waiting-run.js'
import { ExternalError, withRemedy } from '../../errors.js'
import { recordOf, textIn, type RepositoryApi } from './api.js'
import { fileName } from '../../domain/place.js'
import { workflowPath } from './options.js'
import { listSince } from './run-listing.js'

const SHOWN = 5

/** The state and the last runs of a workflow file, for people; two requests side by side. Never throws. */
export async function diagnoseWorkflow(api: RepositoryApi, workflow: string): Promise<string[]> {
  const file = fileName(workflowPath(workflow))
  try {
    const [about, page] = await Promise.all([
      api.get(`/actions/workflows/${encodeURIComponent(file)}`),
      listSince(api, file, 0, SHOWN),
    ])
    const state = textIn(recordOf(about), 'state') ?? 'unknown'
    const runs = [...page.runs].sort((a, b) => b.createdAt - a.createdAt).slice(0, SHOWN)
    return [
      `Workflow ${file} is ${state.replaceAll('_', ' ')}.`,
      runs.length === 0
        ? `It has no runs at all.`
        : `Last runs: ${runs.map((run) => `${run.event} ${describeRun(run, api)}`).join('; ')}.`,
    ]
  } catch (error) {
    if (!(error instanceof ExternalError)) throw error
    const what = error.status === 404 ? 'there is no such workflow on the default branch' : withRemedy(error)
    return [`Workflow ${file} could not be looked at: ${what}.`]
  }
}
