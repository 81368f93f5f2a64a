import type { Reading } from '../domain/what-was-read.js'
import type { Monitor } from '../domain/monitor.js'
import { readDocument } from '../domain/reading/read.js'
import type { DocumentReading } from '../domain/reading/read.js'
import { membersReading, toReading } from '../domain/reading/to-reading.js'
import { cut, oneLine } from '../domain/safe-text.js'
import type { Instant } from '../domain/time.js'
import type { ReadingAids } from './aids.js'

/** So much of a text that cannot be understood is shown. */
const SEEN = 120

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
