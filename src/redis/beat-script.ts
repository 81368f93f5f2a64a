import type { RedisReply, RedisScript } from '../ports.js'

/**
 * One beat in the own layout, as one step: its document, its instant by the server's clock, its counters, its line in the stream
 * and, where it is wanted, the same said on a channel. Nothing is written over a newer beat, or over another document than the
 * writer has merged with: it is given that one, and tries again.
 */
export const BEAT_SCRIPT: RedisScript = {
  text: `
local beats, last, pulses, errors, events, boot = unpack(KEYS)
local id, merged, text, state, age, kept, random, channel = unpack(ARGV)
local stored = redis.call('HGET', beats, id) or ''
if stored ~= merged then return {'changed', stored} end
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local at = now - age
local newest = tonumber(redis.call('ZSCORE', last, id) or '0')
if newest > at and newest <= now + 300000 then return {'newer', string.format('%.0f', newest)} end
redis.call('SET', boot, random .. ':' .. string.format('%.0f', now), 'NX')
redis.call('HSET', beats, id, text)
redis.call('ZADD', last, string.format('%.0f', at), id)
redis.call('HINCRBY', pulses, id, 1)
if state == 'failed' then redis.call('HINCRBY', errors, id, 1) end
redis.call('XADD', events, 'MAXLEN', '~', kept, '*', 'monitor', id, 'status', state, 'beat', text)
if channel ~= '' then redis.call('PUBLISH', channel, text) end
return {'written', ''}
`,
}

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

/** What became of a beat. */
export type BeatAnswer =
  | { readonly kind: 'written' }
  /** Another document is stored than was merged with; empty for none. */
  | { readonly kind: 'changed'; readonly stored: string }
  /** A newer beat is stored, of this instant by the server's clock. */
  | { readonly kind: 'newer'; readonly at: number }

export function beatAnswer(reply: RedisReply): BeatAnswer {
  const [kind, text] = Array.isArray(reply) ? reply.map(String) : []
  if (kind === 'changed') return { kind, stored: text ?? '' }
  if (kind === 'newer') return { kind, at: Number(text) }
  return { kind: 'written' }
}
