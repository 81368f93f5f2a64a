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

const MOST_MONITORS = 20

/** The same for a person: one fact a line, the most important first. */
export function explainInspection(result: InspectResult): string {
  const blocks = [
    verdict(result),
    monitorTable(result),
    listed('Passed over', result.ignored.map(ignoredLine)),
    hints(result),
  ]
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`
}

function verdict(result: InspectResult): string {
  const status = result.status
    ? [['Status', `${result.status.value} (${result.status.class}), in ${result.status.field}`]]
    : []
  if (result.timestamp === null) return facts([['Last beat', 'none'], ['Why', result.error ?? 'unknown'], ...status])
  return facts([
    ['Last beat', result.timestamp],
    ['Read from', result.field ?? ''],
    ['Rule', result.rule ?? ''],
    ['Zone', ZONES[result.zone ?? ''] ?? result.zone ?? ''],
    ...status,
  ])
}

const ZONES: Readonly<Record<string, string>> = {
  utc: 'UTC, as written',
  offset: 'offset, as written',
  naive: 'not written; read as UTC unless `timezone` is set',
  epoch_s: 'epoch seconds',
  epoch_ms: 'epoch milliseconds',
  date: 'a date without a clock: judged by whole days',
  abbreviation: 'an abbreviation, as written',
}

function facts(rows: readonly (readonly string[])[]): string {
  return rows.map(([name, value]) => `${`${name}:`.padEnd(12)}${printable(value ?? '')}`).join('\n')
}

function monitorTable({ monitors }: InspectResult): string {
  if (!monitors) return ''
  const shown = monitors.slice(0, MOST_MONITORS)
  const width = Math.min(40, Math.max(...shown.map(({ name }) => name.length)))
  const rows = shown.map(
    ({ name, timestamp, status }) =>
      `${name.padEnd(width)}  ${timestamp}${status ? `  ${status.value} (${status.class})` : ''}`,
  )
  const rest = monitors.length - shown.length
  return listed(`Monitors (${monitors.length})`, rest > 0 ? [...rows, `and ${rest} more`] : rows)
}

function ignoredLine({ field, value, why }: InspectResult['ignored'][number]): string {
  return value === undefined ? `${field} ${why}` : `${field} (${value}): ${why}`
}

function hints({ declared, notes }: InspectResult): string {
  const own = declared.map(
    ({ field, value, unit }) => `the document declares ${field}: ${value}${unit === 'unknown' ? '' : ` (${unit})`}`,
  )
  return listed('Notes', [...notes, ...own])
}

function listed(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : [`${title}:`, ...lines.map((line) => `  ${printable(line)}`)].join('\n')
}

/** A document must not steer the terminal it is shown in. */
function printable(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '�')
}
