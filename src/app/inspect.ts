import { readDocument, type DocumentOptions, type DocumentReading } from '../domain/reading/read.js'
import { toIso, type Instant } from '../domain/time.js'

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
