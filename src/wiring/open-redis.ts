import { resolve } from 'node:path'
import { redisAddress, type RedisAddress } from '../domain/redis-address.js'
import { DEFAULT_REDIS_URL, REDIS_URL_NAMES, type RedisSettings } from '../domain/redis-settings.js'
import { ConfigError } from '../errors.js'
import type { Files, OpenRedis, Redis } from '../ports.js'
import type { Surroundings } from './surroundings.js'

const MAX_CERTIFICATES = 1024 * 1024

/** The address of a Redis as it was given, and the name that gave it. */
interface Given {
  readonly url: string
  /** The variable; null where none is set and it is the Redis of this machine. */
  readonly from: string | null
}

/** One client for each Redis, kept as long as the process lives; the library loads when it is first asked for. */
export interface RedisOpener {
  readonly open: OpenRedis
  close(): void
}

export function redisOpener({ environment, secrets, workspace, overheard }: Surroundings, files: Files): RedisOpener {
  const clients = new Map<string, Promise<Redis>>()
  const closers: (() => void)[] = []

  async function create(settings: RedisSettings): Promise<Redis> {
    const given = givenAddress(settings, environment)
    // Before anything is said of it.
    secrets.add(given.url)
    const address = readAddress(given)
    secrets.add(address.password ?? '')
    const ca = await certificatesIn(settings.ca && resolve(workspace, settings.ca), files)
    const { createRedis } = await import(/* webpackChunkName: "redis" */ '../platform/redis-client.js')
    const redis = createRedis({ url: given.url, ca })
    closers.push(redis.close)
    return overheard?.redis(redis) ?? redis
  }

  return {
    open(settings) {
      const key = JSON.stringify([settings.urlFrom, settings.ca])
      const client = clients.get(key) ?? create(settings)
      clients.set(key, client)
      // What a person has put right meanwhile is read anew.
      client.catch(() => clients.delete(key))
      return client
    },
    close: () => closers.splice(0).forEach((close) => close()),
  }
}

/** Where no variable is set it is the Redis of this machine. Throws ConfigError for one that was named and is not set. */
export function givenAddress(
  { urlFrom }: Pick<RedisSettings, 'urlFrom'>,
  environment: Surroundings['environment'],
): Given {
  const names = urlFrom === null ? REDIS_URL_NAMES : [urlFrom]
  const from = names.find((name) => (environment[name] ?? '').trim() !== '')
  if (from !== undefined) return { url: (environment[from] ?? '').trim(), from }
  if (urlFrom === null) return { url: DEFAULT_REDIS_URL, from: null }
  throw new ConfigError([`redis.url: the environment has no ${urlFrom}; set it to redis://… or rediss://…`])
}

/** Throws ConfigError. The value may be a secret and is not said. */
function readAddress({ url, from }: Given): RedisAddress {
  const address = redisAddress(url)
  if (typeof address === 'string') throw new ConfigError([`${from ?? 'redis'}: ${address}`])
  return address
}

/** Throws ConfigError. */
async function certificatesIn(path: string | null, files: Files): Promise<string | null> {
  if (path === null) return null
  const ca = await files.read(path, MAX_CERTIFICATES)
  if (ca === null)
    throw new ConfigError([`redis.ca: there is no file ${path}; give the path of the certificates to trust, PEM`])
  if (!ca.includes('-----BEGIN CERTIFICATE-----'))
    throw new ConfigError([`redis.ca: ${path} holds no certificate; it should begin with -----BEGIN CERTIFICATE-----`])
  return ca
}
