import { ExternalError, messageOf } from '../../errors.js'
import { toIso } from '../../domain/time.js'
import { whyElsewhere } from '../own-machine.js'
import type { RecoveryPorts, RecoveryResult, TargetLook } from '../recovery.js'
import { notDone, orRefused } from '../refused.js'
import type { Container, Containers } from './containers.js'
import { openContainers } from './open-containers.js'
import { targetOf, type ContainerOptions } from './options.js'
import { whyProtected } from './protected.js'
import { standingOf } from './standing.js'

type Ready = Extract<TargetLook, { kind: 'ready' }>
type Found = { readonly container: Container; readonly look: TargetLook }

/** What stands at the target, as data; what could not be asked is no statement about it. */
export async function look(options: ContainerOptions, ports: RecoveryPorts): Promise<TargetLook> {
  const elsewhere = whyElsewhere(options.host, ports.machine)
  if (elsewhere !== null) return { kind: 'hands-off', why: elsewhere }
  try {
    const found = await find(options, await openContainers(options, ports), ports)
    return 'look' in found ? found.look : found
  } catch (error) {
    if (!(error instanceof ExternalError)) throw error
    const remedy = error.fault.remedy === undefined ? '' : `; ${error.fault.remedy}`
    return { kind: 'failed', why: `${messageOf(error)}${remedy}` }
  }
}

/** Looks once more, and restarts what is still the same. */
export function restart(options: ContainerOptions, ports: RecoveryPorts, seen?: TargetLook): Promise<RecoveryResult> {
  return orRefused(async () => {
    const elsewhere = whyElsewhere(options.host, ports.machine)
    if (elsewhere !== null) return notDone(elsewhere)
    const containers = await openContainers(options, ports)
    const found = await find(options, containers, ports)
    if (!('look' in found)) return notDone(found.why)
    const { container, look: now } = found
    const other = otherStart(container, seen)
    if (other !== null) return notDone(other)
    if (now.kind !== 'ready') return notDone(now.why)
    await containers.restart(container.name, options.stopSeconds)
    const others = await restartOthers(options, containers, ports)
    return { ok: true, detail: `restarted the container ${container.name}, which was ${now.was}${others}`, url: null }
  })
}

async function find(
  options: ContainerOptions,
  containers: Containers,
  ports: RecoveryPorts,
): Promise<Found | Exclude<TargetLook, Ready>> {
  const name = await nameOf(options, containers)
  if (typeof name !== 'string') return name
  const container = await containers.inspect(name)
  if (container === null)
    return {
      kind: 'hands-off',
      why: `there is no container ${name}: it was removed, or goes by another name; "docker ps -a" shows them`,
    }
  const never = whyProtected(container, ports.machine, ports.redisPlaces())
  if (never !== null) return { kind: 'hands-off', why: never }
  const standing = standingOf(container, options.startPeriodMs, ports.clock.now())
  const known = [container.name, name].filter((one) => one !== targetOf(options))
  const isNamed = standing.kind === 'ready' && known.length > 0
  return { container, look: isNamed ? { ...standing, alsoKnownAs: [...new Set(known)] } : standing }
}

/** Labels that two containers carry name none of them. */
async function nameOf(
  { which }: ContainerOptions,
  containers: Containers,
): Promise<string | Extract<TargetLook, { kind: 'hands-off' }>> {
  if ('name' in which) return which.name
  const names = await containers.named(which.labels)
  const [name] = names
  if (name !== undefined && names.length === 1) return name
  const labels = Object.entries(which.labels).map((pair) => pair.join('='))
  if (name === undefined) return { kind: 'hands-off', why: `no container has the labels ${labels.join(', ')}` }
  const some = names.slice(0, 5).join(', ')
  const why = `${names.length} containers have the labels ${labels.join(', ')} (${some}); name one of them by "container:", or add a label`
  return { kind: 'hands-off', why }
}

/** Somebody was faster; theirs needs its time. */
function otherStart({ name, startedAt }: Container, seen: TargetLook | undefined): string | null {
  if (seen?.kind !== 'ready' || seen.startedAt === startedAt) return null
  const when = startedAt === null ? 'meanwhile' : `at ${toIso(startedAt)}`
  return `somebody else restarted the container ${name} ${when}`
}

/** They lost the network they share with it. Each is looked at first, whatever its age: it may be younger and yet cut off. */
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

/** Null when it was done. */
async function restartOther(
  name: string,
  stopSeconds: number,
  containers: Containers,
  ports: RecoveryPorts,
): Promise<string | null> {
  try {
    const container = await containers.inspect(name)
    if (container === null) return `there is no container ${name}`
    const never = whyProtected(container, ports.machine, ports.redisPlaces())
    if (never !== null) return never
    const standing = standingOf(container, 0, ports.clock.now())
    if (standing.kind !== 'ready') return standing.why
    await containers.restart(container.name, stopSeconds)
    return null
  } catch (error) {
    if (!(error instanceof ExternalError)) throw error
    return messageOf(error)
  }
}
