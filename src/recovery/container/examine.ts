import type { Duration, Instant } from '../../domain/time.js'
import type { RecoveryPorts, TargetLook } from '../recovery.js'
import type { Containers } from './containers.js'
import { targetOf, type ContainerOptions } from './options.js'
import { whyProtected } from './protected.js'
import { standingOf } from './standing.js'

/** What stands at a target, and what may be done about it. */
export interface Examined {
  readonly name: string
  /** Null where nothing was found, or nothing was ever started. */
  readonly startedAt: Instant | null
  readonly look: TargetLook
}

/** Finds the container that is meant and looks at it. Throws ExternalError where it could not be looked at. */
export async function examineTarget(
  options: ContainerOptions,
  containers: Containers,
  ports: RecoveryPorts,
): Promise<Examined> {
  const { which, startPeriodMs } = options
  const found = 'name' in which ? { name: which.name } : await nameByLabels(which.labels, containers)
  if (found.name === null) return handsOff(targetOf(options), found.why)
  const examined = await examine(found.name, startPeriodMs, containers, ports)
  const { look, name } = examined
  if (look.kind !== 'ready' || name === targetOf(options)) return examined
  return { ...examined, look: { ...look, alsoKnownAs: [name] } }
}

/** One container by its name. */
export async function examine(
  name: string,
  startPeriodMs: Duration,
  containers: Containers,
  { machine, redisPlaces, clock }: RecoveryPorts,
): Promise<Examined> {
  const container = await containers.inspect(name)
  if (container === null)
    return handsOff(
      name,
      `there is no container ${name}: it was removed, or goes by another name; "docker ps -a" shows them`,
    )
  // Engines take the start of an id for a name: what begins with the name of a removed one is a stranger.
  if (container.name !== name)
    return handsOff(
      name,
      `there is no container ${name}: the engine takes that for ${container.name}; write its whole name`,
    )
  const never = whyProtected(container, machine, redisPlaces())
  if (never !== null) return handsOff(name, never)
  return { name, startedAt: container.startedAt, look: standingOf(container, startPeriodMs, clock.now()) }
}

type Named = { readonly name: string } | { readonly name: null; readonly why: string }

/** Labels that two containers carry name none of them. */
async function nameByLabels(labels: Readonly<Record<string, string>>, containers: Containers): Promise<Named> {
  const names = await containers.named(labels)
  const [name] = names
  if (name !== undefined && names.length === 1) return { name }
  const written = Object.entries(labels).map((pair) => pair.join('='))
  const which = `the labels ${written.join(', ')}`
  if (name === undefined) return { name: null, why: `no container has ${which}; "docker ps -a" shows those there are` }
  const some = names.slice(0, 5).join(', ')
  const why = `${names.length} containers have ${which} (${some}); name one of them by "container:", or add a label`
  return { name: null, why }
}

function handsOff(name: string, why: string): Examined {
  return { name, startedAt: null, look: { kind: 'hands-off', why } }
}
