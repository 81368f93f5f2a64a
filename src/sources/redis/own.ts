import { plainMonitor } from '../../domain/monitor.js'
import { isMonitorId } from '../../domain/monitor-id.js'
import type { Instant } from '../../domain/time.js'
import type { MemberReading, Reading, Resumed } from '../../domain/what-was-read.js'
import type { Redis, RedisReply } from '../../ports.js'
import type { Layout } from '../../redis/layout.js'
import type { Watched } from '../reader.js'
import { MOST_CHARACTERS, readingOf, tooLarge } from './documents.js'
import { movedTo } from './moved-beat.js'
import { isReservedName } from './names.js'
import type { RedisOptions } from './options.js'
import { CLOCK_TOLERANCE, type Look } from './server.js'
import type { Situation } from './situation.js'

/** So many are watched of one Redis. */
export const MOST_MEMBERS = 20_000
/** One command for all that a usual fleet has: each further one is paid for. */
const FIELDS_AT_ONCE = 10_000

interface Known {
  readonly score: number
  /** When it last beat, by our clock. */
  readonly at: Instant
  readonly reading: Reading
}

/** The beats of Heartbeat's own layout; what has not changed since the last look is not asked for again. */
export interface OwnBeats {
  read(watched: readonly Watched<RedisOptions>[], situation: Situation): Promise<Map<string, Reading>>
}

export function createOwnBeats(layout: Layout): OwnBeats {
  const known = new Map<string, Known>()
  let listed: ReadonlySet<string> = new Set()
  let lastLookAt: Instant | null = null

  async function refresh(named: readonly string[], situation: Situation): Promise<void> {
    const { redis, look } = situation
    const range = ['ZREVRANGEBYSCORE', layout.last, '+inf', '-inf', 'WITHSCORES', 'LIMIT', 0, MOST_MEMBERS + 1]
    const scores = scoresIn(await redis.call(range))
    if (scores.size > MOST_MEMBERS)
      situation.warn(`${layout.last} holds more than ${MOST_MEMBERS} monitors: the silent longest are not watched`)
    // What data loss took away is still remembered; what somebody took out is not.
    if (!look.lost) for (const id of listed) if (!scores.has(id)) known.delete(id)
    listed = new Set(scores.keys())
    const changed = [...scores].filter(([id, score]) => known.get(id)?.score !== score).map(([id]) => id)
    const unlisted = named.filter((id) => !scores.has(id))
    const ids = [...changed, ...unlisted]
    const texts = await textsOf(redis, layout.beats, ids)
    for (const id of ids) {
      const text = texts.get(id)
      if (text === undefined) continue
      const score = scores.get(id) ?? Number.NaN
      known.set(id, knownOf(text, score, situation, lastLookAt))
    }
    lastLookAt = look.at
  }

  return {
    async read(watched, situation) {
      const named = watched.filter(({ monitor }) => !monitor.each).map(({ monitor }) => monitor.id)
      await refresh([...new Set(named)], situation)
      const { resumed, notes } = situation.look
      const dressed = (reading: Reading): Reading => dress(reading, resumed, notes)
      const members = watched.some(({ monitor }) => monitor.each) ? membersOf(known, dressed) : []
      return new Map(
        watched.map(({ monitor }) => {
          if (monitor.each) return [monitor.id, ofAll(members, layout, resumed)]
          const reading = known.get(monitor.id)?.reading
          return [monitor.id, reading === undefined ? missing(monitor.id, layout, resumed) : dressed(reading)]
        }),
      )
    },
  }
}

function knownOf(text: string, score: number, { look, now }: Situation, lastLookAt: Instant | null): Known {
  if (text.length > MOST_CHARACTERS) return { score, at: look.at, reading: tooLarge(text.length, MOST_CHARACTERS) }
  const reading = readingOf(text, { monitor: ANY, now, aids: {} })
  if (Number.isNaN(score) || reading.kind !== 'beat') return { score, at: look.at, reading }
  const at = receivedAt(score, reading.beat.at, look, lastLookAt)
  return { score, at, reading: movedTo(reading, at, look.offsetMs) }
}

/** What our own writer stores is read in one way. */
const ANY = plainMonitor('', { kind: 'redis', options: {} })

/** By our clock: a score is a time of the server's. */
function receivedAt(score: number, writtenAt: Instant, look: Look, lastLookAt: Instant | null): Instant {
  const byServer = Math.min(look.at, score - look.offsetMs)
  const clocksDiffer = look.stepped || Math.abs(look.offsetMs) > CLOCK_TOLERANCE
  if (!clocksDiffer) return byServer
  // Of clocks that disagree one is wrong, and it must not be the death of anybody.
  const byWriter = writtenAt <= look.at + CLOCK_TOLERANCE ? Math.min(writtenAt, look.at) : byServer
  // What is new came after the last look, whatever clock was set in between.
  const atLeast = look.stepped && lastLookAt !== null ? Math.min(lastLookAt, look.at) : byServer
  return Math.max(byServer, byWriter, atLeast)
}

/** What holds for all beats of one look. */
export function dress(reading: Reading, resumed: Resumed | undefined, notes: readonly string[]): Reading {
  if (reading.kind === 'missing') return resumed === undefined ? reading : { ...reading, resumed }
  if (reading.kind !== 'beat' || (resumed === undefined && notes.length === 0)) return reading
  return { ...reading, notes: [...reading.notes, ...notes], ...(resumed && { resumed }) }
}

function membersOf(known: ReadonlyMap<string, Known>, dressed: (reading: Reading) => Reading): MemberReading[] {
  const usable = [...known]
    .filter(([id]) => isMonitorId(id) && !isReservedName(id))
    .sort(([a], [b]) => (a < b ? -1 : 1))
  return usable.map(([name, { reading }]) => ({ name, reading: dressed(reading) }))
}

function ofAll(members: readonly MemberReading[], layout: Layout, resumed: Resumed | undefined): Reading {
  if (members.length > 0) return { kind: 'members', members }
  return { kind: 'missing', detail: `there is no beat in ${layout.beats}`, ...(resumed && { resumed }) }
}

function missing(id: string, layout: Layout, resumed: Resumed | undefined): Reading {
  return { kind: 'missing', detail: `there is no beat of ${id} in ${layout.beats}`, ...(resumed && { resumed }) }
}

function scoresIn(reply: RedisReply): Map<string, number> {
  const flat = Array.isArray(reply) ? reply : []
  const scores = new Map<string, number>()
  for (let i = 0; i + 1 < flat.length; i += 2) scores.set(String(flat[i]), Number(flat[i + 1]))
  return scores
}

async function textsOf(redis: Redis, key: string, ids: readonly string[]): Promise<Map<string, string>> {
  const texts = new Map<string, string>()
  for (let from = 0; from < ids.length; from += FIELDS_AT_ONCE) {
    const part = ids.slice(from, from + FIELDS_AT_ONCE)
    const reply = await redis.call(['HMGET', key, ...part])
    const values = Array.isArray(reply) ? reply : []
    part.forEach((id, i) => {
      const value: unknown = values[i]
      if (typeof value === 'string') texts.set(id, value)
    })
  }
  return texts
}
