import { DEFAULT_REDIS_URL, REDIS_URL_NAMES } from '../domain/redis-settings.js'
import type { RedisPlace } from '../recovery/recovery.js'
import type { Surroundings } from './surroundings.js'

const DEFAULT_PORT = 6379

/** Where the Redis of each of these settings is, and where those are that the environment names. `null` stands for the usual variables. */
export function redisPlacesOf(
  opened: readonly (string | null)[],
  environment: Surroundings['environment'],
): readonly RedisPlace[] {
  const named = [...REDIS_URL_NAMES, ...opened.filter((name) => name !== null)].map((name) => environment[name] ?? '')
  const usual = opened.includes(null) && named.every((url) => url === '') ? [DEFAULT_REDIS_URL] : []
  const places = [...named, ...usual].flatMap((url) => placeOf(url))
  return places.filter(({ host, port }, i) => places.findIndex((one) => one.host === host && one.port === port) === i)
}

function placeOf(url: string): RedisPlace[] {
  if (url === '' || !URL.canParse(url)) return []
  const { hostname, port } = new URL(url)
  return [{ host: hostname.replace(/^\[|\]$/g, ''), port: Number(port) || DEFAULT_PORT }]
}
