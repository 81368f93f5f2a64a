import { bothAbsences } from '../../domain/absences.js'
import { formatDuration } from '../../domain/duration.js'
import { DAY, MINUTE, SECOND, type Duration, type Instant } from '../../domain/time.js'
import type { Resumed } from '../../domain/what-was-read.js'
import { ExternalError, messageOf } from '../../errors.js'
import type { Clock, Redis, RedisReply } from '../../ports.js'

/** Clocks that differ by more than this are worth a word. */
export const CLOCK_TOLERANCE: Duration = 5 * MINUTE
/** Of an outage that nobody saw the length is not known; longer ones count no more than this. */
const UNSEEN_OUTAGE: Duration = 2 * MINUTE

/** What is known of a Redis by one look at it. */
export interface Look {
  /** By our clock. */
  readonly at: Instant
  /** How far the server's clock is ahead of ours; below a second it is none. */
  readonly offsetMs: Duration
  /** Its clock, or ours, was set since the last look. */
  readonly stepped: boolean
  readonly resumed: Resumed | undefined
  /** It was away or lost data since the last look: what is not there now was not taken out by anybody. */
  readonly lost: boolean
  /** What is to be told of its clock. */
  readonly notes: readonly string[]
}

/** Looks at one Redis again and again, and notices when it was away, was started anew or lost its data. */
export interface ServerWatch {
  /**
   * Throws ExternalError when it cannot be asked. `marks` leaves a mark in it where nobody did, by which a loss of data is noticed
   * also where only others write.
   */
  look(redis: Redis, marks: boolean): Promise<Look>
  /** Something else could not be asked of it. */
  failed(): void
}

interface Seen {
  readonly look: Look
  readonly runId: string | null
  readonly boot: string | null
}

interface Facts {
  readonly serverAt: Instant
  readonly runId: string | null
  readonly uptimeMs: Duration | null
  readonly replica: boolean
}

const UNTOLD = { runId: null, uptimeMs: null, replica: false } as const

/** It may have lost its master, and then all whom it tells of seem to fall silent. */
const REPLICA = { permanent: true, remedy: 'what it says may be old; give the address of the master' } as const

export function createServerWatch(bootKey: string, clock: Clock): ServerWatch {
  let last: Seen | null = null
  let failingSince: Instant | null = null
  let mayAskInfo = true

  async function factsOf(redis: Redis): Promise<Facts> {
    // All of it, for some servers answer one section at a time only, and two are needed.
    const facts = mayAskInfo ? await ifAllowed(async () => infoOf(await redis.call(['INFO']))) : null
    mayAskInfo = facts !== null
    if (facts?.replica) throw new ExternalError('redis', 'this Redis is a replica', REPLICA)
    if (facts !== null && facts.serverAt > 0) return facts
    return { ...UNTOLD, ...facts, serverAt: timeOf(await redis.call(['TIME'])) }
  }

  /** What stands there afterwards: another may have been faster. */
  async function mark(redis: Redis, serverAt: Instant): Promise<string | null> {
    const own = `${Math.floor(serverAt % DAY).toString(36)}:${serverAt}`
    return ifAllowed(async () => {
      await redis.call(['SET', bootKey, own, 'NX'])
      return textOf(await redis.call(['GET', bootKey]))
    })
  }

  return {
    failed: () => void (failingSince ??= last?.look.at ?? clock.now()),
    async look(redis, marks) {
      try {
        const askedAt = clock.now()
        const [facts, boot] = await Promise.all([
          factsOf(redis),
          ifAllowed(async () => textOf(await redis.call(['GET', bootKey]))),
        ])
        const at = clock.now()
        const offsetMs = offsetFrom(facts.serverAt, askedAt, at)
        const news = newsOf({ at, offsetMs, facts, boot }, last, failingSince)
        const stepped = last !== null && Math.abs(offsetMs - last.look.offsetMs) > MINUTE / 2
        const resumed = later(last?.look.resumed, news.resumed)
        const look = { at, offsetMs, stepped, resumed, lost: news.lost, notes: clockNotes(offsetMs) }
        last = { look, runId: facts.runId, boot: boot ?? (marks ? await mark(redis, facts.serverAt) : null) }
        failingSince = null
        return look
      } catch (error) {
        failingSince ??= last?.look.at ?? clock.now()
        throw error
      }
    },
  }
}

