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
  warn(await write(startBeat(order.facts, startedAt), order, ports), ports)
  const begun = ports.clock.now()
  const { exitCode } = await ports.process.runInherit(order.command, order.args, { env: order.env, cwd: order.cwd })
  const endedAt = ports.clock.now()
  const end = withKind(commandEndBeat(order.facts, begun, exitCode, endedAt), order.kind)
  const beat = await write(end, order, ports)
  warn(beat, ports)
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

function warn({ problem }: WriteResult, { log }: CommandPorts): void {
  if (problem !== null) log.warning(problem)
}
