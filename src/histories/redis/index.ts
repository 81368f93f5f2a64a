import { DAYS_FILE, readDays } from '../../domain/history/days-file.js'
import { mergeJournals, monthOf } from '../../domain/history/journal.js'
import type { RawOptions } from '../../domain/member.js'
import { DEFAULT_REDIS, type RedisSettings } from '../../domain/redis-settings.js'
import { ExternalError } from '../../errors.js'
import type { Redis, RedisReply } from '../../ports.js'
import { layoutOf } from '../../redis/layout.js'
import { LAST_LOOK, withOldMonths, type HistoryMember, type HistoryPorts, type HistoryStore } from '../store.js'
import { ADD, CLOSE } from './scripts.js'

/** Lists of lines that several watchers add to: nothing that one of them writes takes away what another has written. */
export const redis: HistoryMember<RedisSettings> = { name: 'redis', options, create }

function options(raw: RawOptions, problems: string[]): RedisSettings | null {
  const settings = { ...DEFAULT_REDIS, ...raw }
  if (typeof settings.prefix === 'string' && settings.prefix !== '') return settings
  problems.push(`prefix: ${JSON.stringify(settings.prefix)} is no beginning of keys; write one like "{heartbeat}"`)
  return null
}

function create(settings: RedisSettings, { redis: open, log }: HistoryPorts): HistoryStore {
  const { journal, closedDays, historyFiles } = layoutOf(settings.prefix)
  /** How many lines were read of each month, and which closed days. */
  let read: { readonly lengths: ReadonlyMap<string, number>; readonly days: string | null } | null = null

  async function ask<T>(key: string, how: (redis: Redis) => Promise<T>): Promise<T> {
    try {
      return await how(await open(settings))
    } catch (error) {
      throw error instanceof ExternalError && /WRONGTYPE/.test(error.message) ? strange(key, error) : error
    }
  }

  const linesOf = async (month: string): Promise<readonly string[]> =>
    texts(await ask(journal(month), (one) => one.call(['LRANGE', journal(month), 0, -1])))

  return {
    label: `${settings.prefix}:history in Redis`,
    async read(wish) {
      const has = async (month: string): Promise<boolean> =>
        (await ask(journal(month), (one) => one.call(['EXISTS', journal(month)]))) === 1
      const [wanted, last, days] = await Promise.all([
        withOldMonths(wish, has),
        ask(historyFiles, (one) => one.call(['HGET', historyFiles, LAST_LOOK])),
        wish.from === null ? null : ask(closedDays, (one) => one.call(['GET', closedDays])),
      ])
      const lists = await Promise.all(wanted.map(async (month) => [month, await linesOf(month)] as const))
      const text = textOrNull(days)
      const months = lists
        .filter(([, lines]) => lines.length > 0)
        .map(([month, lines]) => [month, mergeJournals(lines)] as const)
      const isDays = text === null || readDays(text) !== null
      const lengths = new Map(lists.map(([month, lines]) => [month, lines.length]))
      // What a newer program may have written there is not taken away.
      read = isDays ? { lengths, days: text } : null
      if (!isDays)
        log.warning(`The key ${closedDays} holds no ${DAYS_FILE}, so the past is told without it; delete the key.`)
      return { days: isDays ? text : null, months: new Map(months), last: textOrNull(last) }
    },
    async keep({ at, lines, head, closed, files }) {
      for (const [month, added] of lines) {
        const first = month === monthOf(at) ? head : ''
        await ask(journal(month), (one) => one.run(ADD, [journal(month)], [first, ...added]))
      }
      if (closed !== null && read !== null) {
        const { lengths, days } = read
        const keys = [closedDays, ...closed.months.map(journal)]
        const seen = [days ?? '', ...closed.months.map((month) => lengths.get(month) ?? 0)]
        await ask(closedDays, (one) => one.run(CLOSE, keys, [closed.days, ...seen]))
      }
      if (files.size > 0) await ask(historyFiles, (one) => one.call(['HSET', historyFiles, ...[...files].flat()]))
      return { sha: null, retries: 0 }
    },
  }
}

function texts(reply: RedisReply): readonly string[] {
  return Array.isArray(reply) ? (reply as readonly RedisReply[]).map(String) : []
}

function textOrNull(reply: RedisReply): string | null {
  return reply === null ? null : String(reply)
}

function strange(key: string, cause: ExternalError): ExternalError {
  return new ExternalError('redis', `the key ${key} holds something else than the past`, {
    ...cause.fault,
    permanent: true,
    remedy: 'delete that key, or choose another `redis.prefix`',
    cause,
  })
}
