import type { Recorded, RecordedPasts, RecordedReading } from '../../domain/replay/recorded.js'
import { plainMonitor } from '../../domain/monitor.js'
import type { Instant } from '../../domain/time.js'
import { ExternalError, withRemedy } from '../../errors.js'
import type { OpenRedis, RedisReply } from '../../ports.js'
import { layoutOf } from '../../redis/layout.js'
import { groupBy, type Watched } from '../reader.js'
import { noneFor } from '../recorded-texts.js'
import type { PastWish } from '../source.js'
import { readingOf } from './documents.js'
import type { RedisOptions } from './options.js'

const A_PAGE = 1_000
const MOST_PAGES = 100

const FOREIGN = 'of a key or a channel of somebody else Redis keeps no stream'

/** The beats of Heartbeat's own layout, as its stream kept them. */
export async function recordedBeats(
  watched: readonly Watched<RedisOptions>[],
  wish: PastWish,
  open: OpenRedis,
): Promise<RecordedPasts> {
  const own = watched.filter(({ monitor, options }) => options.kind === 'own' && !monitor.each)
  const foreign = watched.filter((one) => !own.includes(one)).map(({ monitor }) => monitor)
  const parts = await Promise.all(
    [...groupBy(own, ({ options }) => JSON.stringify(options.settings)).values()].map((group) =>
      ofServer(group, wish, open),
    ),
  )
  return new Map([...noneFor(foreign, FOREIGN), ...parts.flatMap((part) => [...part])])
}

async function ofServer(
  group: readonly Watched<RedisOptions>[],
  { span }: PastWish,
  open: OpenRedis,
): Promise<RecordedPasts> {
  const monitors = group.map(({ monitor }) => monitor)
  const settings = group[0]?.options.settings
  if (settings === undefined) return new Map()
  const { events, beats } = layoutOf(settings.prefix)
  try {
    const readings = new Map(monitors.map(({ id }) => [id, [] as RecordedReading[]]))
    const redis = await open(settings)
    let from = '-'
    for (let page = 0; page < MOST_PAGES; page++) {
      const entries = entriesIn(await redis.call(['XRANGE', events, from, String(span.to), 'COUNT', A_PAGE]))
      for (const { at, monitor, beat } of entries) readings.get(monitor)?.push(readAt(beat, at))
      const last = entries.at(-1)
      if (last === undefined || entries.length < A_PAGE) break
      from = `(${last.id}`
    }
    const place = { kind: 'redis', key: beats } as const
    return new Map(monitors.map(({ id }) => [id, recordedOf(readings.get(id) ?? [], place)]))
  } catch (error) {
    if (!(error instanceof ExternalError)) throw error
    return noneFor(monitors, withRemedy(error))
  }
}

function recordedOf(
  readings: readonly RecordedReading[],
  place: Extract<Recorded, { kind: 'readings' }>['place'],
): Recorded {
  if (readings.length === 0) return { kind: 'none', why: 'the stream of Redis holds no beat of it' }
  return { kind: 'readings', by: 'redis', place, readings }
}

/** What our own writer stores is read in one way. */
const ANY = plainMonitor('', { kind: 'redis', options: {} })

function readAt(text: string, at: Instant): RecordedReading {
  return { at, reading: readingOf(text, { monitor: ANY, now: at, aids: {} }) }
}

interface Entry {
  readonly id: string
  readonly at: Instant
  readonly monitor: string
  readonly beat: string
}

/** Each is its id and its fields, name and value in turns. */
function entriesIn(reply: RedisReply): Entry[] {
  return (Array.isArray(reply) ? (reply as readonly RedisReply[]) : []).flatMap((one): Entry[] => {
    const [id, fields] = Array.isArray(one) ? (one as readonly RedisReply[]) : []
    if (typeof id !== 'string' || !Array.isArray(fields)) return []
    const values = fields.map(String)
    const valueOf = (name: string): string => {
      const at = values.findIndex((value, i) => i % 2 === 0 && value === name)
      return at < 0 ? '' : (values[at + 1] ?? '')
    }
    const at = Number(id.split('-')[0])
    return Number.isFinite(at) ? [{ id, at, monitor: valueOf('monitor'), beat: valueOf('beat') }] : []
  })
}
