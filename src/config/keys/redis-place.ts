import { parseDuration } from '../../domain/duration.js'
import { isPlainObject } from '../../domain/plain-object.js'
import { DEFAULT_DISCOVER, isGlob, type RedisPlace } from '../../domain/redis-place.js'
import type { JsonSchema, Kind, Parsed } from './kind.js'
import { duration, orWrong } from './plain-kinds.js'
import { wrong } from './where.js'

const WORDS = ['own', 'key', 'keys', 'channel', 'channels'] as const
const NAMED = WORDS.filter((word) => word !== 'own')
const REMEDY = 'write "own", "key NAME", "keys PATTERN", "channel NAME" or "channels PATTERN"'
const LONGEST = 200
const MOST = 50

/** Where in Redis a monitor beats: `keys health:hb:*` as one text, or the same as a map in the file. */
export function redisPlace(): Kind<RedisPlace> {
  return {
    schema: SCHEMA,
    readText: fromText,
    readValue: (value, where) => {
      if (value === true) return OWN
      if (typeof value === 'string') return orWrong(fromText(value), value, where)
      if (!isPlainObject(value))
        return wrong(where, value, `is no place in Redis; ${REMEDY}, or a map like { keys: … }`)
      return orWrong(fromMap(value), value, where)
    },
  }
}

const OWN: RedisPlace = { kind: 'own', names: [], ttlMs: null, discoverMs: DEFAULT_DISCOVER }

const NAME: JsonSchema = { type: 'string', minLength: 1, maxLength: LONGEST }
const SOME: JsonSchema = { anyOf: [NAME, { type: 'array', minItems: 1, maxItems: MOST, items: NAME }] }
const SCHEMA: JsonSchema = {
  anyOf: [
    { const: true },
    { type: 'string', pattern: `^\\s*(${WORDS.join('|')})\\b` },
    {
      type: 'object',
      properties: {
        key: { description: 'One key of somebody else.', ...NAME },
        keys: { description: 'Keys of somebody else by patterns: each is a monitor.', ...SOME },
        channel: { description: 'One channel.', ...NAME },
        channels: { description: 'Channels by patterns: each is a monitor.', ...SOME },
        ttl: { description: 'How long a key lives after a beat, as its writer sets it.', ...duration().schema },
        discover: { description: 'How often new keys are looked for. Default: 1m.', ...duration().schema },
      },
      additionalProperties: false,
      maxProperties: 3,
    },
  ],
}

/** `keys health:hb:* ttl=35s`: a word, then names, then what else is known of them. */
function fromText(text: string): Parsed<RedisPlace> {
  const [word = '', ...parts] = text.trim().split(/[\s,]+/)
  if (word === 'true') return parts.length === 0 ? { value: OWN } : { problem: `is no place in Redis; ${REMEDY}` }
  if (!WORDS.some((known) => known === word)) return { problem: `is no place in Redis; ${REMEDY}` }
  const settings = parts.map((part) => /^(ttl|discover)=(.*)$/.exec(part))
  const names = parts.filter((_, i) => settings[i] === null)
  const more = settings.flatMap((match) => (match === null ? [] : [[match[1] ?? '', match[2] ?? ''] as const]))
  if (word === 'own' && names.length > 0)
    return { problem: 'names more than "own", where a monitor is found by its id; leave the rest out' }
  return fromMap({ ...(word !== 'own' && { [word]: names }), ...Object.fromEntries(more) })
}

function fromMap(map: Readonly<Record<string, unknown>>): Parsed<RedisPlace> {
  const unknown = Object.keys(map).find((key) => !['ttl', 'discover', ...NAMED].includes(key))
  if (unknown !== undefined)
    return {
      problem: `has the key "${unknown.slice(0, 60)}", which is not known; there are ${NAMED.join(', ')}, ttl and discover`,
    }
  const said = NAMED.filter((word) => map[word] !== undefined)
  const [kind = 'own', second] = said
  if (second !== undefined) return { problem: `names both "${kind}" and "${second}"; keep one` }
  const names = kind === 'own' ? [] : namesIn(map[kind])
  const problem = names === null ? `needs "${kind}" to be a text or a list of texts` : namesProblem(kind, names)
  if (problem !== null || names === null) return { problem: problem ?? '' }
  const [ttl, discover] = [durationIn(map['ttl']), durationIn(map['discover'])]
  if (ttl === undefined || discover === undefined)
    return { problem: `has a "${ttl === undefined ? 'ttl' : 'discover'}" that is no duration; write it like "35s"` }
  if (ttl !== null && kind !== 'key' && kind !== 'keys')
    return { problem: `says "ttl", which only keys have; leave it out, or write "key" or "keys"` }
  if (discover !== null && kind !== 'keys')
    return { problem: 'says "discover", and only "keys" are looked for; leave it out, or write "keys"' }
  return { value: { kind, names, ttlMs: ttl, discoverMs: discover ?? DEFAULT_DISCOVER } }
}

function namesIn(value: unknown): readonly string[] | null {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value]
  return list.every((name) => typeof name === 'string') ? list.map((name) => name.trim()) : null
}

function namesProblem(kind: string, names: readonly string[]): string | null {
  if (kind === 'own') return null
  if (names.length === 0 || names.includes('')) return `says "${kind}" and names none; write "${kind} NAME"`
  if (names.length > MOST) return `names more than ${MOST}; write a pattern`
  const strange = names.find((name) => name.length > LONGEST || /[\u0000-\u001f\u007f]/.test(name))
  if (strange !== undefined) return `has a name with control characters, or of more than ${LONGEST} characters`
  if (kind === 'keys' || kind === 'channels') return null
  const [first = '', second] = names
  if (second !== undefined) return `names several with "${kind}"; write "${kind}s"`
  return isGlob(first) ? `has a pattern in "${kind}"; write "${kind}s", and each of them is a monitor` : null
}

/** Null where nothing is said; undefined for what is no duration longer than nothing. */
function durationIn(value: unknown): number | null | undefined {
  if (value === undefined) return null
  const ms = typeof value === 'string' || typeof value === 'number' ? parseDuration(String(value)) : null
  return ms === null || ms <= 0 ? undefined : ms
}
