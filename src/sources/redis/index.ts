import type { Place } from '../../domain/place.js'
import type { Instant } from '../../domain/time.js'
import type { Reading } from '../../domain/what-was-read.js'
import { layoutOf } from '../../redis/layout.js'
import { aidsFor } from '../aids.js'
import { groupBy, type Reader, type SourceMember, type Watched } from '../reader.js'
import type { SourcePorts } from '../source.js'
import { createOneRedis, type OneRedis } from './one-redis.js'
import { optionsOf, type RedisOptions } from './options.js'

/** Many more than anybody has; a process that lives for months must not keep all it ever saw. */
const MOST_SERVERS = 20

/** Reads beats in Redis: of our own writer, under keys of somebody else, and what is said on channels. */
export const redis: SourceMember<RedisOptions> = {
  name: 'redis',
  lasting: true,
  options: optionsOf,
  create: createRedisReader,
}

function createRedisReader(ports: SourcePorts): Reader<RedisOptions> {
  const servers = new Map<string, OneRedis>()
  let before: ReadonlyMap<string, Instant> = new Map()

  function serverOf({ settings }: RedisOptions): OneRedis {
    const key = JSON.stringify(settings)
    const known = servers.get(key)
    if (known !== undefined) return known
    if (servers.size >= MOST_SERVERS) servers.clear()
    const made = createOneRedis(() => ports.redis(settings), layoutOf(settings.prefix), ports)
    made.remember(before)
    servers.set(key, made)
    return made
  }

  const byServer = (watched: readonly Watched<RedisOptions>[]): Watched<RedisOptions>[][] => [
    ...groupBy(watched, ({ options }) => JSON.stringify(options.settings)).values(),
  ]

  return {
    placeOf,
    async read(watched, now) {
      const aids = await aidsFor(watched.map(({ monitor }) => monitor.reading))
      const parts = byServer(watched).map((group) => serverOf(first(group)).read(group, now, aids))
      return new Map((await Promise.all(parts)).flatMap((part): [string, Reading][] => [...part]))
    },
    async recorded(watched, wish) {
      return (await import('./recorded.js')).recordedBeats(watched, wish, ports.redis)
    },
    remember(heard) {
      before = heard
      for (const server of servers.values()) server.remember(heard)
    },
    async listen(monitors, forMs) {
      const watched = monitors.flatMap((monitor): Watched<RedisOptions>[] => {
        const options = monitor.source.kind === 'redis' ? optionsOf(monitor.source.options, []) : null
        return options === null ? [] : [{ monitor, options }]
      })
      await Promise.all(byServer(watched).map((group) => serverOf(first(group)).listen(group, forMs === null)))
      if (forMs !== null && watched.some(({ options: { kind } }) => kind === 'channel' || kind === 'channels'))
        await ports.clock.sleep(forMs)
    },
  }
}

function first([one]: readonly Watched<RedisOptions>[]): RedisOptions {
  if (one === undefined) throw new Error('a group has a first')
  return one.options
}

function placeOf({ kind, names, settings }: RedisOptions): Place {
  if (kind === 'own') return { kind: 'redis', key: layoutOf(settings.prefix).beats }
  const key = names.join(', ')
  return kind === 'channel' || kind === 'channels' ? { kind: 'redis', key, is: 'channel' } : { kind: 'redis', key }
}
