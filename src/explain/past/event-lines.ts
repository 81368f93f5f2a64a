import { formatDuration } from '../../domain/duration.js'
import type { Outage, StateChange } from '../../domain/history/history.js'
import { oneLine } from '../../domain/safe-text.js'
import type { Instant } from '../../domain/time.js'
import { wallText } from '../../domain/zoned-text.js'
import type { PastShown } from './past-shown.js'
import { brushOf, nameShown, signOf, type Screen } from './screen.js'
import { tableLines, type TableRow } from './table.js'

const MOST = 20

/** What was down in the time that is asked for, newest first. */
export function outageLines(shown: PastShown, screen: Screen): string[] {
  const { query, board } = shown
  const asked = new Set(query.monitors)
  const outages = board.history.outages(query.span).filter(({ monitor }) => asked.has(monitor))
  const title = screen.paint.strong('Incidents')
  if (outages.length === 0) return [`${title}: none.`]
  const rows = outages.slice(0, MOST).map((outage) => rowOf(outage, shown, screen))
  const rest = outages.length - rows.length
  return [
    `${title}, times in ${board.zone ?? 'UTC'}`,
    ...tableLines(rows, screen.columns),
    ...(rest > 0 ? [screen.paint.quiet(`and ${rest} more; --json has all of them`)] : []),
  ]
}

function rowOf(outage: Outage, { board, query, now, linkOf }: PastShown, screen: Screen): TableRow {
  const { monitor, since, until, message, incident = null } = outage
  const length = formatDuration((until ?? now) - since)
  const ref = refText(incident)
  const alone = query.monitors.length === 1
  const name = nameShown(board.map.monitors[monitor]?.name ?? monitor, monitor)
  const told = [alone && incident !== null ? (linkOf(incident) ?? ref) : ref, oneLine(message)]
  return {
    ...signed(outage, screen),
    cells: [timeText(since, board.zone), until === null ? `${length}, open` : length],
    name: alone ? '' : name,
    text: told.filter((text) => text !== '').join('  '),
  }
}

/** `#12`; empty for none. Untrusted. */
export function refText(ref: string | null): string {
  if (ref === null) return ''
  return /^\d+$/.test(ref) ? `#${ref}` : oneLine(ref)
}

/** How a monitor changed in that time, the newest first. */
export function changeLines(monitor: string, { board, query }: PastShown, screen: Screen): string[] {
  const changes = board.history.changes(query.span, monitor)
  if (changes.length === 0) return []
  const rows = [...changes].reverse().slice(0, MOST)
  return [
    `${screen.paint.strong('Last changes')}, times in ${board.zone ?? 'UTC'}`,
    ...tableLines(
      rows.map((change) => changeRow(change, board.zone, screen)),
      screen.columns,
    ),
  ]
}

function changeRow(change: StateChange, zone: string | null, screen: Screen): TableRow {
  const { at, since, status, reason, before, message } = change
  const what = before === null || before === status ? status : `${before} to ${status}`
  return {
    ...signed({ worst: status }, screen),
    cells: [timeText(at, zone), what, reason],
    name: '',
    text: [...(since < at ? [`since ${timeText(since, zone)}`] : []), oneLine(message)].join('  ').trimEnd(),
  }
}

function signed({ worst }: Pick<Outage, 'worst'>, screen: Screen): Pick<TableRow, 'sign' | 'brush'> {
  return { sign: signOf(worst, screen), brush: brushOf(worst, screen.paint) }
}

/** `2026-11-27 06:23` */
function timeText(at: Instant, zone: string | null): string {
  const { date, clock } = wallText(at, zone)
  return `${date} ${clock}`
}
