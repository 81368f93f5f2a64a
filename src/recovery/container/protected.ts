import type { Machine } from '../../ports.js'
import { isHere } from '../own-machine.js'
import type { RedisPlace } from '../recovery.js'
import type { Container } from './containers.js'

/** Why this one is never touched; null for all others. */
export function whyProtected(container: Container, machine: Machine, redis: readonly RedisPlace[]): string | null {
  const own = machine.ownContainers()
  if (own.some((id) => container.id.startsWith(id) || id.startsWith(container.id)))
    return `Heartbeat itself runs in the container ${container.name}`
  const place = redis.find((one) => isBehind(container, one, machine))
  return place === undefined
    ? null
    : `the container ${container.name} is the Redis at ${place.host}:${place.port} that Heartbeat works with`
}

/** By a name or an address of the container, or by a port of this machine that leads into it. */
function isBehind({ name, network }: Container, { host, port }: RedisPlace, machine: Machine): boolean {
  const wanted = host.toLowerCase()
  if ([name, ...network.names, ...network.addresses].some((known) => known.toLowerCase() === wanted)) return true
  if (!isHere(host, machine)) return false
  return network.published.includes(port) || (network.mode === 'host' && network.exposed.includes(port))
}
