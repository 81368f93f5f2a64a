import type { Monitor } from '../domain/monitor.js'
import type { Place } from '../domain/place.js'
import type { FileVersions } from '../domain/replay/committed-files.js'
import type { Recorded, RecordedPasts, RecordedReading } from '../domain/replay/recorded.js'
import { aidsFor } from './aids.js'
import { readShared } from './shared-text.js'

type Readings = Extract<Recorded, { kind: 'readings' }>

/** What monitors that share a file would have read of it, each state by the rules of today. */
export async function recordedTexts(
  { versions, cut }: FileVersions,
  monitors: readonly Monitor[],
  about: { readonly by: Readings['by']; readonly place: Place; readonly path: string },
): Promise<Map<string, Recorded>> {
  const aids = await aidsFor(monitors.map(({ reading }) => reading))
  const readings = new Map(monitors.map(({ id }) => [id, [] as RecordedReading[]]))
  for (const { at, text } of versions) {
    const read = text === null ? null : await readShared(text, monitors, at, aids)
    const gone = { kind: 'missing', detail: `there was no file ${about.path}` } as const
    for (const [id, own] of readings) own.push({ at, reading: read?.get(id) ?? gone })
  }
  const { by, place } = about
  return new Map(
    [...readings].map(([id, own]) => [id, { kind: 'readings', by, place, readings: own, ...(cut && { cut }) }]),
  )
}

/** The same answer for all: that nothing is known, and why. */
export function noneFor(monitors: readonly Monitor[], why: string): RecordedPasts {
  return new Map(monitors.map(({ id }) => [id, { kind: 'none', why }]))
}
