import type { Config } from '../config/config.js'
import { beatJson } from '../domain/beat/beat-document.js'
import type { Heartbeat } from '../domain/heartbeat.js'
import { MINUTE, type Duration, type Instant } from '../domain/time.js'
import type { Verdict } from '../domain/verdict.js'
import { messageOf } from '../errors.js'
import { layoutOf } from '../redis/layout.js'
import type { Sink } from '../sinks/sink.js'
import type { Connections } from './connections.js'
import { openWriter } from './open-writer.js'

/** So many beats may wait for a Redis that does not answer; they are kept elsewhere too. */
const MOST_WAITING = 10_000
const AT_ONCE = 16
const TELL: Duration = 5 * MINUTE

/** Takes posted beats to Redis where their monitors are read in the own layout, so that whoever else reads it knows of them. */
export interface PassOn {
  beat(verdict: Verdict, beat: Heartbeat): void
  settled(): Promise<void>
}

export function passOnToRedis(config: () => Promise<Pick<Config, 'redis'>>, connections: Connections): PassOn {
  const { clock, log } = connections.surroundings
  const waiting: { readonly monitor: string; readonly key: string; readonly beat: Heartbeat }[] = []
  let sink: Promise<Sink> | null = null
  let writers: Promise<void>[] = []
  let toldAt: Instant = -Infinity

  async function write(): Promise<void> {
    for (let one = waiting.shift(); one !== undefined; one = waiting.shift()) {
      const { monitor, key, beat } = one
      try {
        const { redis } = await config()
        // A key of somebody else may be called alike but for its prefix.
        if (key !== layoutOf(redis.prefix).beats) continue
        sink ??= openWriter({ kind: 'redis', options: { settings: redis } }, connections)
        const text = beatJson(monitor, beat)
        await (await sink).write({ monitor, at: beat.at, state: beat.state, text, minIntervalMs: 0 })
      } catch (error) {
        if (clock.now() - toldAt >= TELL) log.warning(`Posted beats could not be taken to Redis: ${messageOf(error)}`)
        toldAt = clock.now()
      }
    }
  }

  return {
    beat({ monitor, place }, beat) {
      if (place.kind !== 'redis' || place.is === 'channel') return
      if (waiting.length >= MOST_WAITING) waiting.shift()
      waiting.push({ monitor: monitor.slice(monitor.indexOf('/') + 1), key: place.key, beat })
      if (writers.length >= AT_ONCE) return
      const writer: Promise<void> = write().finally(() => {
        writers = writers.filter((other) => other !== writer)
      })
      writers.push(writer)
    },
    async settled() {
      await Promise.all(writers)
    },
  }
}
