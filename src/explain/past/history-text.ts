import { formatDuration } from '../../domain/duration.js'
import { observedText, uptimeText } from '../../domain/history/uptime-text.js'
import { UPTIME_WINDOWS } from '../../domain/history/windows.js'
import type { Day } from '../../domain/history/history.js'
import { clipped, padded, widthOf } from '../../domain/text-width.js'
import { wallText } from '../../domain/zoned-text.js'
import { isStale, standingOf } from '../../health/freshness.js'
import { agoText } from '../../reports/ago.js'
import { barsText, legendLines } from './day-bars.js'
import { changeLines, outageLines } from './event-lines.js'
import type { PastShown } from './past-shown.js'
import { brushOf, nameShown, onScreen, signOf, type Screen } from './screen.js'
import { plainPiece, wrapped } from './wrapped.js'

/** `100 %` to `99.98 %` */
const FIGURE = 7

/** The past for a terminal: bars and uptime of each monitor, then what went wrong. */
export function historyText(shown: PastShown, screen: Screen): string {
  const { monitors } = shown.query
  const [only] = monitors
  const count = Math.max(1, Math.min(shown.days, screen.columns - 2))
  const pasts = monitors.map((id) => pastDays(id, count, shown))
  const blocks = [
    headLines(shown, count, screen),
    ...monitors.map((id, i) => monitorLines(id, pasts[i] ?? [], shown, { ...screen, count })),
    outageLines(shown, screen),
    ...(only !== undefined && monitors.length === 1 ? [changeLines(only, shown, screen)] : []),
    legendLines(pasts, count, screen),
  ]
  const lines = blocks.filter((block) => block.length > 0).map((block) => block.join('\n'))
  return onScreen(`${lines.join('\n\n')}\n`, screen)
}

function pastDays(id: string, count: number, { board, query }: PastShown): readonly Day[] {
  return board.history.days(id, count, query.span.to - 1, board.zone)
}

function headLines({ board, query, now, label }: PastShown, count: number, screen: Screen): string[] {
  const { paint, columns } = screen
  const many = query.monitors.length === 1 ? '1 monitor' : `${query.monitors.length} monitors`
  const last = wallText(query.span.to - 1, board.zone)
  const title = `${count === 1 ? 'the day' : `${count} days`} up to ${last.date} ${board.zone ?? 'UTC'}, ${many}`
  const stale = isStale(board, now)
  const look = stale
    ? `No signal: nothing was checked for ${formatDuration(now - board.now)}.`
    : `Looked last ${agoText(board.now, now)}.`
  return [
    clippedAfter(paint.strong('Heartbeat:'), 'Heartbeat:', title, columns),
    (stale ? paint.warn : paint.quiet)(clipped(`${look} Kept in ${label}.`, columns)),
  ]
}

function clippedAfter(painted: string, plain: string, text: string, columns: number): string {
  return `${painted} ${clipped(text, columns - widthOf(plain) - 1)}`
}

interface BarScreen extends Screen {
  readonly count: number
}

function monitorLines(id: string, days: readonly Day[], shown: PastShown, screen: BarScreen): string[] {
  return [nameLine(id, shown, screen), `  ${barsText(days, screen.count, screen)}`, ...uptimeLines(id, shown, screen)]
}

/** `✗ Nightly backup (nightly-backup)  critical for 5 h 7 min` */
function nameLine(id: string, { board, now }: PastShown, screen: Screen): string {
  const { paint, columns } = screen
  const entry = board.map.monitors[id]
  const seen = entry?.status ?? 'unknown'
  const status = entry === undefined ? 'unknown' : standingOf(entry, isStale(board, now)).status
  const last = board.history.changes({ from: -Infinity, to: now }, id).at(-1)
  const since = last?.status === seen ? last.since : null
  const long = since === null || status !== seen ? '' : ` for ${formatDuration(now - since)}`
  const state = status === seen ? `${seen}${long}` : `unknown, ${seen} at the last look`
  const name = nameShown(entry?.name ?? id, id)
  const titled = name === id ? name : `${name} (${nameShown(id, id)})`
  const fitting = clipped(titled, Math.max(8, columns - widthOf(state) - 4))
  const brush = brushOf(status, paint)
  return `${brush(signOf(status, screen))} ${paint.strong(fitting)}  ${brush(state)}`
}

function uptimeLines(id: string, { board, query }: PastShown, { paint, columns }: Screen): string[] {
  const { to } = query.span
  const uptimes = UPTIME_WINDOWS.map(
    ({ text, length }) => [text, board.history.uptime(id, { from: to - length, to })] as const,
  )
  const figures = uptimes.map(([name, uptime]) => {
    const figure = uptimeText(uptime)
    return { text: `${paint.quiet(name)} ${padded(figure, FIGURE)}`, width: widthOf(name) + 1 + FIGURE }
  })
  // What is said of several windows is said once, of the longest.
  const known = uptimes.filter(([, { ratio }]) => ratio !== null)
  const seen = new Map(known.map(([name, uptime]) => [observedText(uptime), name] as const))
  const told = [...seen].flatMap(([text, name]) => (text === null ? [] : [plainPiece(`${name} ${text}`)]))
  return wrapped([...figures, ...told], columns).map((line) => line.trimEnd())
}
