import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import type { ActionResult, ActionRun, Place } from './action-run.js'
import { resultOf } from './action-result.js'
import { inputsOf, inputVariables, readActionFile } from './action-file.js'
import { bareEnvironment, node24, projectRoot, runChild } from './child.js'
import { runComposite } from './composite.js'
import { parseKeyValueFile } from './file-commands.js'
import { contextsOf, environmentOf } from './runner-environment.js'
import { withTemporaryFolder } from './tmp.js'

export type { ActionResult, ActionRun, Annotation } from './action-run.js'

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
      ...(run.started && { started: run.started }),
    })
    const outputs = parseKeyValueFile(await readFile(place.output, 'utf8'))
    return resultOf({ ...ran, outputs }, place, run, inputs.unexpected)
  })
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
