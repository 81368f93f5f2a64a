import { setTimeout as sleep } from 'node:timers/promises'
import type { Duration, Instant } from '../../src/domain/time.js'
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
  /** How old the newest arrived beat of an agent became in this time, at most; infinite before its first one. */
  longestSilence(agent: string, from: Instant, to: Instant): Duration
  die(agents: readonly string[]): void
  stop(): void
}

export function startFleet(url: string, options: FleetOptions): Fleet {
  const ids = Array.from({ length: options.agents }, (_, i) => `a${String(i).padStart(2, '0')}`)
  const keys = new Map(ids.map((id) => [id, `health:hb:fleet:${id}`]))
  const living = new Set(ids)
  const beats = new Map<string, Beat[]>(ids.map((id) => [id, []]))
  for (const [id, key] of keys) {
    const lives = (): boolean => living.has(id)
    void live(url, key, options, { lives, arrived: (beat) => void beats.get(id)?.push(beat) })
  }
  return {
    keys,
    longestSilence: (agent, from, to) => longestSilence(beats.get(agent) ?? [], from, to),
    die: (agents) => agents.forEach((id) => living.delete(id)),
    stop: () => living.clear(),
  }
}

/** One that a server has taken, by the clock of this process. */
interface Beat {
  readonly at: Instant
  readonly arrivedAt: Instant
}

/** A silence is longest when the next beat arrives. */
function longestSilence(beats: readonly Beat[], from: Instant, to: Instant): Duration {
  const newestBefore = (index: number): Instant => beats[index - 1]?.at ?? -Infinity
  const within = beats.flatMap(({ arrivedAt }, i) =>
    arrivedAt > from && arrivedAt <= to ? [arrivedAt - newestBefore(i)] : [],
  )
  const arrived = beats.filter(({ arrivedAt }) => arrivedAt <= to).length
  return Math.max(to - newestBefore(arrived), ...within)
}

interface Life {
  lives(): boolean
  arrived(beat: Beat): void
}

async function live(url: string, key: string, options: FleetOptions, { lives, arrived }: Life): Promise<void> {
  const { everyMs, longestBackoffMs, ttlMs = 3.5 * everyMs, clockOffMs = 0 } = options
  const redis = createRedis({ url, ca: null })
  let pause = 250
  // They do not all beat at the same moment.
  await sleep(Math.random() * everyMs)
  while (lives()) {
    const at = Date.now()
    const timestamp = new Date(at + clockOffMs).toISOString()
    const beat = JSON.stringify({ service: 'fleet', instance_id: key.split(':').at(-1), status: 'healthy', timestamp })
    try {
      await redis.call(['SET', key, beat, 'PX', Math.round(ttlMs)])
      arrived({ at, arrivedAt: Date.now() })
      pause = 250
      await sleep(everyMs)
    } catch {
      await sleep(Math.min(pause, longestBackoffMs))
      pause *= 2
    }
  }
  redis.close()
}
