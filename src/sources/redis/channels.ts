import { bothAbsences } from '../../domain/absences.js'
import { isGlob } from '../../domain/redis-place.js'
import { SECOND, type Instant } from '../../domain/time.js'
import type { MemberReading, Reading } from '../../domain/what-was-read.js'
import type { Watched } from '../reader.js'
import { channelReading, listeningText, spokenOf, type Spoken } from './channel-reading.js'
import { globTest } from './glob.js'
import type { HeardBefore } from './heard.js'
import { channelName, listenedFor, type Hearing } from './hearing.js'
import { isUsableName, memberNamer } from './names.js'
import type { RedisOptions } from './options.js'
import { dress, MOST_MEMBERS } from './own.js'
import { allowedSilence, type Situation } from './situation.js'

type WatchedChannels = Watched<RedisOptions>

/** What is said on channels. Who is silent is judged only by somebody who listened. */
export interface Channels {
  read(watched: readonly WatchedChannels[], situation: Situation): Promise<Map<string, Reading>>
}

export function createChannels(heard: HeardBefore, hearing: Hearing): Channels {
  /** By monitor and name: what was read of it last. */
  const known = new Map<string, Map<string, Spoken>>()

  function lastOf(id: string): Map<string, Spoken> {
    const own = known.get(id) ?? new Map<string, Spoken>()
    known.set(id, own)
    return own
  }

  return {
    async read(watched, situation) {
      await heard.load(situation)
      const ids = new Set(watched.map(({ monitor }) => monitor.id))
      for (const id of known.keys()) if (!ids.has(id)) known.delete(id)
      const readings = new Map<string, Reading>()
      for (const one of watched) {
        const last = lastOf(one.monitor.id)
        const names = namesOf(one, heard, hearing)
        if (names.length > MOST_MEMBERS)
          situation.warn(`more than ${MOST_MEMBERS} speak on ${one.options.names.join(', ')}`)
        const read = new Map<string, Reading>()
        for (const name of names.slice(0, MOST_MEMBERS)) {
          const spoken = spokenOf(name, last.get(name), { ...one, heard: heard.at, hearing }, situation)
          if (spoken !== null) last.set(name, spoken)
          read.set(name, channelReading(name, spoken, { ...one, hearing }, situation))
        }
        const [first] = read.values()
        const all =
          isSeveral(one) || first === undefined
            ? members(read, one, hearing, situation)
            : dressed(first, hearing, situation)
        readings.set(one.monitor.id, all)
        await heard.keep(lastOnes(last, one), situation)
      }
      return readings
    },
  }
}

function isSeveral({ monitor, options }: WatchedChannels): boolean {
  return monitor.each || options.kind === 'channels'
}

/** One channel that many speak on: they are told apart by what they say. */
function sharedChannel({ monitor, options: { names } }: WatchedChannels): string | null {
  const [first = '', second] = names
  return monitor.each && second === undefined && !isGlob(first) ? first : null
}

/** All who spoke as far as anybody remembers, and all who are named. */
function namesOf(one: WatchedChannels, heard: HeardBefore, { heard: now }: Hearing): readonly string[] {
  const { names } = one.options
  const shared = sharedChannel(one)
  const literal = names.filter((name) => !isGlob(name)).map((name) => channelName(name))
  if (shared === null && literal.length === names.length) return literal
  const prefix = shared === null ? '' : channelName(shared, '')
  const tests = names.filter(isGlob).map(globTest)
  const fits = (name: string): boolean =>
    shared === null
      ? name.startsWith('channel ') && !name.includes('\t') && tests.some((test) => test(name.slice('channel '.length)))
      : name.startsWith(prefix)
  const spoke = [...now.keys(), ...heard.at.keys()].filter(fits)
  return [...new Set([...(shared === null ? literal : []), ...spoke])].sort()
}

function members(
  read: ReadonlyMap<string, Reading>,
  one: WatchedChannels,
  hearing: Hearing,
  situation: Situation,
): Reading {
  const { names } = one.options
  const nameOf = memberNamer(names)
  const found: MemberReading[] = []
  let refused = 0
  for (const [key, reading] of read) {
    const [channel = '', service] = key.slice('channel '.length).split('\t')
    const name = service ?? nameOf(channel)
    if (isUsableName(name)) {
      const place = { kind: 'redis', key: channel, is: 'channel' } as const
      found.push({ name, place, reading: dressed(reading, hearing, situation) })
    } else refused++
  }
  const patterns = names.join(', ')
  if (refused > 0)
    situation.warn(`${refused} who speak on ${patterns} have names that can be no ids, and are not watched`)
  if (found.length > 0) return { kind: 'members', members: found }
  return dressed(nobody(one, hearing, situation.look.at), hearing, situation)
}

/** To say that nobody is there one must have listened for the whole time that anybody may be silent. */
function nobody({ monitor, options }: WatchedChannels, hearing: Hearing, now: Instant): Reading {
  const where = options.names.join(', ')
  if (listenedFor(hearing, now) >= allowedSilence(monitor.expectation))
    return { kind: 'missing', detail: `nobody has spoken on ${where}` }
  return { kind: 'unreachable', detail: `nobody was heard on ${where} so far; ${listeningText(hearing, now)}` }
}

/** A subscription that was cut is an outage of its own. */
function dressed(reading: Reading, hearing: Hearing, { look }: Situation): Reading {
  return dress(reading, bothAbsences(hearing.resumed, look.resumed), look.notes)
}

function lastOnes(
  last: ReadonlyMap<string, Spoken>,
  { monitor }: WatchedChannels,
): { name: string; at: Instant; toleranceMs: number }[] {
  const toleranceMs = Math.min(60 * SECOND, allowedSilence(monitor.expectation) / 10)
  return [...last].map(([name, { at }]) => ({ name, at, toleranceMs }))
}
