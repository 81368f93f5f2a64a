import type { ReadingOptions } from '../domain/monitor.js'
import { readDocument, type DocumentOptions, type DocumentReading } from '../domain/reading/read.js'
import { toIso, type Instant } from '../domain/time.js'
import { documentFor, readingIn, type DocumentRequest } from '../sources/document.js'

/** One monitor of a document, as `heartbeat inspect --json` prints it. */
export interface InspectedMonitor {
  readonly name: string
  readonly timestamp: string
  readonly field: string
  readonly status: InspectedStatus | null
}

export interface InspectedStatus {
  readonly field: string
  readonly value: string | number | boolean
  readonly class: string
}

/** What `heartbeat inspect --json` prints: what a document says, which rule decided and what it passed over. */
export interface InspectResult {
  /** ISO 8601 in UTC. */
  readonly timestamp: string | null
  /** JSON Pointer or `line:N`. */
  readonly field: string | null
  readonly rule: string | null
  readonly zone: string | null
  readonly status: InspectedStatus | null
  readonly monitors: readonly InspectedMonitor[] | null
  readonly ignored: readonly { readonly field: string; readonly value?: string; readonly why: string }[]
  readonly error: string | null
  /** Intervals and next runs the document declares itself: a hint for the configuration. */
  readonly declared: readonly { readonly field: string; readonly value: number | string; readonly unit: string }[]
  readonly notes: readonly string[]
  /** What of the conditions does not hold; absent where none were given. */
  readonly unmet?: readonly string[]
}

/** A document as a monitor with conditions reads it: its instant, its status and what does not hold. */
export function inspectFor(
  text: string,
  { reading, now, aids }: Omit<DocumentRequest, 'monitor'> & Asked,
): InspectResult {
  const request = { monitor: { reading, member: null, each: false }, now, aids }
  const document = documentFor(text, request)
  const plain = inspected(document)
  const read = readingIn(document, text, request)
  if (read.kind !== 'beat')
    return { ...plain, timestamp: null, error: 'detail' in read ? read.detail : plain.error, unmet: [] }
  const { beat, evidence, notes } = read
  const { statusField: field, stateText: value, state, unmet = [] } = beat
  const named = reading.statusField ?? document.status?.field ?? field
  const status = value === undefined || named === undefined ? null : { field: named, value, class: state }
  return {
    ...plain,
    timestamp: toIso(beat.at),
    field: evidence.field,
    rule: evidence.rule,
    zone: evidence.zone,
    status,
    error: null,
    notes,
    unmet,
  }
}

interface Asked {
  readonly reading: ReadingOptions
}

export function inspect(text: string, options: DocumentOptions): InspectResult {
  return inspected(readDocument(text, options))
}

function inspected(document: DocumentReading): InspectResult {
  const { field, rule, zone, status, ignored, error, declared, notes } = document
  return {
    timestamp: isoOrNull(document.at),
    field,
    rule,
    zone,
    status,
    monitors: monitorsOf(document),
    ignored: [...ignored, ...neverBeaten(document)],
    error,
    declared,
    notes,
  }
}

function isoOrNull(at: Instant | null): string | null {
  return at === null ? null : toIso(at)
}

function monitorsOf({ monitors }: DocumentReading): InspectedMonitor[] | null {
  if (!monitors) return null
  return monitors.flatMap(({ name, at, field, status }) =>
    at === null ? [] : [{ name, timestamp: toIso(at), field, status }],
  )
}

function neverBeaten({ monitors }: DocumentReading): InspectResult['ignored'] {
  const silent = (monitors ?? []).filter(({ at }) => at === null)
  return silent.map(({ name, field }) => ({ field, why: `is empty: ${name} has never beaten` }))
}
