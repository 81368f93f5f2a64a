import { readFile } from 'node:fs/promises'
import type { ActionResult, ActionRun, Annotation, Place } from './action-run.js'
import { parseKeyValueFile } from './file-commands.js'
import { parseOutput, type RunnerCommand } from './runner-commands.js'

/** How a process ended, and what it set. */
export interface Ran {
  readonly exitCode: number
  readonly stdout: string
  readonly stderr: string
  readonly durationMs: number
  readonly timedOut: boolean
  readonly outputs: Readonly<Record<string, string>>
}

/** Reads what a step left behind, as the runner does afterwards. */
export async function resultOf(
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
