import { BEAT_SCRIPT_TEXT } from '../domain/redis-beat.js'
import type { RedisScript } from '../ports.js'

export { beatAnswer, type BeatAnswer } from '../domain/redis-beat.js'

/** One beat in the own layout. */
export const BEAT_SCRIPT: RedisScript = { text: BEAT_SCRIPT_TEXT }

/** One beat under a key of its own that runs out: value and time to live in one step, or a key could live for ever. */
export const KEY_SCRIPT: RedisScript = {
  text: `
local merged, text, ttl, channel = unpack(ARGV)
local stored = redis.call('GET', KEYS[1]) or ''
if stored ~= merged then return {'changed', stored} end
redis.call('SET', KEYS[1], text, 'PX', ttl)
if channel ~= '' then redis.call('PUBLISH', channel, text) end
return {'written', ''}
`,
}
