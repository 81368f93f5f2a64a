/** Names of the keys that a beat is written to; `prefix` is in braces, so that a cluster keeps all of them on one slot. */
export interface BeatKeys {
  /** Hash: monitor id to its beat as JSON. */
  readonly beats: string
  /** Sorted set: monitor id to the instant of its last beat in ms, by the server's clock. */
  readonly last: string
  /** Hash: monitor id to how many beats it gave. */
  readonly pulses: string
  /** Hash: monitor id to how many of them told of an error. */
  readonly errors: string
  /** Stream of beats, cut at about `EVENTS_KEPT`. */
  readonly events: string
  /** String `random:ms`: since when these data stand; where it is gone or another one, data were lost. */
  readonly boot: string
}

export const EVENTS_KEPT = 10_000

export function beatKeysOf(prefix: string): BeatKeys {
  return {
    beats: `${prefix}:beats`,
    last: `${prefix}:last`,
    pulses: `${prefix}:pulses`,
    errors: `${prefix}:errors`,
    events: `${prefix}:events`,
    boot: `${prefix}:boot`,
  }
}

/**
 * One beat in the own layout, as one step: its document, its instant by the server's clock, its counters, its line in the stream
 * and, where it is wanted, the same said on a channel. Nothing is written over a newer beat, or over another document than the
 * writer has merged with: it is given that one, and tries again.
 */
export const BEAT_SCRIPT_TEXT = `
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
`

/** One beat on its way into the own layout. */
export interface BeatToStore {
  readonly monitor: string
  /** What is stored, as far as is known. */
  readonly merged: string
  readonly text: string
  readonly state: string
  /** How long ago it was given. */
  readonly ageMs: number
  /** From 0 up to 1. */
  readonly random: number
  /** Where it is said as well; empty for nowhere. */
  readonly channel: string
}

/** Keys and arguments of the script. */
export function beatScriptCall(
  prefix: string,
  { monitor, merged, text, state, ageMs, random, channel }: BeatToStore,
): { readonly keys: readonly string[]; readonly args: readonly (string | number)[] } {
  const { beats, last, pulses, errors, events, boot } = beatKeysOf(prefix)
  const mark = Math.floor(random * Number.MAX_SAFE_INTEGER).toString(36)
  return {
    keys: [beats, last, pulses, errors, events, boot],
    args: [monitor, merged, text, state, ageMs, EVENTS_KEPT, mark, channel],
  }
}

/** What became of a beat. */
export type BeatAnswer =
  | { readonly kind: 'written' }
  /** Another document is stored than was merged with; empty for none. */
  | { readonly kind: 'changed'; readonly stored: string }
  /** A newer beat is stored, of this instant by the server's clock. */
  | { readonly kind: 'newer'; readonly at: number }

export function beatAnswer(reply: unknown): BeatAnswer {
  const [kind, text] = Array.isArray(reply) ? reply.map(String) : []
  if (kind === 'changed') return { kind, stored: text ?? '' }
  if (kind === 'newer') return { kind, at: Number(text) }
  return { kind: 'written' }
}
