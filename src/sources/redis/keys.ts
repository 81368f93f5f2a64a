import type { Instant } from '../../domain/time.js'
import type { MemberReading, Reading } from '../../domain/what-was-read.js'
import type { RedisReply } from '../../ports.js'
import type { Watched } from '../reader.js'
import { MOST_OF_DOCUMENT } from './documents.js'
import { globTest } from './glob.js'
import { FORGOTTEN_AFTER, type HeardBefore } from './heard.js'
import type { Value } from './foreign-key.js'
import { createKeyReadings, type KeyReadings } from './key-readings.js'
import { isUsableName, memberNamer } from './names.js'
import type { RedisOptions } from './options.js'
import { dress, MOST_MEMBERS } from './own.js'
import { allowedSilence, type Situation } from './situation.js'

const KEYS_AT_ONCE = 500
const NAMES_A_STEP = 2_000

type WatchedKeys = Watched<RedisOptions>

/** Keys of somebody else. Their names are looked for now and then and remembered; whose key is gone is still known. */
export interface ForeignKeys {
  read(watched: readonly WatchedKeys[], situation: Situation): Promise<Map<string, Reading>>
}

interface Discovered {
  readonly names: Set<string>
  nextAt: Instant
}

export function createForeignKeys(heard: HeardBefore): ForeignKeys {
  const discovered = new Map<string, Discovered>()
  const large = new Set<string>()
  const readings = new Map<string, KeyReadings>()

  /** The names of those that are there or were, by their patterns. */
  async function namesOf({ monitor, options }: WatchedKeys, situation: Situation): Promise<readonly string[]> {
    if (options.kind === 'key') return options.names
    const found = discovered.get(monitor.id) ?? { names: heardNames(options.names, heard), nextAt: -Infinity }
    discovered.set(monitor.id, found)
    if (situation.now < found.nextAt) return [...found.names]
    for (const pattern of options.names) await scan(pattern, found.names, situation)
    found.nextAt = situation.now + options.discoverMs
    return [...found.names]
  }

  function readingsFor(id: string): KeyReadings {
    const own = readings.get(id) ?? createKeyReadings()
    readings.set(id, own)
    return own
  }

  return {
    async read(watched, situation) {
      await heard.load(situation)
      forget([discovered, readings], watched)
      const named = await Promise.all(watched.map(async (one) => ({ ...one, keys: await namesOf(one, situation) })))
      const values = await valuesOf([...new Set(named.flatMap(({ keys }) => keys))], large, situation)
      const all = new Map<string, Reading>()
      for (const one of named) {
        const own = readingsFor(one.monitor.id)
        const of = { ...one, values, heard: heard.at }
        const read = await own.read(of, situation)
        all.set(
          one.monitor.id,
          one.options.kind === 'key' ? single(read, one.keys, situation) : members(read, one, situation),
        )
        const toleranceMs = Math.min(60_000, allowedSilence(one.monitor.expectation) / 10)
        await heard.keep(own.lastOnes(toleranceMs), situation)
        dropForgotten(discovered.get(one.monitor.id), own, situation.now)
      }
      return all
    },
  }
}

function heardNames(patterns: readonly string[], heard: HeardBefore): Set<string> {
  const tests = patterns.map(globTest)
  const names = [...heard.at.keys()].filter((name) => name.startsWith('key ')).map((name) => name.slice('key '.length))
  return new Set(names.filter((name) => tests.some((test) => test(name))))
}

async function scan(pattern: string, names: Set<string>, situation: Situation): Promise<void> {
  let cursor = '0'
  do {
    const reply = await situation.redis.call(['SCAN', cursor, 'MATCH', pattern, 'COUNT', NAMES_A_STEP])
    const [next, found] = Array.isArray(reply) ? (reply as readonly RedisReply[]) : ['0', []]
    for (const name of Array.isArray(found) ? found : []) {
      if (names.size >= MOST_MEMBERS)
        return situation.warn(`more than ${MOST_MEMBERS} keys match ${pattern}: the rest is not watched`)
      names.add(String(name))
    }
    cursor = String(next)
  } while (cursor !== '0')
}

/** Many at once, but for those that were found to be no beat by their size: of these only that is asked. */
async function valuesOf(
  keys: readonly string[],
  large: Set<string>,
  { redis }: Situation,
): Promise<Map<string, Value>> {
  const values = new Map<string, Value>()
  const usual = keys.filter((key) => !large.has(key))
  for (let from = 0; from < usual.length; from += KEYS_AT_ONCE) {
    const part = usual.slice(from, from + KEYS_AT_ONCE)
    const reply = await redis.call(['MGET', ...part])
    const texts = Array.isArray(reply) ? (reply as readonly RedisReply[]) : []
    part.forEach((key, i) => {
      const text = texts[i]
      if (typeof text !== 'string') return
      if (text.length > MOST_OF_DOCUMENT && large.size < MOST_MEMBERS) large.add(key)
      values.set(key, text)
    })
  }
  for (const key of keys.filter((one) => large.has(one))) {
    const length = Number(await redis.call(['STRLEN', key]))
    if (length > MOST_OF_DOCUMENT) values.set(key, { length })
    else large.delete(key)
  }
  return values
}

function single(read: ReadonlyMap<string, Reading>, [key = '']: readonly string[], { look }: Situation): Reading {
  const reading = read.get(key) ?? { kind: 'missing', detail: `there is no key ${key}` }
  return dress(reading, look.resumed, look.notes)
}

function members(read: ReadonlyMap<string, Reading>, { options }: WatchedKeys, situation: Situation): Reading {
  const { look } = situation
  const nameOf = memberNamer(options.names)
  const found: MemberReading[] = []
  let refused = 0
  for (const [key, reading] of [...read].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const name = nameOf(key)
    if (isUsableName(name)) found.push({ name, reading: dress(reading, look.resumed, look.notes) })
    else refused++
  }
  const patterns = options.names.join(', ')
  if (refused > 0)
    situation.warn(`${refused} of the keys of ${patterns} have names that can be no ids, and are not watched`)
  if (found.length > 0) return { kind: 'members', members: found }
  return dress({ kind: 'missing', detail: `no key matches ${patterns}` }, look.resumed, [])
}

function dropForgotten(found: Discovered | undefined, readings: KeyReadings, now: Instant): void {
  for (const key of readings.silentSince(now - FORGOTTEN_AFTER)) {
    readings.drop(key)
    found?.names.delete(key)
  }
}

/** Monitors that are no more. */
function forget(memories: readonly Map<string, unknown>[], watched: readonly WatchedKeys[]): void {
  const ids = new Set(watched.map(({ monitor }) => monitor.id))
  for (const memory of memories) for (const id of memory.keys()) if (!ids.has(id)) memory.delete(id)
}
