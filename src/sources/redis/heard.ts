import { DAY, type Duration, type Instant } from '../../domain/time.js'
import { messageOf } from '../../errors.js'
import type { RedisReply } from '../../ports.js'
import type { Situation } from './situation.js'

/** Keys and channels of somebody else whose last instants are kept, so that a process that has just begun knows them. */
const MOST = 20_000
const AT_ONCE = 1_000
/** Whoever was silent for so long is forgotten. */
export const FORGOTTEN_AFTER: Duration = 7 * DAY

/** When keys and channels were last heard, by the word of this or of another process. Instants are by our clock. */
export interface HeardBefore {
  /** Reads what others kept, once. */
  load(situation: Situation): Promise<void>
  /** The same by the word of an earlier run. */
  remember(entries: Iterable<readonly [string, Instant]>): void
  /** By name: `key x`, `channel y`. */
  readonly at: ReadonlyMap<string, Instant>
  /** Keeps those that are newer than what is kept by more than their own bound. */
  keep(entries: readonly HeardNow[], situation: Situation): Promise<void>
}

export interface HeardNow {
  readonly name: string
  readonly at: Instant
  /** What is kept may be older by this much. */
  readonly toleranceMs: Duration
}

export function createHeardBefore(key: string): HeardBefore {
  const at = new Map<string, Instant>()
  let loaded = false
  let mayKeep = true
  let cleanedAt = -Infinity

  async function clean({ redis, look, now }: Situation): Promise<void> {
    if (now - cleanedAt < DAY) return
    cleanedAt = now
    await redis.call(['ZREMRANGEBYSCORE', key, '-inf', look.at + look.offsetMs - FORGOTTEN_AFTER])
  }

  function take(name: string, newer: Instant): void {
    const older = at.get(name)
    if (older === undefined ? at.size < MOST : newer > older) at.set(name, newer)
  }

  return {
    at,
    remember(entries) {
      for (const [name, newer] of entries) take(name, newer)
    },
    async load({ redis, look }) {
      if (loaded) return
      const oldest = look.at + look.offsetMs - FORGOTTEN_AFTER
      const command = ['ZREVRANGEBYSCORE', key, '+inf', oldest, 'WITHSCORES', 'LIMIT', 0, MOST]
      const flat = await redis.call(command).catch(ifForbidden)
      loaded = true
      const pairs = Array.isArray(flat) ? flat : []
      for (let i = 0; i + 1 < pairs.length; i += 2)
        take(String(pairs[i]), Math.min(look.at, Number(pairs[i + 1]) - look.offsetMs))
    },
    async keep(entries, situation) {
      const news = entries.filter(
        ({ name, at: newer, toleranceMs }) => newer - (at.get(name) ?? -Infinity) > toleranceMs,
      )
      if (!situation.keeps || !mayKeep || news.length === 0) return
      const { redis, look } = situation
      try {
        for (let from = 0; from < news.length; from += AT_ONCE) {
          const part = news.slice(from, from + AT_ONCE)
          await redis.call(['ZADD', key, ...part.flatMap((one) => [Math.round(one.at + look.offsetMs), one.name])])
          for (const one of part) if (at.has(one.name) || at.size < MOST) at.set(one.name, one.at)
        }
        await clean(situation)
      } catch (error) {
        ifForbidden(error)
        mayKeep = false
      }
    },
  }
}

/** Who may not keep anything, or not read it, does without. */
function ifForbidden(error: unknown): RedisReply {
  if (/\bNOPERM\b|\bREADONLY\b|\bOOM\b|\bMISCONF\b/.test(messageOf(error))) return []
  throw error
}
