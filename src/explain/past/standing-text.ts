import { formatDuration } from '../../domain/duration.js'
import type { Day } from '../../domain/history/history.js'
import { uptimeSentence } from '../../domain/history/uptime-text.js'
import { oneLine } from '../../domain/safe-text.js'
import type { Status } from '../../domain/status.js'
import { clipped, padded } from '../../domain/text-width.js'
import { SECOND, toText, type Duration, type Instant } from '../../domain/time.js'
import type { HealthStatus, HistoryDocument, HistoryOutage, ServiceStatus } from '../../health/schema.js'
import { countsOf, countsText } from '../../reports/standing.js'
import { barsText } from './day-bars.js'
import { refText } from './event-lines.js'
import { standingColumns, type StandingColumns } from './standing-columns.js'
import { brushOf, nameShown, onScreen, signOf, type Screen } from './screen.js'
import { tableLines, type TableRow } from './table.js'

/** How all stand, as a server tells it or as it is kept, with the past where anybody knows it. Texts in it are untrusted. */
export interface StandingShown {
  readonly health: HealthStatus
  readonly past: StandingPast | null
  readonly now: Instant
  /** Where it is known from, for people. */
  readonly label: string
  /** What people asked for, a line each; absent for nothing. */
  readonly asked?: readonly string[]
}

/** What of the past is shown of it. */
export type StandingPast = Pick<HistoryDocument, 'monitors' | 'changes' | 'outages'>

/** One monitor on its line. */
interface Line {
  readonly status: Status
  readonly name: string
  readonly days: readonly Day[]
  readonly uptime: string
  readonly since: string
}

export const STANDING_DAYS = 30

/** Who is how for a terminal: a headline, a line a monitor, and what is open. */
export function standingText(shown: StandingShown, screen: Screen): string {
  const lines = Object.entries(shown.health.services).map(([id, service]) => lineOf(id, service, shown))
  const asked = (shown.asked ?? []).map((text) => clipped(oneLine(text), screen.columns))
  const blocks = [headLines(shown, screen), monitorLines(lines, screen), openLines(shown, screen), asked]
  const told = blocks.filter((block) => block.length > 0).map((block) => block.join('\n'))
  return onScreen(`${told.join('\n\n')}\n`, screen)
}

function headLines({ health, now, label }: StandingShown, { paint, columns }: Screen): string[] {
  const { stale, overall_status: overall } = health
  const checkedAt = Date.parse(health.checked_at)
  const ago = formatDuration(Math.max(0, now - checkedAt))
  const counts = countsText(countsOf(Object.values(health.services)))
  const words = stale ? `no signal, nothing was checked for ${ago}` : `${overall}, ${counts}`
  const fitting = clipped(words, columns - 'Heartbeat: '.length)
  const status = stale ? 'no signal' : overall
  const brush = stale ? paint.warn : brushOf(overall, paint)
  const coloured = fitting.startsWith(status) ? brush(status) + fitting.slice(status.length) : fitting
  return [
    `${paint.strong('Heartbeat:')} ${coloured}`,
    paint.quiet(clipped(`Looked last ${ago} ago, at ${toText(checkedAt)}, as ${oneLine(label)} has it.`, columns)),
  ]
}

function lineOf(id: string, { status, name, since }: ServiceStatus, { past, now }: StandingShown): Line {
  const known = past !== null && Object.hasOwn(past.monitors, id) ? past.monitors[id] : undefined
  const sinceAt = since === null ? changedAt(id, status, past) : Date.parse(since)
  return {
    status,
    name: nameShown(name, id),
    days: (known?.days ?? []).map(dayOf),
    uptime: uptimeOf(known),
    since: longText(sinceAt, now),
  }
}

function uptimeOf(known: HistoryDocument['monitors'][string] | undefined): string {
  const { uptime_percent: up = null, observed_percent: seen = null } = known ?? {}
  const ratioOf = (percent: number | null): number | null => (percent === null ? null : percent / 100)
  return uptimeSentence({ ratio: ratioOf(up), observed: ratioOf(seen) })
}

/** When it became what it is: -Infinity for longer ago than is told, null where nobody knows. */
function changedAt(id: string, status: Status, past: StandingShown['past']): Instant | null {
  const last = past?.changes.findLast(({ monitor }) => monitor === id)
  if (last !== undefined) return last.status === status ? Date.parse(last.since) : null
  const days = past !== null && Object.hasOwn(past.monitors, id) ? (past.monitors[id]?.days ?? []) : []
  return days.length >= STANDING_DAYS && days.every(({ worst }) => worst === status) ? -Infinity : null
}

function longText(since: Instant | null, now: Instant): string {
  if (since === null) return ''
  return since === -Infinity ? `over ${STANDING_DAYS} d` : formatDuration(Math.max(0, now - since))
}

function dayOf(day: HistoryDocument['monitors'][string]['days'][number]): Day {
  const ms = (seconds: number): Duration => seconds * SECOND
  const { date, worst } = day
  return {
    date,
    worst,
    up: ms(day.up_seconds),
    down: ms(day.down_seconds),
    blind: ms(day.blind_seconds),
    excluded: ms(day.excluded_seconds),
  }
}

const GAP = '  '

function monitorLines(lines: readonly Line[], screen: Screen): string[] {
  if (lines.length === 0) return []
  const fit = standingColumns(lines, screen.columns, STANDING_DAYS)
  return [headerLine(fit, screen), ...lines.map((line) => monitorLine(line, fit, screen))]
}

function headerLine(fit: StandingColumns, { paint }: Screen): string {
  const cells = [
    padded(clipped('MONITOR', fit.name), fit.name),
    padded('STATUS', fit.status),
    ...(fit.bars > 0 ? [padded(clipped(`${fit.bars} DAYS`, fit.bars), fit.bars)] : []),
    ...(fit.uptime > 0 ? [padded('UPTIME', fit.uptime)] : []),
    ...(fit.since > 0 ? ['FOR'] : []),
  ]
  return paint.quiet(`  ${cells.join(GAP)}`.trimEnd())
}

function monitorLine({ status, name, days, uptime, since }: Line, fit: StandingColumns, screen: Screen): string {
  const brush = brushOf(status, screen.paint)
  const cells = [
    padded(clipped(name, fit.name), fit.name),
    brush(padded(status, fit.status)),
    ...(fit.bars > 0 ? [barsText(days, fit.bars, screen)] : []),
    ...(fit.uptime > 0 ? [padded(uptime, fit.uptime)] : []),
    ...(fit.since > 0 ? [since] : []),
  ]
  return `${brush(signOf(status, screen))} ${cells.join(GAP)}`.trimEnd()
}

function openLines(shown: StandingShown, screen: Screen): string[] {
  const open = shown.past?.outages.filter(({ until }) => until === null) ?? []
  if (open.length === 0) return []
  const rows = open.map((outage) => ({
    sign: signOf(outage.worst, screen),
    brush: brushOf(outage.worst, screen.paint),
    ...openRow(outage, shown),
  }))
  return [screen.paint.strong('Open incidents'), ...tableLines(rows, screen.columns)]
}

function openRow(
  { monitor, since, message, incident }: HistoryOutage,
  { health, now }: StandingShown,
): Pick<TableRow, 'cells' | 'name' | 'text'> {
  const service = Object.hasOwn(health.services, monitor) ? health.services[monitor] : undefined
  const from = Date.parse(since)
  return {
    cells: [toText(from), formatDuration(Math.max(0, now - from))],
    name: nameShown(service?.name ?? monitor, monitor),
    text: [refText(incident), oneLine(message)].filter((text) => text !== '').join('  '),
  }
}
