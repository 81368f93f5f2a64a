import { nearestWord } from '../domain/nearest.js'
import type { HeardBeat } from '../domain/heard-beat.js'
import { withHeard } from '../domain/judging/with-heard.js'
import { cut, oneLine } from '../domain/safe-text.js'
import type { Instant } from '../domain/time.js'
import type { Read } from './read-all.js'

/** What was read, with the beats that came another way, and what is to be said of those that belong to nobody. */
export interface WithHeard {
  readonly reads: readonly Read[]
  readonly notices: readonly string[]
}

/** Gives each beat that came another way to the monitor it names: by its id, by its name as a member, or by what people call it. */
export function heardElsewhere(reads: readonly Read[], heard: readonly HeardBeat[], now: Instant): WithHeard {
  const notices: string[] = []
  const beats = new Map<Read, HeardBeat>()
  const called = byNames(reads)
  for (const beat of heard) {
    const read = called(beat.name)
    if (read === null || read.reading.kind === 'workflow' || read.reading.kind === 'share') {
      if (beat.kept !== true)
        notices.push(read === null ? ofNobody(beat.name, reads) : ofMany(beat.name, read.reading.kind))
    } else beats.set(read, beat)
  }
  return {
    notices,
    reads: reads.map((read) => {
      const beat = beats.get(read)
      return beat === undefined ? read : withBeat(read, beat, now)
    }),
  }
}

/** A beat that came just now is judged as of now, however long ago its source was read. */
function withBeat(read: Read, beat: HeardBeat, now: Instant): Read {
  const reading = withHeard(read.reading, beat, now)
  if (reading === read.reading) return read
  const { monitor, place } = read
  return { monitor, place, reading }
}

/** The only one that is called so, by the first way in which one is. */
function byNames(reads: readonly Read[]): (name: string) => Read | null {
  const ways: ((read: Read) => string | null)[] = [
    ({ monitor }) => monitor.id,
    ({ monitor }) => monitor.member,
    ({ monitor }) => monitor.name.toLowerCase(),
  ]
  // Thousands may beat so each second: each way is gone once.
  const indexes = ways.map((nameOf) => {
    const index = new Map<string, Read | null>()
    for (const read of reads) {
      const name = nameOf(read)
      if (name !== null) index.set(name, index.has(name) ? null : read)
    }
    return index
  })
  return (name) => {
    const [byId, byMember, byLabel] = indexes.map((index, way) => index.get(way === 2 ? name.toLowerCase() : name))
    return byId ?? byMember ?? byLabel ?? null
  }
}

function ofMany(name: string, kind: Read['reading']['kind']): string {
  const by = kind === 'share' ? 'its members' : 'its runs and not by beats'
  return `A beat came for ${shown(name)}, which is judged by ${by}; it does not count.`
}

function ofNobody(name: string, reads: readonly Read[]): string {
  const names = reads.map(({ monitor }) => monitor.member ?? monitor.id)
  const nearest = nearestWord(name, names)
  const remedy =
    nearest === null
      ? `there are ${names.slice(0, 5).map(shown).join(', ') || 'none'}`
      : `did you mean ${shown(nearest)}?`
  return `A beat came for ${shown(name)}, and no monitor is called so; ${remedy}`
}

function shown(name: string): string {
  return JSON.stringify(cut(oneLine(name), 100))
}
