import type { Problems, RawOptions } from '../../domain/member.js'
import { DEFAULT_DISCOVER, type RedisPlace } from '../../domain/redis-place.js'
import { DEFAULT_REDIS, type RedisSettings } from '../../domain/redis-settings.js'
import { isPlainObject } from '../../domain/plain-object.js'

/** Where one monitor beats, and in which Redis. */
export interface RedisOptions extends RedisPlace {
  readonly settings: RedisSettings
}

const KINDS = ['own', 'key', 'keys', 'channel', 'channels'] as const

/** The config read them already; what else may come here is told as a mistake. */
export function optionsOf(raw: RawOptions, problems: Problems): RedisOptions | null {
  const { kind: given, names = [], ttlMs = null, discoverMs = DEFAULT_DISCOVER, settings = DEFAULT_REDIS } = raw
  const kind = KINDS.find((known) => known === given)
  if (kind === undefined) {
    problems.push(`redis: ${JSON.stringify(given) ?? 'nothing'} is no kind of place; there are ${KINDS.join(', ')}`)
    return null
  }
  if (!Array.isArray(names) || !names.every((name) => typeof name === 'string') || (kind !== 'own' && !names[0])) {
    problems.push(`redis: names no ${kind}; write { ${kind}: NAME }`)
    return null
  }
  return {
    kind,
    names,
    ttlMs: typeof ttlMs === 'number' ? ttlMs : null,
    discoverMs: typeof discoverMs === 'number' ? discoverMs : DEFAULT_DISCOVER,
    settings: isPlainObject(settings) ? { ...DEFAULT_REDIS, ...settings } : DEFAULT_REDIS,
  }
}
