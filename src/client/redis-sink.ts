import { storedBeat } from '../domain/beat/stored-beat.js'
import { withHistory } from '../domain/beat/with-history.js'
import { BEAT_SCRIPT_TEXT, beatAnswer, beatKeysOf, beatScriptCall } from '../domain/redis-beat.js'
import { SECOND, type Duration } from '../domain/time.js'
import type { ClientClock } from './clock.js'
import type { ClientSink } from './sink.js'

/** Runs a script of ours on a Redis, whoever speaks with it. Rejects with words for people. */
export interface RedisScripts {
  /** Resolves when a command would be on its way at once, as far as that is known. */
  ready(): Promise<void>
  run(script: string, keys: readonly string[], args: readonly (string | number)[]): Promise<unknown>
  close(): void
}

/** Others that beat for the same monitor write in between. */
const TRIES = 5
const SHORTLY: Duration = 5 * SECOND

/** Takes out who has been silent for longer, a thousand at a time. */
const FORGET_SCRIPT = `
local beats, last, pulses, errors = unpack(KEYS)
local time = redis.call('TIME')
local before = time[1] * 1000 + math.floor(time[2] / 1000) - ARGV[1]
local ids = redis.call('ZRANGEBYSCORE', last, '-inf', string.format('(%.0f', before), 'LIMIT', 0, 1000)
for _, id in ipairs(ids) do
  redis.call('HDEL', beats, id)
  redis.call('HDEL', pulses, id)
  redis.call('HDEL', errors, id)
  redis.call('ZREM', last, id)
end
return #ids
`
const MOST_ROUNDS = 1_000

export interface RedisSinkOptions {
  readonly tag: string
  readonly prefix: string
}

/** Beats in the own layout, by the same script that the command line writes them with. */
export function createRedisSink(
  { tag, prefix }: RedisSinkOptions,
  scripts: RedisScripts,
  { now }: Pick<ClientClock, 'now'>,
): ClientSink {
  let merged = ''
  return {
    async write(beat) {
      // What it takes to connect is no part of the way that a beat is under way.
      await scripts.ready()
      let ageMs = Math.max(0, Math.round(now() - beat.at))
      for (let tries = 0; tries < TRIES; tries++) {
        const text = withHistory(beat, merged === '' ? null : storedBeat(merged))
        const step = { monitor: tag, merged, text, state: beat.state, ageMs, random: Math.random(), channel: '' }
        const { keys, args } = beatScriptCall(prefix, step)
        const answer = beatAnswer(await scripts.run(BEAT_SCRIPT_TEXT, keys, args))
        switch (answer.kind) {
          case 'written':
            merged = text
            return
          case 'changed':
            merged = answer.stored
            break
          case 'newer':
            // One that was given so shortly before may be the earlier one: the ways to the server are of different lengths.
            if (ageMs > SHORTLY) return
            ageMs = 0
        }
      }
      throw new Error(`too many write the beats of ${tag}; give each a tag of its own`)
    },
    async forget(silentMs) {
      const { beats, last, pulses, errors } = beatKeysOf(prefix)
      let sum = 0
      for (let round = 0; round < MOST_ROUNDS; round++) {
        const gone = Number(await scripts.run(FORGET_SCRIPT, [beats, last, pulses, errors], [silentMs]))
        if (!(gone > 0)) break
        sum += gone
      }
      return sum
    },
    close: scripts.close,
  }
}
