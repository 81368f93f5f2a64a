import { secondsBetween } from '../domain/beat/beat-document.js'
import { commandEndBeat, startBeat, type BeatFacts } from '../domain/beat/job-beat.js'
import { withKind } from '../domain/beat/status-beat.js'
import type { Heartbeat } from '../domain/heartbeat.js'
import type { StatusKind } from '../domain/status-kind.js'
import type { Duration } from '../domain/time.js'
import type { Clock, Log, Process } from '../ports.js'
import type { Sink } from '../sinks/sink.js'
import { writeHeartbeat, type WriteResult } from './write-heartbeat.js'

/** One command that beats before and after. */
export interface CommandOrder {
  readonly monitor: string
  readonly facts: BeatFacts
  /** Which kind of status message its end is; null for none. */
  readonly kind: StatusKind | null
  readonly command: string
  readonly args: readonly string[]
  readonly cwd?: string
  readonly env?: Record<string, string>
  /** Where its standard output goes; `stdout` unless said otherwise. */
  readonly outputTo?: 'stdout' | 'stderr'
  readonly minIntervalMs: Duration
  /** A last beat that cannot be written fails a command that went well. */
  readonly required: boolean
}

export interface CommandResult {
  /** What to end with: the command's own, unless a required beat could not be written. */
  readonly exitCode: number
  readonly commandExitCode: number
  readonly durationSeconds: number
  /** What became of the last beat. */
  readonly beat: WriteResult
}

export interface CommandPorts {
  readonly sink: () => Promise<Sink>
  readonly clock: Clock
  readonly log: Log
  readonly process: Pick<Process, 'runInherit'>
}

/** Beats, runs the command, beats again, and ends with the command's own exit code. */
export async function runCommand(order: CommandOrder, ports: CommandPorts): Promise<CommandResult> {
  const startedAt = ports.clock.now()
  const first = await write(startBeat(order.facts, startedAt), order, ports)
  if (first.problem !== null) ports.log.warning(first.problem)
  const begun = ports.clock.now()
  const { env, cwd, outputTo } = order
  const { exitCode, problem } = await ports.process.runInherit(order.command, order.args, { env, cwd, outputTo })
  const endedAt = ports.clock.now()
  if (problem !== undefined) ports.log.error(problem)
  const facts = withWhy(order.facts, problem ?? WHY[exitCode])
  const end = withKind(commandEndBeat(facts, begun, exitCode, endedAt), order.kind)
  const beat = await write(end, order, ports)
  // The same again would tell nothing.
  if (beat.problem !== null && beat.problem !== first.problem) ports.log.warning(beat.problem)
  const failed = order.required && beat.problem !== null
  return {
    exitCode: exitCode === 0 && failed ? 1 : exitCode,
    commandExitCode: exitCode,
    durationSeconds: secondsBetween(begun, endedAt),
    beat,
  }
}

function write(beat: Heartbeat, order: CommandOrder, ports: CommandPorts): Promise<WriteResult> {
  const { monitor, minIntervalMs } = order
  return writeHeartbeat({ monitor, beat, minIntervalMs }, ports)
}

/** What a shell means by its exit code, for a command that it did not find inside of a script. */
const WHY: Readonly<Record<number, string>> = {
  126: 'exit code 126: a command may not be run',
  127: 'exit code 127: a command was not found',
}

/** Before what the beat says anyway. */
function withWhy(facts: BeatFacts, why: string | undefined): BeatFacts {
  if (why === undefined) return facts
  return { ...facts, message: facts.message === undefined ? why : `${why}; ${facts.message}` }
}
