import { setTimeout as sleep } from 'node:timers/promises'
import type { Duration } from '../../src/domain/time.js'
import { createRedis } from '../../src/platform/redis-client.js'

export interface FleetOptions {
  readonly agents: number
  readonly everyMs: Duration
  /** An agent that cannot beat tries again after 250 ms, then after twice as long, up to this. */
  readonly longestBackoffMs: Duration
  /** How long a key lives; three beats and a half unless told otherwise. */
  readonly ttlMs?: Duration
  /** Added to the clock of every agent. */
  readonly clockOffMs?: Duration
}

/** Programs that beat into keys with a TTL, each with a connection and a back-off of its own. */
export interface Fleet {
  /** By agent: `a07` beats into `health:hb:fleet:a07`. */
  readonly keys: ReadonlyMap<string, string>
  die(agents: readonly string[]): void
  stop(): void
}

export function startFleet(url: string, options: FleetOptions): Fleet {
  const ids = Array.from({ length: options.agents }, (_, i) => `a${String(i).padStart(2, '0')}`)
  const keys = new Map(ids.map((id) => [id, `health:hb:fleet:${id}`]))
  const living = new Set(ids)
  for (const [id, key] of keys) void live(url, key, options, () => living.has(id))
  return {
    keys,
    die: (agents) => agents.forEach((id) => living.delete(id)),
    stop: () => living.clear(),
  }
}

async function live(url: string, key: string, options: FleetOptions, lives: () => boolean): Promise<void> {
  const { everyMs, longestBackoffMs, ttlMs = 3.5 * everyMs, clockOffMs = 0 } = options
  const redis = createRedis({ url, ca: null })
  let pause = 250
  // They do not all beat at the same moment.
  await sleep(Math.random() * everyMs)
  while (lives()) {
    const timestamp = new Date(Date.now() + clockOffMs).toISOString()
    const beat = JSON.stringify({ service: 'fleet', instance_id: key.split(':').at(-1), status: 'healthy', timestamp })
    try {
      await redis.call(['SET', key, beat, 'PX', Math.round(ttlMs)])
      pause = 250
      await sleep(everyMs)
    } catch {
      await sleep(Math.min(pause, longestBackoffMs))
      pause *= 2
    }
  }
  redis.close()
}
