import { toldAttempts } from '../app/told-attempts.js'
import type { Config } from '../config/config.js'
import type { TargetMemory } from '../domain/recovery/target-state.js'
import type { IncidentStore } from '../incidents/store.js'
import { layoutOf } from '../redis/layout.js'
import type { Connections } from './connections.js'

/** The memories of attempts, as a watcher uses them: told as they happen and, where the config says so, shown in Redis. */
export interface SupervisedTargets {
  memory(memory: TargetMemory, config: Config): Promise<TargetMemory>
  /** The same store, with what it remembers of targets. */
  store(store: IncidentStore | null, config: Config): Promise<IncidentStore | null>
}

export function supervisedTargets({ redis, surroundings }: Connections): SupervisedTargets {
  const { clock, log } = surroundings
  const scan = { done: false }

  async function memory(inner: TargetMemory, { recovery, redis: settings }: Config): Promise<TargetMemory> {
    const { mirror: key, cooldownMs, attempts } = recovery.policy
    if (key === null || !recovery.configured) return toldAttempts(inner, attempts, log.info)
    const { mirroredTargets } = await import('../redis/mirrored-targets.js')
    const marker = layoutOf(settings.prefix).mirror
    const mirror = { redis: () => redis(settings), key, marker, cooldownMs, now: clock.now, log, scan }
    return toldAttempts(mirroredTargets(inner, mirror), attempts, log.info)
  }

  return {
    memory,
    async store(store, config) {
      if (store?.targets === undefined) return store
      return { ...store, targets: await memory(store.targets, config) }
    },
  }
}
