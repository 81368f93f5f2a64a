import { toIso, type Instant } from '../../domain/time.js'
import { ExternalError } from '../../errors.js'
import { whyElsewhere } from '../own-machine.js'
import type { RecoveryPorts, RecoveryResult, TargetLook } from '../recovery.js'
import { LEADS_NO_LONGER, notDone, orRefused, withRemedy } from '../refused.js'
import type { Containers } from './containers.js'
import { examine, examineTarget } from './examine.js'
import { openContainers } from './open-containers.js'
import type { ContainerOptions } from './options.js'

/** What stands at the target, as data; what could not be asked is no statement about it. */
export async function look(options: ContainerOptions, ports: RecoveryPorts): Promise<TargetLook> {
  const elsewhere = whyElsewhere(options.host, ports.machine)
  if (elsewhere !== null) return { kind: 'hands-off', why: elsewhere }
  try {
    return (await examineTarget(options, await openContainers(options, ports), ports)).look
  } catch (error) {
    if (!(error instanceof ExternalError)) throw error
    return { kind: 'failed', why: withRemedy(error) }
  }
}

/** Looks once more, and restarts what is still the same. */
export function restart(
  options: ContainerOptions,
  ports: RecoveryPorts,
  seen?: TargetLook,
  mayAct = (): boolean => true,
): Promise<RecoveryResult> {
  return orRefused(async () => {
    const elsewhere = whyElsewhere(options.host, ports.machine)
    if (elsewhere !== null) return notDone(elsewhere)
    const containers = await openContainers(options, ports)
    const { name, startedAt, look: now } = await examineTarget(options, containers, ports)
    const other = otherStart(name, startedAt, seen)
    if (other !== null) return notDone(other)
    if (now.kind !== 'ready') return notDone(now.why)
    if (!mayAct()) return notDone(LEADS_NO_LONGER)
    await containers.restart(name, options.stopSeconds)
    const others = await restartOthers(options, containers, ports)
    return { ok: true, detail: `restarted the container ${name}, which was ${now.was}${others}`, url: null }
  })
}

/** Somebody was faster; theirs needs its time. */
function otherStart(name: string, startedAt: Instant | null, seen: TargetLook | undefined): string | null {
  if (seen?.kind !== 'ready' || startedAt === null || seen.startedAt === startedAt) return null
  return `somebody else restarted the container ${name} at ${toIso(startedAt)}`
}

/** They lost the network they share with it. */
async function restartOthers(
  { others, stopSeconds }: ContainerOptions,
  containers: Containers,
  ports: RecoveryPorts,
): Promise<string> {
  const done: string[] = []
  const left: string[] = []
  for (const name of others) {
    const why = await restartOther(name, stopSeconds, containers, ports)
    if (why === null) done.push(name)
    else left.push(why)
  }
  const after = done.length === 0 ? '' : `, and after it ${done.join(', ')}`
  return left.length === 0 ? after : `${after}; not restarted: ${left.join('; ')}`
}

/** Null when it was done. Its age does not matter: however young, it is cut off. */
async function restartOther(
  name: string,
  stopSeconds: number,
  containers: Containers,
  ports: RecoveryPorts,
): Promise<string | null> {
  try {
    const { look: now } = await examine(name, 0, containers, ports)
    if (now.kind !== 'ready') return now.why
    await containers.restart(name, stopSeconds)
    return null
  } catch (error) {
    if (!(error instanceof ExternalError)) throw error
    return withRemedy(error)
  }
}
