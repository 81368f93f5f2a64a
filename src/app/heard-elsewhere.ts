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
  for (const beat of heard) {
    const read = readOf(beat.name, reads)
    if (typeof read === 'string') notices.push(read)
    else beats.set(read, beat)
  }
  return {
    notices,
    reads: reads.map((read) => {
      const beat = beats.get(read)
      return beat === undefined ? read : { ...read, reading: withHeard(read.reading, beat, now) }
    }),
  }
}

function readOf(name: string, reads: readonly Read[]): Read | string {
  const ways: ((read: Read) => boolean)[] = [
    ({ monitor }) => monitor.id === name,
    ({ monitor }) => monitor.member === name,
    ({ monitor }) => monitor.name.toLowerCase() === name.toLowerCase(),
  ]
  for (const way of ways) {
    const [only, ...others] = reads.filter(way)
    if (only !== undefined && others.length === 0) return only.reading.kind === 'workflow' ? ofWorkflow(name) : only
  }
  return ofNobody(name, reads)
}

function ofWorkflow(name: string): string {
  return `A beat came for ${shown(name)}, which is judged by its runs and not by beats; it does not count.`
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
