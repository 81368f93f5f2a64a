import { formatDuration } from '../../domain/duration.js'
import { toText, type Instant } from '../../domain/time.js'
import type { Reading, Resumed } from '../../domain/what-was-read.js'
import type { Redis } from '../../ports.js'
import type { Layout } from '../../redis/layout.js'
import type { ReadingAids } from '../aids.js'
import type { SourcePorts } from '../source.js'
import { createChannels } from './channels.js'
import { createForeignKeys } from './keys.js'
import { channelName, createHearing } from './hearing.js'
import { createHeardBefore } from './heard.js'
import type { RedisOptions } from './options.js'
import { createOwnBeats } from './own.js'
import { createServerWatch } from './server.js'
import type { Situation } from './situation.js'
import { part, sayOnce, unreachable, type WatchedHere } from './trouble.js'

/** All that is watched in one Redis, with what is remembered of it. */
export interface OneRedis {
  /** Never throws: what cannot be read is a reading. */
  read(watched: readonly WatchedHere[], now: Instant, aids: ReadingAids): Promise<Map<string, Reading>>
  /** Takes over when others were last heard, by channel. */
  remember(before: ReadonlyMap<string, Instant>): void
  /** Begins to listen to the channels of these; `forLife` where this process goes on, and keeps what it hears for others. */
  listen(watched: readonly WatchedHere[], forLife: boolean): Promise<void>
}

export function createOneRedis(
  open: () => Promise<Redis>,
  layout: Layout,
  ports: Pick<SourcePorts, 'clock' | 'log'>,
): OneRedis {
  const server = createServerWatch(layout.boot, ports.clock)
  const own = createOwnBeats(layout)
  const heard = createHeardBefore(layout.heard)
  const keys = createForeignKeys(heard)
  const warn = sayOnce(ports.log.warning)
  const hearing = createHearing(ports.clock, warn)
  const channels = createChannels(heard, hearing)
  let keeps = false

  /** Who reads some of the monitors must not make it deaf to the others. */
  async function listenTo(watched: readonly WatchedHere[], redis: Redis, besides: readonly string[]): Promise<void> {
    const names = of(watched, 'channel', 'channels').flatMap((one) => one.options.names)
    if (names.length > 0) await hearing.listenTo([...new Set([...names, ...besides])].sort(), redis)
  }

  return {
    async read(watched, now, aids) {
      try {
        const redis = await open()
        const look = await server.look(redis, keeps)
        if (look.lost && look.resumed !== undefined) warn(lossText(look.resumed))
        const situation: Situation = { redis, look, now, aids, keeps, warn }
        if (keeps) await listenTo(watched, redis, hearing.channels)
        const parts = await Promise.all([
          part(server, of(watched, 'own'), (some) => own.read(some, situation)),
          part(server, of(watched, 'key', 'keys'), (some) => keys.read(some, situation)),
          part(server, of(watched, 'channel', 'channels'), (some) => channels.read(some, situation)),
        ])
        return new Map(parts.flatMap((some) => [...some]))
      } catch (error) {
        return unreachable(watched, error)
      }
    },
    remember: (before) => heard.remember([...before].map(([channel, at]) => [channelName(channel), at] as const)),
    async listen(watched, forLife) {
      keeps ||= forLife
      try {
        await listenTo(watched, await open(), [])
      } catch {
        // The reading that follows says why.
      }
    },
  }
}

function lossText({ at, outageMs }: Resumed): string {
  const howLong = formatDuration(outageMs)
  return `Redis was away for up to ${howLong}, or lost its data: nobody is called dead for silence from before ${toText(at)}.`
}

function of(watched: readonly WatchedHere[], ...kinds: readonly RedisOptions['kind'][]): WatchedHere[] {
  return watched.filter(({ options }) => kinds.includes(options.kind))
}
