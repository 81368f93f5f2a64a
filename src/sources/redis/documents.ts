import type { Monitor } from '../../domain/monitor.js'
import { readOwnBeat } from '../../domain/reading/own-beat.js'
import { fieldsOf } from '../../domain/reading/writer-fields.js'
import { isPlainObject } from '../../domain/plain-object.js'
import { readDocument, type DocumentReading } from '../../domain/reading/read.js'
import { membersReading, toReading } from '../../domain/reading/to-reading.js'
import { cut, oneLine } from '../../domain/safe-text.js'
import type { Instant } from '../../domain/time.js'
import type { ZoneFunction } from '../../domain/wall-time.js'
import type { Reading } from '../../domain/what-was-read.js'

/** One beat needs a few hundred bytes; what is larger than this is none, and thousands of them must fit into memory. */
export const MOST_CHARACTERS = 64 * 1024
/** The same of one document, which may tell of many. */
export const MOST_OF_DOCUMENT = 256 * 1024
const SEEN = 120

/** A text, for whom it is read, and how far it can be trusted to be of one beat. */
export interface DocumentRequest {
  readonly monitor: Pick<Monitor, 'reading' | 'member' | 'each'>
  readonly now: Instant
  readonly zoned: ZoneFunction | undefined
}

/** What a text says, as the source of files would read it; a beat of our own writer the short way. */
export function readingOf(text: string, { monitor, now, zoned }: DocumentRequest): Reading {
  const { timestampField, statusField } = monitor.reading
  const plain = timestampField === null && statusField === null && monitor.member === null && !monitor.each
  const own = plain ? readOwnBeat(text) : null
  if (own !== null) return own
  const options = { ...monitor.reading, each: monitor.each, now, ...(zoned && { zoned }) }
  const document = readDocument(text, options)
  const reading = monitor.each ? membersReading(document) : toReading(document, monitor.member)
  return monitor.each ? reading : withBeginning(reading, text)
}

/** The same of a text whose time of receipt is known, for one that bears none that could be its own. */
export function receivedReading(text: string, receivedAt: Instant, request: DocumentRequest): Reading {
  const { monitor, now, zoned } = request
  const own = readOwnBeat(text)
  if (own !== null) return own
  const document = readDocument(text, { ...monitor.reading, now, ...(zoned && { zoned }) })
  if (isDated(document) || document.problem === 'malformed') return withBeginning(toReading(document, null), text)
  // Any other time in it tells of something else, and is kept as such.
  const root = parsed(text)
  const read = { time: null, status: document.status?.field ?? null }
  const fields = isPlainObject(root) ? fieldsOf(root, read) : document.fields
  const dated: DocumentReading = {
    ...document,
    at: receivedAt,
    field: '',
    rule: null,
    problem: null,
    error: null,
    fields,
  }
  const reading = toReading(dated, null)
  const notes = document.problem === 'future' ? [AHEAD] : []
  return withBeginning(reading.kind === 'beat' ? { ...reading, evidence: RECEIVED, notes } : reading, text)
}

const AHEAD =
  'the time it states lies in the future: the clock of its writer is wrong, or that of this machine; the time of receipt counts'

/** Where a beat has no time of its own, the instant of its receipt stands for it. */
export const RECEIVED = { field: 'received', rule: 'received', zone: 'utc' } as const

const OWN_TIMES: readonly (string | null)[] = ['last-something-key', 'only-time', 'nested-time', 'newest-nested-time']

/** Whether the text says when it was made; the time of a last trade is not that. */
function isDated({ at, rule }: DocumentReading): boolean {
  return at !== null && !OWN_TIMES.includes(rule)
}

function withBeginning(reading: Reading, text: string): Reading {
  if (reading.kind === 'invalid' && reading.problem === 'malformed')
    return { ...reading, seen: cut(oneLine(text.slice(0, 1000)), SEEN) }
  return reading
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

export function tooLarge(length: number, most: number): Reading {
  const detail = `the beat is larger than ${most / 1024} kB (${Math.ceil(length / 1024)} kB) and was not read`
  return { kind: 'invalid', problem: 'malformed', detail }
}
