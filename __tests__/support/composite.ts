import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { scalar, type ActionFile, type CompositeStep } from './action-file.js'
import { runChild, type ChildResult } from './child.js'
import { evaluate, interpolate, isTruthy, type Contexts } from './expressions.js'
import { parseKeyValueFile } from './file-commands.js'
import type { ActionRun, Place } from './action-run.js'

export interface CompositeRun {
  readonly contexts: Contexts
  readonly env: Readonly<Record<string, string>>
  readonly place: Place
  readonly run: ActionRun
}

export interface CompositeResult extends ChildResult {
  readonly outputs: Readonly<Record<string, string>>
}

/** Runs the `run` steps of a composite action; `uses` steps are beyond the rig. */
export async function runComposite(file: ActionFile, given: CompositeRun): Promise<CompositeResult> {
  const steps: Record<string, { outputs: Record<string, string>; outcome: string; conclusion: string }> = {}
  const ended: ChildResult[] = []
  let exported: Record<string, string> = {}
  let exitCode = 0
  for (const [index, step] of (file.runs.steps ?? []).entries()) {
    const contexts = { ...given.contexts, ...statusFunctions(exitCode !== 0), steps }
    if (!isWanted(step, contexts, exitCode !== 0)) continue
    const ran = await runStep(step, index, contexts, { ...given, env: { ...given.env, ...exported } })
    ended.push(ran)
    exported = { ...exported, ...ran.exported }
    const goesOn = scalar(step['continue-on-error']) === 'true'
    if (ran.exitCode !== 0 && !goesOn && exitCode === 0) exitCode = ran.exitCode
    const outcome = ran.exitCode === 0 ? 'success' : 'failure'
    if (step.id) steps[step.id] = { outputs: ran.outputs, outcome, conclusion: goesOn ? 'success' : outcome }
  }
  const outputs = Object.entries(file.outputs).map(([name, output]) => {
    return [name, interpolate(scalar(output.value), { ...given.contexts, steps })] as const
  })
  return {
    exitCode,
    stdout: ended.map((step) => step.stdout).join(''),
    stderr: ended.map((step) => step.stderr).join(''),
    durationMs: ended.reduce((sum, step) => sum + step.durationMs, 0),
    timedOut: ended.some((step) => step.timedOut),
    outputs: Object.fromEntries(outputs),
  }
}

function isWanted(step: CompositeStep, contexts: Contexts, failed: boolean): boolean {
  if (step.if === undefined) return !failed
  const condition = scalar(step.if).replace(/^\s*\$\{\{([^]*)\}\}\s*$/, '$1')
  const namesStatus = /\b(always|success|failure|cancelled)\s*\(/.test(condition)
  return isTruthy(evaluate(condition, contexts)) && (namesStatus || !failed)
}

function statusFunctions(failed: boolean): Contexts {
  return { always: () => true, success: () => !failed, failure: () => failed, cancelled: () => false }
}

interface StepResult extends ChildResult {
  readonly outputs: Record<string, string>
  readonly exported: Record<string, string>
}

async function runStep(
  step: CompositeStep,
  index: number,
  contexts: Contexts,
  given: CompositeRun,
): Promise<StepResult> {
  if (step.run === undefined || step.shell === undefined) throw new Error('The rig runs only steps with run and shell')
  const folder = join(given.place.folder, `step-${index}`)
  await mkdir(folder)
  const at = (name: string): string => join(folder, name)
  const fill = (text: string): string => interpolate(text, contexts)
  await Promise.all([
    writeFile(at('script.sh'), fill(step.run)),
    ...['output', 'state', 'env', 'path'].map((name) => writeFile(at(name), '')),
  ])
  const own = Object.entries(step.env ?? {}).map(([name, value]) => [name, fill(scalar(value))])
  const [program, ...args] = shellCommand(fill(step.shell), at('script.sh'))
  const ran = await runChild(program!, args, {
    env: {
      ...withoutRuntimeToken(given.env),
      GITHUB_ACTION_PATH: fill('${{ github.action_path }}'),
      GITHUB_OUTPUT: at('output'),
      GITHUB_STATE: at('state'),
      GITHUB_ENV: at('env'),
      GITHUB_PATH: at('path'),
      ...(Object.fromEntries(own) as Record<string, string>),
    },
    cwd: resolve(given.place.workspace, fill(step['working-directory'] ?? '.') || '.'),
    timeoutMs: given.run.timeoutMs,
  })
  const read = async (name: string): Promise<Record<string, string>> =>
    parseKeyValueFile(await readFile(at(name), 'utf8'))
  return { ...ran, outputs: await read('output'), exported: await read('env') }
}

/** Steps that run a script get no token for artifacts and no INPUT_ variables on the real runner. */
function withoutRuntimeToken(env: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !/^(ACTIONS_RUNTIME_|ACTIONS_RESULTS_)/.test(name)))
}

function shellCommand(shell: string, script: string): string[] {
  if (shell === 'bash') return ['bash', '--noprofile', '--norc', '-e', '-o', 'pipefail', script]
  if (shell === 'sh') return ['sh', '-e', script]
  if (shell === 'python') return ['python', script]
  if (shell.includes('{0}')) return shell.split(/\s+/).map((part) => part.replace('{0}', script))
  throw new Error(`The rig does not know the shell ${shell}`)
}
