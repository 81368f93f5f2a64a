import type { Reading } from '../domain/what-was-read.js'
import type { Monitor, ReadingOptions } from '../domain/monitor.js'
import { readDocument } from '../domain/reading/read.js'
import type { DocumentReading } from '../domain/reading/read.js'
import type { ZoneFunction } from '../domain/wall-time.js'
import { membersReading, toReading } from '../domain/reading/to-reading.js'
import { cut, oneLine } from '../domain/safe-text.js'
import type { Instant } from '../domain/time.js'

/** A heartbeat file above this is refused: one beat needs a few hundred bytes, ten thousand monitors about a megabyte. */
export const MAX_DOCUMENT_BYTES = 10 * 1024 * 1024

/** So much of a text that cannot be understood is shown. */
const SEEN = 120

export function tooLarge(path: string): { kind: 'invalid'; problem: 'malformed'; detail: string } {
  const detail = `${path} is larger than ${MAX_DOCUMENT_BYTES / 1024 / 1024} MB: no heartbeat file`
  return { kind: 'invalid', problem: 'malformed', detail }
}

/** Reads the beats of all monitors that share one document; each way of reading it is read once. */
export function readMonitors(
  text: string,
  monitors: readonly Monitor[],
  now: Instant,
  zoned: ZoneFunction | undefined,
): Map<string, Reading> {
  const documents = new Map<string, DocumentReading>()
  const readings = new Map<string, Reading>()
  for (const monitor of monitors) {
    const { each } = monitor
    const key = JSON.stringify([monitor.reading, each])
    const options = { ...monitor.reading, each, now, ...(zoned ? { zoned } : {}) }
    const document = documents.get(key) ?? readDocument(text, options)
    documents.set(key, document)
    const reading = each ? membersReading(document) : toReading(document, monitor.member)
    readings.set(monitor.id, withBeginning(reading, text))
  }
  return readings
}

/** Who has to repair a text wants to see what stands there. */
function withBeginning(reading: Reading, text: string): Reading {
  if (reading.kind !== 'invalid' || reading.problem !== 'malformed') return reading
  return { ...reading, seen: cut(oneLine(text.slice(0, 1000)), SEEN) }
}

/** The zone tables load only when a monitor's times are written without a zone and it names one. */
export async function zoneFunctionFor(options: readonly ReadingOptions[]): Promise<ZoneFunction | undefined> {
  if (options.every(({ timezone }) => timezone === null)) return undefined
  const { zonedInstant } = await import('../domain/calendar/zoned-instant.js')
  return zonedInstant
}