interface Now {
  readonly at: Instant
  readonly offsetMs: Duration
  readonly facts: Facts
  readonly boot: string | null
}

/** What happened to it since the last look; at the first look, what it tells of itself. */
function newsOf(
  { at, offsetMs, facts, boot }: Now,
  last: Seen | null,
  failingSince: Instant | null,
): { readonly resumed: Resumed | undefined; readonly lost: boolean } {
  const startedAt = facts.uptimeMs === null ? null : at - facts.uptimeMs
  if (last === null) {
    const bootAt = boot === null ? null : bootInstant(boot, offsetMs)
    const since = Math.max(startedAt ?? -Infinity, bootAt ?? -Infinity)
    const seen = failingSince === null ? undefined : { at, outageMs: Math.max(UNSEEN_OUTAGE, at - failingSince) }
    const told =
      Number.isFinite(since) && since <= at
        ? ({ at: since, outageMs: UNSEEN_OUTAGE, unseen: true } as const)
        : undefined
    return { resumed: seen ?? told, lost: false }
  }
  const lost = last.boot !== null && boot !== last.boot
  const restarted = last.runId !== null && facts.runId !== null && facts.runId !== last.runId
  if (!lost && !restarted && failingSince === null) return { resumed: undefined, lost: false }
  return { resumed: { at, outageMs: at - Math.min(failingSince ?? at, last.look.at) }, lost: true }
}

/** Of two outages the later one, and what the earlier may still excuse. */
function later(before: Resumed | undefined, news: Resumed | undefined): Resumed | undefined {
  if (before === undefined || news === undefined) return news ?? before
  const outageMs = Math.max(news.outageMs, before.outageMs - (news.at - before.at))
  return bothAbsences({ at: news.at, outageMs }, before)
}

/** `random:ms`, by our clock; null for what is no such text. */
function bootInstant(boot: string, offsetMs: Duration): Instant | null {
  const ms = Number(/:(\d{12,14})$/.exec(boot)?.[1] ?? Number.NaN)
  return Number.isFinite(ms) ? ms - offsetMs : null
}

/** An hour of difference is measured a little short of one, by the time that asking takes. */
export function wholeSeconds(ms: Duration): Duration {
  return Math.round(ms / SECOND) * SECOND
}

function clockNotes(offsetMs: Duration): readonly string[] {
  if (Math.abs(offsetMs) <= CLOCK_TOLERANCE) return []
  const side = offsetMs > 0 ? 'ahead of' : 'behind'
  return [
    `the clock of Redis is ${formatDuration(wholeSeconds(offsetMs))} ${side} that of this machine: set one of them`,
  ]
}

/** The answer was made between question and answer: within that there is nothing to tell. */
function offsetFrom(serverAt: Instant, askedAt: Instant, answeredAt: Instant): Duration {
  const offset = serverAt < askedAt ? serverAt - askedAt : Math.max(0, serverAt - answeredAt)
  return Math.abs(offset) < SECOND ? 0 : offset
}

/** Null where this user may not ask, or the server does not know the question. */
async function ifAllowed<T>(ask: () => Promise<T>): Promise<T | null> {
  try {
    return await ask()
  } catch (error) {
    if (/\bNOPERM\b|unknown command|not allowed|unsupported/i.test(messageOf(error))) return null
    throw error
  }
}

function infoOf(reply: RedisReply): Facts {
  const info = new Map(
    String(reply)
      .split('\n')
      .map((line): [string, string] => {
        const [name = '', value = ''] = line.trim().split(':', 2)
        return [name, value]
      }),
  )
  const uptime = Number(info.get('uptime_in_seconds') ?? Number.NaN)
  return {
    serverAt: Math.floor(Number(info.get('server_time_usec') ?? 0) / 1000),
    runId: info.get('run_id') ?? null,
    uptimeMs: Number.isFinite(uptime) ? uptime * SECOND : null,
    replica: /^(slave|replica)$/.test(info.get('role') ?? ''),
  }
}

function timeOf(reply: RedisReply): Instant {
  const [seconds, micros] = Array.isArray(reply) ? reply.map(Number) : []
  return (seconds ?? Number.NaN) * SECOND + Math.floor((micros ?? 0) / 1000)
}

function textOf(reply: RedisReply): string | null {
  return typeof reply === 'string' ? reply : null
}
