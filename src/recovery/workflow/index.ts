import type { GitHub } from '../../ports.js'
import { mapOption, repositoryOption, repositoryProblem, textOption, type Options } from '../options.js'
import type { Recovery, RecoveryDefinition, RecoveryPorts, RecoveryResult } from '../recovery.js'
import { notDone, orRefused } from '../refused.js'
import { stateOf, underWay } from './state.js'

/** https://docs.github.com/rest/actions/workflows#create-a-workflow-dispatch-event */
const MAX_INPUTS = 25

/** Starts a workflow by `workflow_dispatch`. */
export const workflow: RecoveryDefinition = { name: 'workflow', targetOf, problemsIn, create }

function targetOf(options: Options): string | null {
  const name = textOption(options, 'workflow')
  return name === null ? null : (name.split('/').at(-1) ?? null)
}

function problemsIn(options: Options): string[] {
  const file = targetOf(options)
  const inputs = Object.keys(mapOption(options, 'inputs'))
  return [
    ...(file === null ? ['workflow: is not set; name the file, like "backup.yml"'] : []),
    ...(file !== null && !/^[^/?#\s]+\.ya?ml$/i.test(file)
      ? [`workflow: "${file}" is no workflow file; write its name, like "backup.yml"`]
      : []),
    ...(inputs.length > MAX_INPUTS ? [`inputs: ${inputs.length} are more than the ${MAX_INPUTS} GitHub takes`] : []),
    ...repositoryProblem(options),
  ]
}

function create(ports: RecoveryPorts): Recovery {
  return { attempt: ({ options }) => orRefused(async () => dispatch(await ports.github(), options)) }
}

/** State first: a disabled workflow stays disabled, and a run under way is not doubled. */
async function dispatch(github: GitHub, options: Options): Promise<RecoveryResult> {
  const file = targetOf(options) ?? ''
  const place = { ...repositoryOption(options), workflow_id: file }
  const [state, running] = await Promise.all([stateOf(github, place), underWay(github, place)])
  if (state.startsWith('disabled')) {
    return notDone(`${file} is ${state.replaceAll('_', ' ')}: a person has to enable it, Heartbeat never does`)
  }
  if (running !== null) return { ok: true, detail: `a run of ${file} is already ${running.status}`, url: running.url }
  const ref = textOption(options, 'ref') ?? (await defaultBranch(github, repositoryOption(options)))
  const answer = await github.rest<{ html_url?: unknown } | undefined>(
    'POST /repos/{owner}/{repo}/actions/workflows/{workflow_id}/dispatches',
    { ...place, ref, inputs: inputsOf(options), return_run_details: true },
  )
  const url = answer.data?.html_url
  return { ok: true, detail: `dispatched ${file} on ${ref}`, url: typeof url === 'string' ? url : null }
}

async function defaultBranch(github: GitHub, repository: { owner?: string; repo?: string }): Promise<string> {
  const { data } = await github.rest<{ default_branch?: unknown }>('GET /repos/{owner}/{repo}', repository)
  return typeof data.default_branch === 'string' ? data.default_branch : 'main'
}

function inputsOf(options: Options): Record<string, string> {
  const entries = Object.entries(mapOption(options, 'inputs'))
  return Object.fromEntries(
    entries.map(([key, value]) => [key, typeof value === 'string' ? value : JSON.stringify(value)]),
  )
}
