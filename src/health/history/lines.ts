import { oneLine } from '../../domain/safe-text.js'
import type { HistoryDocument } from '../schema.js'

type Cell = string | number | null
type Row = Readonly<Record<string, Cell>>

/** Days, changes and outages as rows of one table, each with its kind. */
function rowsIn({ monitors, changes, outages }: HistoryDocument): Row[] {
  return [
    ...Object.entries(monitors).flatMap(([monitor, { days }]) => days.map((day) => ({ kind: 'day', monitor, ...day }))),
    ...changes.map((change) => ({ kind: 'change', ...change })),
    ...outages.map((outage) => ({ kind: 'outage', ...outage })),
  ]
}

/** One JSON object a line. */
export function jsonLines(document: HistoryDocument): string {
  return rowsIn(document)
    .map((row) => `${JSON.stringify(row)}\n`)
    .join('')
}

const COLUMNS = [
  'kind',
  'monitor',
  'date',
  'at',
  'since',
  'until',
  'before',
  'status',
  'reason',
  'worst',
  'up_seconds',
  'down_seconds',
  'blind_seconds',
  'excluded_seconds',
  'duration_seconds',
  'message',
  'incident',
  'url',
]

/** A table as RFC 4180 has it; a cell that a row does not have is empty. */
export function csvOf(document: HistoryDocument): string {
  const lines = rowsIn(document).map((row) => COLUMNS.map((column) => cellText(row[column] ?? '')).join(','))
  return [COLUMNS.join(','), ...lines, ''].join('\r\n')
}

function cellText(value: string | number): string {
  if (typeof value === 'number') return String(value)
  const text = harmless(oneLine(value))
  return /[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** A spreadsheet takes what begins so for a formula (https://owasp.org/www-community/attacks/CSV_Injection). */
function harmless(text: string): string {
  return /^[=+\-@＝＋－＠]/.test(text) ? `'${text}` : text
}
