import { join, resolve } from 'node:path'
import { runCommand, type CommandResult } from '../app/run-command.js'
import { shellScript } from '../app/shell-script.js'
import { writeHeartbeat, type WriteResult } from '../app/write-heartbeat.js'
import { environmentWithout } from '../config/inputs/env-prefix.js'
import type { InputValues } from '../config/inputs/inputs.js'
import { defaultMonitor, RUN_PREFIX, type RUN_FLAGS, type WRITE_FLAGS } from '../config/inputs/write-inputs.js'
import type { BeatFacts } from '../domain/beat/job-beat.js'
import { withKind } from '../domain/beat/status-beat.js'
import { ConfigError } from '../errors.js'
import type { RunContext } from '../platform/actions.js'
import { createProcess } from '../platform/process.js'
import { withTemporaryFolder } from '../platform/temporary-folder.js'
import type { Sink } from '../sinks/sink.js'
import { createClock } from '../platform/clock.js'
import { createRunTime } from '../platform/run-time.js'
import { connectionsWithin, type Connections } from '../wiring/connections.js'
import { openWriter } from '../wiring/open-writer.js'
import { sinkOf } from './sink-of.js'

type WriteValues = InputValues<typeof WRITE_FLAGS>
type RunValues = InputValues<typeof RUN_FLAGS>

/** What the verbs that beat need of the place they run in. */
export interface BeatingFrom {
  readonly connections: Connections
  readonly facts: BeatFacts
  readonly env: NodeJS.ProcessEnv
  /** Where the standard output of a command goes; absent for our own. */
  readonly outputTo?: 'stderr'
}

/** The raw flags with the monitor that a job is, where none was named. */
export function withMonitor(raw: Readonly<Record<string, string>>, context: RunContext): Record<string, string> {
  return { ...raw, monitor: raw['monitor']?.trim() || defaultMonitor(context.workflow, context.job) }
}

/** `heartbeat write`: one beat, now. */
export async function writeVerb(values: WriteValues, from: BeatingFrom): Promise<WriteResult> {
  const { message, checks, metrics, format, preset } = values
  const { clock, log } = from.connections.surroundings
  if (metrics !== null) (await import('../domain/beat/figures.js')).notFigures(metrics).forEach(log.warning)
  const given = { message: message || undefined, checks: checks ?? undefined, metrics: metrics ?? undefined }
  const state = values.status ?? (preset === 'error' ? 'failed' : 'ok')
  const order = {
    monitor: values.monitor,
    beat: withKind({ ...from.facts, ...given, at: clock.now(), state }, preset),
    minIntervalMs: values['min-interval'] ?? 0,
    ...(format === 'text' && { asText: true as const }),
  }
  return writeHeartbeat(order, { log, sink: sinkFor(values, format, from) })
}

/** `heartbeat run`: the command after `--`, or the script given as `command`, between two beats. */
export async function runVerb(
  values: RunValues,
  commandLine: readonly string[],
  from: BeatingFrom,
): Promise<CommandResult> {
  const [command, ...args] = commandLine
  if (command !== undefined) return between(values, [command, ...args], from)
  if (values.command === '')
    throw new ConfigError(['command: is not given; write the line that is to run, like "./backup.sh"'])
  const script = shellScript(values.shell, values.command)
  return withTemporaryFolder(from.env['RUNNER_TEMP'], async (folder) => {
    const file = join(folder, `script${script.extension}`)
    await from.connections.files.write(file, script.text)
    const line = script.commandLine(file)
    return between(values, [line.command, ...line.args], from)
  })
}

/** The outputs of the run action. */
export function runOutputs({ commandExitCode, durationSeconds, beat }: CommandResult): Record<string, string> {
  return {
    'exit-code': String(commandExitCode),
    duration: String(durationSeconds),
    written: String(beat.written),
    sha: beat.sha ?? '',
  }
}

function between(
  values: RunValues,
  [command, ...args]: readonly [string, ...string[]],
  from: BeatingFrom,
): Promise<CommandResult> {
  const { connections, env, facts, outputTo } = from
  const { clock, log, workspace } = connections.surroundings
  const order = {
    monitor: values.monitor,
    facts: { ...facts, message: values.message || undefined },
    kind: values.preset,
    command,
    args,
    cwd: resolve(workspace, values['working-directory']),
    env: environmentWithout(env, RUN_PREFIX),
    minIntervalMs: values['min-interval'] ?? 0,
    required: values.required,
    ...(outputTo && { outputTo }),
  }
  return runCommand(order, { clock, log, process: createProcess(), sink: sinkFor(values, 'json', from) })
}

function sinkFor(
  values: WriteValues | RunValues,
  format: 'json' | 'text',
  { connections, env }: BeatingFrom,
): () => Promise<Sink> {
  const spec = sinkOf(values, format, { workspace: connections.surroundings.workspace, env })
  return () => {
    // Each write has the whole of it: what a command takes in between is its own.
    const time = createRunTime(createClock())
    time.begin(values.timeout)
    time.enter('keeping')
    return openWriter(spec, connectionsWithin(connections, time))
  }
}
