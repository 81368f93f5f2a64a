import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { inputsOf, inputVariables, readActionFile } from './action-file.js'
import { bareEnvironment, node24, projectRoot, runChild } from './child.js'
import { runComposite } from './composite.js'
import { parseKeyValueFile } from './file-commands.js'
import { parseOutput, type RunnerCommand } from './runner-commands.js'
import { contextsOf, environmentOf } from './runner-environment.js'
import { withTemporaryFolder } from './tmp.js'

/** One step of a job: which action, with what, on which event. */
export interface ActionRun {
  /** Path of the action.yml, relative to `root`. */
  readonly action: string
  /** Default: this project's folder. */
  readonly root?: string
  readonly inputs?: Readonly<Record<string, string>>
  /** Added to the step's environment last, so it wins. */
  readonly env?: Readonly<Record<string, string>>
  /** The payload; the repository is filled in. */
  readonly event?: Readonly<Record<string, unknown>>
  /** Default `schedule`. */
  readonly eventName?: string
  /** Default `octo/example`. */
  readonly repository?: string
  /** What `github.token` gives. */
  readonly token?: string
  readonly apiUrl?: string
  readonly graphqlUrl?: string
  /** Default: an empty folder that is gone afterwards. */
  readonly workspace?: string
  readonly phase?: 'pre' | 'main' | 'post'
  /** What an earlier phase saved: pass `result.state` on to `post`. */
  readonly state?: Readonly<Record<string, string>>
  /** What `job.status` gives. Default `success`. */
  readonly jobStatus?: 'success' | 'failure' | 'cancelled'
  readonly runId?: number
  readonly runAttempt?: number
  /** Another Node than 24. */
  readonly node?: string
  readonly timeoutMs?: number
}

export interface Annotation {
  readonly level: 'notice' | 'warning' | 'error'
  readonly message: string
  readonly properties: Readonly<Record<string, string>>
}

export interface ActionResult {
  readonly exitCode: number
  readonly stdout: string
  readonly stderr: string
  /** What a person reads in the log: all lines that are no command, before masks. */
  readonly log: string
  readonly outputs: Readonly<Record<string, string>>
  readonly state: Readonly<Record<string, string>>
  /** Empty, with an error annotation, where it is larger than the 1 MiB that the runner takes. */
  readonly summary: string
  readonly commands: readonly RunnerCommand[]
  readonly masks: readonly string[]
  readonly annotations: readonly Annotation[]
  /** Inputs that action.yml does not declare. */
  readonly unexpectedInputs: readonly string[]
  /** Variables set for later steps through GITHUB_ENV. */
  readonly exportedEnv: Readonly<Record<string, string>>
  readonly durationMs: number
  readonly timedOut: boolean
}

/** Runs one action as GitHub's runner would: fresh process, file commands, inputs and defaults of action.yml. */
export function runAction(run: ActionRun): Promise<ActionResult> {
  return withTemporaryFolder(async (folder) => {
    const actionPath = resolve(run.root ?? projectRoot, run.action)
    const file = await readActionFile(actionPath)
    const place = await preparePlace(folder, run)
    const contexts = contextsOf(run, { actionPath: dirname(actionPath), workspace: place.workspace })
    const inputs = inputsOf(file, run.inputs ?? {}, contexts)
    const base = environmentOf(run, place)
    const env = { ...bareEnvironment(place.home), ...base, ...run.env }
    if (file.runs.using === 'composite') {
      const ran = await runComposite(file, { contexts: { ...contexts, inputs: inputs.values }, env, place, run })
      return resultOf(ran, place, run, inputs.unexpected)
    }
    const script = file.runs[run.phase ?? 'main']
    if (!script) throw new Error(`${run.action} has no runs.${run.phase ?? 'main'}`)
    const ran = await runChild(run.node ?? node24, [join(dirname(actionPath), script)], {
      env: { ...env, ...inputVariables(inputs.values), ...stateVariables(run.state ?? {}), ...run.env },
      cwd: place.workspace,
      timeoutMs: run.timeoutMs,
    })
    const outputs = parseKeyValueFile(await readFile(place.output, 'utf8'))
    return resultOf({ ...ran, outputs }, place, run, inputs.unexpected)
  })
}

/** Where the files of one step lie. */
export interface Place {
  readonly folder: string
  readonly home: string
  readonly temp: string
  readonly workspace: string
  readonly event: string
  readonly output: string
  readonly state: string
  readonly env: string
  readonly path: string
  readonly summary: string
}

async function preparePlace(folder: string, run: ActionRun): Promise<Place> {
  const at = (name: string): string => join(folder, name)
  const [home, temp, workspace] = [at('home'), at('temp'), run.workspace ?? at('workspace')]
  await Promise.all([home, temp, workspace].map((path) => mkdir(path, { recursive: true })))
  const place = { folder, home, temp, workspace, event: at('event.json'), output: at('output'), state: at('state') }
  const files = { env: at('env'), path: at('path'), summary: at('summary.md') }
  await Promise.all([place.output, place.state, ...Object.values(files)].map((path) => writeFile(path, '')))
  const [owner, name] = (run.repository ?? 'octo/example').split('/')
  const repository = {
    full_name: `${owner}/${name}`,
    name,
    owner: { login: owner },
    default_branch: 'main',
    fork: false,
  }
  await writeFile(place.event, JSON.stringify({ repository, ...run.event }))
  return { ...place, ...files }
}

function stateVariables(state: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(state).map(([name, value]) => [`STATE_${name}`, value]))
}

interface Ran {
  readonly exitCode: number
  readonly stdout: string
  readonly stderr: string
  readonly durationMs: number
  readonly timedOut: boolean
  readonly outputs: Readonly<Record<string, string>>
}

async function resultOf(
  ran: Ran,
  place: Place,
  run: ActionRun,
  unexpectedInputs: readonly string[],
): Promise<ActionResult> {
  // The runner reads both streams with the same eyes.
  const streams = [parseOutput(ran.stdout), parseOutput(ran.stderr)]
  const commands = streams.flatMap((stream) => stream.commands)
  const read = async (path: string): Promise<Record<string, string>> => parseKeyValueFile(await readFile(path, 'utf8'))
  const summary = await readFile(place.summary, 'utf8')
  const summaryFits = Buffer.byteLength(summary) <= 1024 * 1024
  return {
    ...ran,
    log: streams.flatMap((stream) => stream.plainLines).join('\n'),
    state: { ...run.state, ...(await read(place.state)) },
    summary: summaryFits ? summary : '',
    commands,
    masks: commands.filter((command) => command.name === 'add-mask').map((command) => command.data),
    annotations: [...commands.flatMap(annotationOf), ...(summaryFits ? [] : [summaryTooLarge])],
    unexpectedInputs,
    exportedEnv: await read(place.env),
  }
}

const summaryTooLarge: Annotation = {
  level: 'error',
  message: '$GITHUB_STEP_SUMMARY upload aborted, supports content up to a size of 1024k',
  properties: {},
}

function annotationOf(command: RunnerCommand): Annotation[] {
  const level = command.name.toLowerCase()
  if (level !== 'notice' && level !== 'warning' && level !== 'error') return []
  return [{ level, message: command.data, properties: command.properties }]
}
