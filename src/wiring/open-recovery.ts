import type { RecoveryStep } from '../domain/recovery/recovery.js'
import { ConfigError } from '../errors.js'
import { createMachine } from '../platform/machine.js'
import { createProcess } from '../platform/process.js'
import { RECOVERY } from '../recovery/index.js'
import type { Recovery, RedisPlace } from '../recovery/recovery.js'
import type { SourcePorts } from '../sources/source.js'
import type { Connections } from './connections.js'
import { engineOpener } from './open-engine.js'
import { redisPlacesOf } from './redis-places.js'

/** The options of a step were checked with the configuration. */
export async function openRecovery(
  { kind, options }: RecoveryStep,
  { clock, log, github, files }: SourcePorts,
  { surroundings, redisOpened }: Connections,
): Promise<Recovery> {
  const load = RECOVERY[kind]
  if (load === undefined) throw new ConfigError([`recovery: ${JSON.stringify(kind)} is not known`])
  const engines = engineOpener(surroundings, files)
  const redisPlaces = (): readonly RedisPlace[] => redisPlacesOf([...redisOpened], surroundings.environment)
  const [process, machine] = [createProcess(), createMachine()]
  return (await load()).create(options, { clock, log, github, process, machine, engines, redisPlaces })
}
