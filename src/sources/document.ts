import type { Reading } from '../domain/what-was-read.js'
import type { Monitor, ReadingOptions } from '../domain/monitor.js'
import type { conditionedReading } from '../domain/reading/conditions/conditioned.js'
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

/** What reading needs beyond its rules; each part loads only where a monitor asks for it. */
export interface ReadingAids {
  readonly zoned?: ZoneFunction
  readonly conditioned?: typeof conditionedReading
  /** The document is an answer that was made now, and no file that may be of any time. */
  readonly isLive?: boolean
}

/** Whose document it is, and when and how it is read. */
export interface DocumentRequest {
  readonly monitor: Pick<Monitor, 'reading' | 'member' | 'each'>
  readonly now: Instant
  readonly aids: ReadingAids
}

/** Reads the beats of all monitors that share one document; each way of reading it is read once. */
export function readMonitors(
  text: string,
  monitors: readonly Monitor[],
  now: Instant,
  aids: ReadingAids,
): Map<string, Reading> {
  const documents = new Map<string, DocumentReading>()
  const readings = new Map<string, Reading>()
  for (const monitor of monitors) {
    const key = JSON.stringify([monitor.reading, monitor.each])
    const request = { monitor, now, aids }
    const document = documents.get(key) ?? documentFor(text, request)
    documents.set(key, document)
    readings.set(monitor.id, withBeginning(readingIn(document, text, request), text))
  }
  return readings
}

/** A document as one monitor reads it; where conditions weigh its status they say which it is. */
export function documentFor(text: string, { monitor: { reading, each }, now, aids }: DocumentRequest): DocumentReading {
  const statusField = aids.conditioned && reading.conditions ? null : reading.statusField
  return readDocument(text, { ...reading, statusField, each, now, ...(aids.zoned && { zoned: aids.zoned }) })
}

/** What it says to that monitor. */
export function readingIn(document: DocumentReading, text: string, { monitor, now, aids }: DocumentRequest): Reading {
  const { conditions } = monitor.reading
  if (conditions && aids.conditioned)
    return aids.conditioned(document, { monitor, conditions, text, now, isLive: aids.isLive === true })
  return monitor.each ? membersReading(document) : toReading(document, monitor.member)
}

/** Who has to repair a text wants to see what stands there. */
function withBeginning(reading: Reading, text: string): Reading {
  if (reading.kind !== 'invalid' || reading.problem !== 'malformed') return reading
  return { ...reading, seen: cut(oneLine(text.slice(0, 1000)), SEEN) }
}

/** The zone tables load only when a monitor's times are written without a zone and it names one. */
export async function aidsFor(options: readonly ReadingOptions[]): Promise<ReadingAids> {
  const isZoned = options.some(({ timezone }) => timezone !== null)
  const zoned = isZoned ? (await import('../domain/calendar/zoned-instant.js')).zonedInstant : null
  const asks = options.some(({ conditions }) => conditions !== undefined)
  const late = asks ? await import('../domain/reading/conditions/conditioned.js') : null
  return { ...(zoned && { zoned }), ...(late && { conditioned: late.conditionedReading }) }
}
