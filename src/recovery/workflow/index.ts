import type { GitHub } from '../../ports.js'
import type { RawOptions } from '../../domain/member.js'
import { checkKeys, mapOption, neededText, repositoryOption, repositoryParameters, textOption } from '../options.js'
import type { RecoveryMember, RecoveryResult } from '../recovery.js'
import { notDone, orRefused } from '../refused.js'
import { runUnderWay, workflowState } from './state.js'

/** https://docs.github.com/rest/actions/workflows#create-a-workflow-dispatch-event */
const MAX_INPUTS = 25

interface WorkflowOptions {
  /** The name of its file: `backup.yml`. */
  readonly file: string
  readonly inputs: Readonly<Record<string, string>>
  /** Null for the default branch. */
  readonly ref: string | null
  /** Null for the repository of the run. */
  readonly repository: string | null
}

/** Starts a workflow by `workflow_dispatch`. */
export const workflow: RecoveryMember<WorkflowOptions> = {
  name: 'workflow',
  targetOf: ({ file }) => file,
  options,
  create: (chosen, { github }) => ({ start: () => orRefused(async () => dispatch(await github(), chosen)) }),
}

function options(raw: RawOptions, problems: string[]): WorkflowOptions | null {
  checkKeys(raw, ['workflow', 'inputs', 'ref', 'repository'], problems)
  const path = neededText(raw, 'workflow', 'name the file, like "backup.yml"', problems)
  const file = path?.split('/').at(-1) ?? ''
  const inputs = mapOption(raw, 'inputs', problems)
  const ref = textOption(raw, 'ref', problems)
  const repository = repositoryOption(raw, problems)
  const many = Object.keys(inputs).length
  if (path !== null && !/^[^/?#\s]+\.ya?ml$/i.test(file))
    problems.push(`workflow: ${JSON.stringify(file)} is no workflow file; write its name, like "backup.yml"`)
  if (many > MAX_INPUTS) problems.push(`inputs: ${many} are more than the ${MAX_INPUTS} GitHub takes; leave some out`)
  return problems.length > 0 ? null : { file, inputs: asTexts(inputs), ref, repository }
}

/** State first: a disabled workflow stays disabled, and a run under way is not doubled. */
async function dispatch(github: GitHub, { file, inputs, ref, repository }: WorkflowOptions): Promise<RecoveryResult> {
  const where = { ...repositoryParameters(repository), workflow_id: file }
  const [state, running] = await Promise.all([workflowState(github, where), runUnderWay(github, where)])
  if (state.startsWith('disabled')) {
    return notDone(`${file} is ${state.replaceAll('_', ' ')}: a person has to enable it, Heartbeat never does`)
  }
  if (running !== null) return { ok: true, detail: `a run of ${file} is already ${running.status}`, url: running.url }
  const branch = ref ?? (await defaultBranch(github, repositoryParameters(repository)))
  const answer = await github.rest<{ html_url?: unknown } | undefined>(
    'POST /repos/{owner}/{repo}/actions/workflows/{workflow_id}/dispatches',
    { ...where, ref: branch, inputs, return_run_details: true },
  )
  const url = answer.data?.html_url
  return { ok: true, detail: `dispatched ${file} on ${branch}`, url: typeof url === 'string' ? url : null }
}

async function defaultBranch(github: GitHub, repository: { owner?: string; repo?: string }): Promise<string> {
  const { data } = await github.rest<{ default_branch?: unknown }>('GET /repos/{owner}/{repo}', repository)
  return typeof data.default_branch === 'string' ? data.default_branch : 'main'
}

/** GitHub takes inputs as texts alone. */
function asTexts(inputs: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(inputs).map(([key, value]) => [key, typeof value === 'string' ? value : JSON.stringify(value)]),
  )
}
