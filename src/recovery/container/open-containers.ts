import { SECOND, type Duration } from '../../domain/time.js'
import type { Process } from '../../ports.js'
import type { RecoveryPorts } from '../recovery.js'
import { containersByProgram } from './by-program.js'
import { containersBySocket } from './by-socket.js'
import type { Containers } from './containers.js'
import type { ContainerOptions } from './options.js'

const VERSION_MS: Duration = 10 * SECOND

/** Over a socket where there is one; else by the engine's own program. */
export async function openContainers(
  { engine, dockerHost }: ContainerOptions,
  { engines, process, log }: RecoveryPorts,
): Promise<Containers> {
  const sockets = await engines({ host: dockerHost, kind: engine })
  const bySocket = await containersBySocket(sockets)
  if (bySocket !== null) return bySocket
  if (sockets.length > 0) log.debug(`container: nobody listens at ${sockets.map(({ address }) => address).join(', ')}`)
  if (engine !== null) return containersByProgram(process, engine, dockerHost)
  return containersByProgram(process, await programAtHand(process), dockerHost)
}

/** Docker where neither is there, so that its absence is told. */
async function programAtHand(process: Process): Promise<'docker' | 'podman'> {
  if (await canRun(process, 'docker')) return 'docker'
  return (await canRun(process, 'podman')) ? 'podman' : 'docker'
}

function canRun(process: Process, program: string): Promise<boolean> {
  return process.run(program, ['--version'], { timeoutMs: VERSION_MS }).then(
    () => true,
    () => false,
  )
}
