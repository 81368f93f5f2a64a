import { DEFAULT_REDIS_URL, REDIS_URL_NAMES, type RedisSettings } from '../domain/redis-settings.js'
import { ConfigError } from '../errors.js'
import type { Files, OpenRedis, Redis } from '../ports.js'
import type { Surroundings } from './surroundings.js'

const MAX_CERTIFICATES = 1024 * 1024

/** The address of a Redis, and the name that gave it. */
interface Address {
  readonly url: string
  readonly from: string
}

/** One client for each Redis, kept as long as the process lives; the library loads when it is first asked for. */
export interface RedisOpener {
  readonly open: OpenRedis
  close(): void
}

export function redisOpener({ environment, secrets }: Surroundings, files: Files): RedisOpener {
  const clients = new Map<string, Promise<Redis>>()
  const closers: (() => void)[] = []

  async function create(settings: RedisSettings): Promise<Redis> {
    const { url, from } = addressOf(settings, environment)
    secrets.add(url)
    secrets.add(passwordIn(url, from))
    const ca = settings.ca === null ? null : await files.read(settings.ca, MAX_CERTIFICATES)
    if (settings.ca !== null && ca === null)
      throw new ConfigError([`redis.ca: there is no file ${settings.ca}; give the path of the certificates, PEM`])
    const { createRedis } = await import(/* webpackChunkName: "redis" */ '../platform/redis-client.js')
    const redis = createRedis({ url, ca })
    closers.push(redis.close)
    return redis
  }

  return {
    open(settings) {
      const key = JSON.stringify([settings.urlFrom, settings.ca])
      const client = clients.get(key) ?? create(settings)
      clients.set(key, client)
      return client
    },
    close: () => closers.splice(0).forEach((close) => close()),
  }
}

/** Where no variable is set it is the Redis of this machine. Throws ConfigError for one that was named and is not set, or no address. */
export function addressOf(
  { urlFrom }: Pick<RedisSettings, 'urlFrom'>,
  environment: Surroundings['environment'],
): Address {
  const names = urlFrom === null ? REDIS_URL_NAMES : [urlFrom]
  const from = names.find((name) => (environment[name] ?? '') !== '')
  if (from === undefined) {
    if (urlFrom === null) return { url: DEFAULT_REDIS_URL, from: 'default' }
    throw new ConfigError([`redis.url: the environment has no ${urlFrom}; set it to redis://… or rediss://…`])
  }
  const url = environment[from] ?? ''
  passwordIn(url, from)
  return { url, from }
}

function passwordIn(url: string, from: string): string {
  if (/^rediss?:\/\//.test(url) && URL.canParse(url)) return decodeURIComponent(new URL(url).password)
  // The value may be a secret and is not said.
  throw new ConfigError([
    `${from}: is no address of a Redis; write redis://host:6379 or rediss://user:password@host:6380`,
  ])
}
