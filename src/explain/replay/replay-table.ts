import { columns, withoutSpare } from '../../domain/columns.js'
import { formatDuration } from '../../domain/duration.js'
import type { Difference } from '../../domain/replay/difference.js'
import { alertsOf, type Against, type MonitorReplay, type ReplayReport } from '../../domain/replay/report.js'
import { oneLine } from '../../domain/safe-text.js'
import { clipped, wrappedAt } from '../../domain/text-width.js'
import { toText } from '../../domain/time.js'
import type { Paint } from '../../reports/paint.js'
import {
  alertText,
  changeText,
  costText,
  count,
  counted,
  deliveredText,
  foundIn,
  plusMinus,
  quietText,
  spanText,
} from './replay-words.js'

export interface ReplayScreen {
  readonly columns: number
  readonly paint: Paint
}

const HEAD = ['monitor', 'beats', 'longest silence', 'alerts', 'missed', 'quiet with', 'delivered', 'known by']
const WIDEST = 32
/** Left out where the terminal is too narrow, in this order: how it is known, delivery, beats, silence. */
const SPARE = [7, 6, 1, 2]
const MOST_ALERTS = 20

/** What a replay found out, for a terminal. */
export function replayTable(report: ReplayReport, title: string, screen: ReplayScreen): string {
  const { strong } = screen.paint
  const known = report.monitors.filter(({ by }) => by !== null)
  const parts = [
    [strong(oneLine(title)), spanText(report)],
    tableOf(known, screen),
    unknownLines(report.monitors, screen),
    alertLines(report, screen),
    missedLines(report, screen),
    report.against === null ? [] : againstLines(report.against, screen),
    lastLines(report),
    report.notices.map((notice) => `Note: ${oneLine(notice)}.`),
  ]
  return `${parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`
}

function tableOf(monitors: readonly MonitorReplay[], { columns: width, paint }: ReplayScreen): string[] {
  if (monitors.length === 0) return []
  const rows = [HEAD, ...monitors.map(rowOf)]
  const used = HEAD.flatMap((_, i) => (rows.slice(1).every((row) => row[i] === '-') ? [i] : []))
  const shown = withoutSpare(rows, SPARE, width)
  const filled = shown === rows ? rows.map((row) => row.filter((_, i) => !used.includes(i))) : shown
  return columns(filled).map((line, i) => {
    const alerts = monitors[i - 1]?.alerts.length ?? 0
    return i === 0 ? paint.quiet(line) : alerts > 0 ? paint.warn(line) : line
  })
}

function rowOf(monitor: MonitorReplay): string[] {
  const { monitor: id, beats, silence, alerts, missed, delivered } = monitor
  return [
    clipped(oneLine(id), WIDEST),
    monitor.by === 'journal' ? '-' : count(beats),
    silence === null ? '-' : formatDuration(silence.ms),
    count(alerts.length),
    missed.length === 0 ? '-' : count(missed.length),
    quietText(monitor),
    delivered === null ? '-' : deliveredText(delivered),
    foundIn(monitor),
  ]
}

/** Who could not be tried, and why; and whose past goes less far back than was asked. */
function unknownLines(monitors: readonly MonitorReplay[], screen: ReplayScreen): string[] {
  return monitors.flatMap(({ monitor, note, by }) =>
    note === null ? [] : wrapped(`${by === null ? 'Not tried' : 'Cut short'}: ${monitor}: ${note}.`, screen),
  )
}

function alertLines(report: ReplayReport, { paint, columns: width }: ReplayScreen): string[] {
  const alerts = [...alertsOf(report)].sort((a, b) => a.openedAt - b.openedAt)
  if (!report.monitors.some(({ by }) => by !== null)) return []
  if (alerts.length === 0) return [paint.good('Nobody would have been alerted.')]
  const shown = alerts.slice(-MOST_ALERTS)
  const rows = columns(shown.map((alert) => [`  ${toText(alert.openedAt)}`, oneLine(alert.monitor), alertText(alert)]))
  const left = alerts.length - shown.length
  const earlier = left > 0 ? [`  and ${count(left)} before; --json shows all`] : []
  return [
    paint.strong(`${counted(alerts.length, 'alert')}, by when each would have opened:`),
    ...earlier,
    ...rows.map((row) => clipped(row, width)),
  ]
}

function missedLines({ monitors }: ReplayReport, { paint }: ReplayScreen): string[] {
  const missed = monitors.flatMap(({ missed }) => missed)
  if (missed.length === 0) return []
  const rows = missed.map(({ monitor, since, until, ref }) => [
    `  ${oneLine(monitor)}`,
    `${toText(since)} to ${until === null ? 'now' : toText(until)}`,
    ref === null ? '' : `#${oneLine(ref)}`,
  ])
  return [paint.bad('Really happened, and these rules would have told nobody:'), ...columns(rows)]
}

function againstLines(against: Against, { paint }: ReplayScreen): string[] {
  const rows = against.differences.map((one) => [`  ${oneLine(one.monitor)}`, differenceText(one)])
  return [paint.strong(`Against ${oneLine(against.ref)}: ${changeText(against)}`), ...columns(rows)]
}

export function differenceText({ added, removed, only }: Difference): string {
  const change = added.length + removed.length === 0 ? 'no alerts' : plusMinus(added.length, removed.length)
  return only === null ? change : `${change} (${only === 'now' ? 'is new' : 'is no more'})`
}

function lastLines({ looks, cost, against }: ReplayReport): string[] {
  const before =
    against === null || against.cost.requests === cost.requests ? '' : `; before ${count(against.cost.requests)}`
  return [
    `Cost: ${costText(cost)}${before}.`,
    ...(looks === null ? [] : [`Checks: ${deliveredText(looks)} that its schedule declares really looked.`]),
  ]
}

function wrapped(line: string, { columns: width }: ReplayScreen): string[] {
  const safe = oneLine(line)
  return Number.isFinite(width) ? wrappedAt(safe, width) : [safe]
}
