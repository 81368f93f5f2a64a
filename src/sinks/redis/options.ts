import type { Problems, RawOptions } from '../../domain/member.js'
import { isPlainObject } from '../../domain/plain-object.js'
import { DEFAULT_REDIS, type RedisSettings } from '../../domain/redis-settings.js'
import { SECOND, type Duration } from '../../domain/time.js'

export interface RedisSinkOptions {
  readonly settings: RedisSettings
  /** Where the beat is said as well; null for nowhere. */
  readonly channel: string | null
  /** A key of its own instead of the own layout. */
  readonly key: { readonly name: string; readonly ttlMs: Duration } | null
  /** Which of many that beat for the same monitor. */
  readonly instance: string
}

const LONGEST = 200

export function optionsOf(raw: RawOptions, problems: Problems): RedisSinkOptions | null {
  const before = problems.length
  const key = nameOf(raw, 'key', problems)
  const channel = nameOf(raw, 'channel', problems)
  const instance = nameOf(raw, 'instance', problems) ?? ''
  const ttlMs = key === null ? null : timeToLive(raw, problems)
  const isNamed = raw['key'] !== undefined && raw['key'] !== null && raw['key'] !== ''
  if (!isNamed && raw['ttlMs'] !== undefined && raw['ttlMs'] !== null)
    problems.push('ttl: is of a key, and none is named; name one with "key", or leave "ttl" out')
  if (problems.length > before) return null
  const { settings } = raw
  return {
    settings: isPlainObject(settings) ? { ...DEFAULT_REDIS, ...settings } : DEFAULT_REDIS,
    channel,
    key: key === null || ttlMs === null ? null : { name: key, ttlMs },
    instance,
  }
}

function nameOf(raw: RawOptions, name: string, problems: Problems): string | null {
  const value = raw[name]
  if (value === undefined || value === null || value === '') return null
  if (typeof value === 'string' && value.length <= LONGEST && !/[\u0000-\u001f\u007f]/.test(value)) return value
  problems.push(
    `${name}: ${JSON.stringify(value).slice(0, 80)} is no name; write one of at most ${LONGEST} characters, without line breaks`,
  )
  return null
}

/** Where it is not said it follows from the interval: three missed beats, and a little. */
function timeToLive({ ttlMs, everyMs }: RawOptions, problems: Problems): Duration | null {
  if (typeof ttlMs === 'number' && ttlMs >= SECOND) return ttlMs
  if (ttlMs === undefined || ttlMs === null) {
    if (typeof everyMs === 'number' && everyMs > 0) return 3 * everyMs + 5 * SECOND
    problems.push(
      'ttl: is not given; say how long the key lives after a beat: three intervals and a little, like "35s"',
    )
    return null
  }
  problems.push(`ttl: ${JSON.stringify(ttlMs)} is too short; write a duration from "1s" on`)
  return null
}
