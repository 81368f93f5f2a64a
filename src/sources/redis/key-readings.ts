import type { Duration, Instant } from '../../domain/time.js'
import type { Reading } from '../../domain/what-was-read.js'
import { RECEIVED } from '../../domain/reading/received.js'
import { MOST_CHARACTERS, MOST_OF_DOCUMENT, readingOf, tooLarge } from './documents.js'
import type { HeardNow } from './heard.js'
import type { KeysToRead, KnownKey, Value } from './foreign-key.js'
import { byTimeToLive } from './time-to-live.js'
import { allowedSilence, type Situation } from './situation.js'

/** What one monitor reads in its keys, from look to look. */
export interface KeyReadings {
  read(keys: KeysToRead, situation: Situation): Promise<ReadonlyMap<string, Reading>>
  lastOnes(toleranceMs: Duration): readonly HeardNow[]
  /** Those that are gone, and were last heard before that. */
  silentSince(at: Instant): readonly string[]
  drop(key: string): void
}

const AT_ONCE = 500

export function createKeyReadings(): KeyReadings {
  const known = new Map<string, KnownKey>()

  async function settle(
    keys: readonly string[],
    of: KeysToRead,
    situation: Situation,
    old: ReadonlyMap<string, KnownKey>,
  ): Promise<void> {
    for (let from = 0; from < keys.length; from += AT_ONCE) {
      const part = keys.slice(from, from + AT_ONCE)
      const left = await Promise.all(part.map((key) => situation.redis.call(['PTTL', key])))
      part.forEach((key, i) => {
        const now = known.get(key)
        if (now !== undefined) known.set(key, byTimeToLive(now, Number(left[i]), old.get(key), { of, situation }))
      })
    }
  }

  return {
    async read(of, situation) {
      const old = new Map<string, KnownKey>()
      const open: string[] = []
      for (const key of of.keys) {
        const before = known.get(key)
        const now = lookAt(key, before, of, situation)
        if (now === null) continue
        known.set(key, now)
        if (now.settled || now.value === null || !isOpen(now.reading, of, situation)) continue
        open.push(key)
        if (before !== undefined) old.set(key, before)
      }
      await settle(open, of, situation, old)
      return new Map(
        of.keys.flatMap((key) => {
          const reading = known.get(key)?.reading
          return reading === undefined ? [] : [[key, reading] as const]
        }),
      )
    },
    lastOnes: (toleranceMs) =>
      [...known].flatMap(([key, { reading, value }]) =>
        reading.kind === 'beat'
          ? [{ name: `key ${key}`, at: reading.beat.at, toleranceMs: value === null ? 0 : toleranceMs }]
          : [],
      ),
    silentSince: (at) =>
      [...known]
        .filter(([, { reading, value }]) => value === null && reading.kind === 'beat' && reading.beat.at < at)
        .map(([key]) => key),
    drop: (key) => void known.delete(key),
  }
}

function lookAt(key: string, before: KnownKey | undefined, of: KeysToRead, situation: Situation): KnownKey | null {
  const value = of.values.get(key) ?? null
  if (value === null) return goneKey(key, before, of)
  if (before === undefined || before.value !== value) return keyWith(value, of, situation)
  return isLate(before.reading, of, situation) && !before.settled ? keyWith(value, of, situation) : before
}

function keyWith(value: Value, { monitor, options }: KeysToRead, { now, aids }: Situation): KnownKey {
  const most = options.kind === 'key' ? MOST_OF_DOCUMENT : MOST_CHARACTERS
  const each = options.kind === 'key' && monitor.each
  if (typeof value !== 'string' || value.length > most)
    return { value, reading: tooLarge(value.length, most), statedAt: null, settled: true }
  const reading = readingOf(value, { monitor: { ...monitor, each }, now, aids })
  const statedAt = reading.kind === 'beat' ? reading.beat.at : null
  const settled = reading.kind === 'members' || (reading.kind === 'invalid' && reading.problem === 'malformed')
  return { value, reading, statedAt, settled }
}

/** It ran out: the last instant that anybody knows of stands, so that what is missed is counted. */
function goneKey(key: string, before: KnownKey | undefined, { heard }: KeysToRead): KnownKey | null {
  if (before?.value === null) return before
  const settled = { value: null, statedAt: before?.statedAt ?? null, settled: true } as const
  if (before?.reading.kind === 'beat')
    return { ...settled, reading: { ...before.reading, notes: [...before.reading.notes, GONE] } }
  const at = heard.get(`key ${key}`)
  if (at === undefined) return null
  return { ...settled, reading: { kind: 'beat', beat: { at, state: 'ok' }, evidence: RECEIVED, notes: [GONE] } }
}

const GONE = 'its key is gone; the last time it was there counts'

/** What its time to live could tell more of. */
function isOpen(reading: Reading, of: KeysToRead, situation: Situation): boolean {
  return isLate(reading, of, situation) || (reading.kind === 'invalid' && reading.problem !== 'malformed')
}

function isLate(reading: Reading, { monitor }: KeysToRead, { look }: Situation): boolean {
  if (reading.kind === 'invalid') return true
  return reading.kind === 'beat' && look.at - reading.beat.at > allowedSilence(monitor.expectation)
}
