import { cut, oneLine } from '../../domain/safe-text.js'
import { SECOND, toIso, type Duration } from '../../domain/time.js'
import { messageOf } from '../../errors.js'
import type { Process } from '../../ports.js'
import { isHere, whyElsewhere } from '../own-machine.js'
import type { RecoveryPorts, RecoveryResult, TargetLook } from '../recovery.js'
import { LEADS_NO_LONGER, notDone } from '../refused.js'
import type { SystemdOptions } from './options.js'
import { isJob, PROPERTIES, readUnit, standingOf, type UnitState } from './unit-state.js'

const LOOK_MS: Duration = 10 * SECOND
const RESTART_MS: Duration = 60 * SECOND
/** As packages name them. */
const REDIS_UNIT = /^(redis|valkey|keydb|dragonfly)([-@._].*)?\.service$/

export async function look(options: SystemdOptions, ports: RecoveryPorts): Promise<TargetLook> {
  const never = whyNever(options, ports)
  if (never !== null) return { kind: 'hands-off', why: never }
  const state = await stateOf(options, ports.process)
  if (typeof state === 'string') return { kind: 'failed', why: state }
  return standingOf(options.unit, state, options.startPeriodMs, ports.clock.now())
}

/** Looks once more, and restarts what is still the same. */
export async function restart(
  options: SystemdOptions,
  ports: RecoveryPorts,
  seen?: TargetLook,
  mayAct = (): boolean => true,
): Promise<RecoveryResult> {
  const { unit, startPeriodMs } = options
  const never = whyNever(options, ports)
  if (never !== null) return notDone(never)
  const state = await stateOf(options, ports.process)
  if (typeof state === 'string') return notDone(state)
  const now = standingOf(unit, state, 0, ports.clock.now())
  if (now.kind !== 'ready') return notDone(now.why)
  if (seen?.kind === 'ready' && seen.startedAt !== now.startedAt)
    return notDone(`somebody else restarted ${unit} at ${now.startedAt === null ? 'some time' : toIso(now.startedAt)}`)
  const young = standingOf(unit, state, startPeriodMs, ports.clock.now())
  if (young.kind !== 'ready') return notDone(young.why)
  if (!mayAct()) return notDone(LEADS_NO_LONGER)
  // A job would be waited for until its end.
  const how = isJob(state) ? ['--no-block'] : []
  const done = await systemctl(options, ports.process, [...how, 'restart', unit], RESTART_MS)
  if (done.exitCode !== 0)
    return notDone(`systemctl could not restart ${unit}, which was ${now.was}: ${lastLine(done)}`)
  return { ok: true, detail: `restarted ${unit}, which was ${now.was}`, url: null }
}

/** A sentence where it could not be asked. */
async function stateOf(options: SystemdOptions, process: Process): Promise<UnitState | string> {
  const asked = await systemctl(options, process, ['show', options.unit, `--property=${PROPERTIES.join(',')}`], LOOK_MS)
  const state = asked.exitCode === 0 ? readUnit(asked.stdout) : null
  return state ?? `systemctl could not look at ${options.unit}: ${lastLine(asked)}`
}

type Answer = Awaited<ReturnType<Process['run']>>

async function systemctl(
  { user }: SystemdOptions,
  process: Process,
  args: readonly string[],
  timeoutMs: Duration,
): Promise<Answer> {
  // Times are written in the zone of whoever asks, and old versions know no option for it.
  const command = ['TZ=UTC', 'systemctl', ...(user ? ['--user'] : []), '--no-ask-password', ...args]
  try {
    return await process.run('env', command, { timeoutMs })
  } catch (error) {
    return { exitCode: 127, stdout: '', stderr: messageOf(error) }
  }
}

function whyNever({ unit, host }: SystemdOptions, { machine, redisPlaces }: RecoveryPorts): string | null {
  const elsewhere = whyElsewhere(host, machine)
  if (elsewhere !== null) return elsewhere
  if (machine.ownUnits().includes(unit)) return `Heartbeat itself runs in ${unit}`
  const here = redisPlaces().find((place) => isHere(place.host, machine))
  return here !== undefined && REDIS_UNIT.test(unit)
    ? `${unit} is the Redis at ${here.host}:${here.port} that Heartbeat works with`
    : null
}

function lastLine({ stderr, stdout, exitCode }: Answer): string {
  const [said] = [stderr, stdout].map((text) => cut(oneLine(text.trim().split('\n').at(-1) ?? ''), 200)).filter(Boolean)
  return said ?? `it ended with ${exitCode}`
}
