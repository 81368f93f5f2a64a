import { MINUTE, type Duration } from '../../domain/time.js'
import type { GitHub } from '../../ports.js'
import type { RawOptions } from '../../domain/member.js'
import { checkKeys, mapOption, neededText, repositoryOption, repositoryParameters, textOption } from '../options.js'
import type { RecoveryMember, RecoveryResult, TargetLook } from '../recovery.js'
import { orFailed, orRefused } from '../refused.js'
import { dispatchedRuns } from './past.js'
import { runUnderWay, workflowState } from './state.js'

/** https://docs.github.com/rest/actions/workflows#create-a-workflow-dispatch-event */
const MAX_INPUTS = 25
/** A run that was dispatched stands in the listings a few seconds later, and needs a runner. */
const RUN_BEGINS_WITHIN: Duration = 2 * MINUTE

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
  restMs: RUN_BEGINS_WITHIN,
  create: (chosen, { github }) => ({
    look: () => orFailed(async () => look(await github(), chosen)),
    start: (seen) => orRefused(async () => start(await github(), chosen, seen)),
    past: async (since) => dispatchedRuns(await github(), whereOf(chosen), since),
  }),
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

/** A disabled workflow stays disabled, and a run under way is not doubled. */
async function look(github: GitHub, chosen: WorkflowOptions): Promise<TargetLook> {
  const [where, { file }] = [whereOf(chosen), chosen]
  const [state, running] = await Promise.all([workflowState(github, where), runUnderWay(github, where)])
  if (state.startsWith('disabled')) {
    const why = `${file} is ${state.replaceAll('_', ' ')}: a person has to enable it, Heartbeat never does`
    return { kind: 'hands-off', why }
  }
  if (running === null) return { kind: 'ready', was: state, startedAt: null }
  const url = running.url === null ? '' : ` (${running.url})`
  return { kind: 'wait', why: `a run of ${file} is already ${running.status}${url}` }
}

/** Whoever has not looked looks now. */
async function start(github: GitHub, chosen: WorkflowOptions, seen?: TargetLook): Promise<RecoveryResult> {
  const now = seen ?? (await look(github, chosen))
  return now.kind === 'ready' ? dispatch(github, chosen) : { ok: now.kind === 'wait', detail: now.why, url: null }
}

async function dispatch(github: GitHub, chosen: WorkflowOptions): Promise<RecoveryResult> {
  const { file, inputs, ref, repository } = chosen
  const branch = ref ?? (await defaultBranch(github, repositoryParameters(repository)))
  const answer = await github.rest<{ html_url?: unknown } | undefined>(
    'POST /repos/{owner}/{repo}/actions/workflows/{workflow_id}/dispatches',
    { ...whereOf(chosen), ref: branch, inputs, return_run_details: true },
  )
  const url = answer.data?.html_url
  return { ok: true, detail: `dispatched ${file} on ${branch}`, url: typeof url === 'string' ? url : null }
}

function whereOf({ file, repository }: WorkflowOptions): Readonly<Record<string, unknown>> {
  return { ...repositoryParameters(repository), workflow_id: file }
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
