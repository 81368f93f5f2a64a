import type { InspectResult } from '../app/inspect.js'
import { columns } from '../domain/columns.js'
import { clipped } from '../domain/text-width.js'

const MOST_MONITORS = 20
const WIDEST_NAME = 40

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
    ...(result.unmet?.length === 0 ? [['Conditions', 'all hold']] : []),
    ...(result.unmet?.length ? [['Not well', result.unmet.join('; ')]] : []),
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
  const rows = columns(
    shown.map(({ name, timestamp, status }) => [
      clipped(printable(name), WIDEST_NAME),
      timestamp,
      ...(status ? [`${status.value} (${status.class})`] : []),
    ]),
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
