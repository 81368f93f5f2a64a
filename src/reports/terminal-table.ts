import { aligned } from '../domain/columns.js'
import { withBecause } from '../domain/because.js'
import { oneLine } from '../domain/safe-text.js'
import type { Status } from '../domain/status.js'
import { clipped, widthOf, wrappedAt } from '../domain/text-width.js'
import { toText } from '../domain/time.js'
import type { Verdict } from '../domain/verdict.js'
import { agoText } from './ago.js'
import type { Brush, Paint } from './paint.js'
import type { RunReport } from './report.js'
import { worstFirst } from './standing.js'

const NAME_COLUMNS = 30
const GAP = '  '
/** What happened is told beside the dates where it has so much room, or all that it takes. */
const ROOM_BESIDE = 48
/** With less it stands below the monitor. */
const LEAST_ROOM = 24

/** What a table is made of. */
type TableOf = Pick<RunReport, 'verdicts' | 'now' | 'watched'>

interface Column {
  readonly head: string
  cell(verdict: Verdict, run: TableOf): string
}

const STATUS: Column = { head: 'STATUS', cell: ({ status }) => status }
const MONITOR: Column = {
  head: 'MONITOR',
  // What is no monitor does not look like one.
  cell: ({ monitor }, { watched: { unread } }) =>
    clipped(oneLine(unread?.monitor === monitor ? `(${unread.place})` : monitor), NAME_COLUMNS),
}
const LAST_BEAT: Column = {
  head: 'LAST BEAT',
  cell: ({ beat }, { now }) => (beat === null ? 'none' : `${toText(beat.at)} (${agoText(beat.at, now)})`),
}
const AGE: Column = {
  head: 'LAST BEAT',
  cell: ({ beat }, { now }) => (beat === null ? 'none' : agoText(beat.at, now)),
}
const DEADLINE: Column = {
  head: 'DEADLINE',
  cell: ({ deadline }) => (deadline === null ? '-' : toText(deadline)),
}

/** From all that can be told to the least: dates are left out before what happened is. */
const LAYOUTS: readonly (readonly Column[])[] = [
  [STATUS, MONITOR, LAST_BEAT, DEADLINE],
  [STATUS, MONITOR, LAST_BEAT],
  [STATUS, MONITOR, AGE],
  [STATUS, MONITOR],
]

/** Lines of aligned columns as wide as the terminal; where it is too narrow for a text it goes on below. */
export function terminalTable(run: TableOf, paint: Paint, columns: number): string[] {
  if (run.verdicts.length === 0) return []
  const verdicts = worstFirst(run.verdicts)
  const texts = ['WHAT', ...verdicts.map(({ message, because }) => oneLine(withBecause(message, because)))]
  const wanted = Math.min(ROOM_BESIDE, Math.max(...texts.map(widthOf)))
  const layouts = LAYOUTS.map((layout) =>
    aligned([layout.map(({ head }) => head), ...verdicts.map((one) => layout.map(({ cell }) => cell(one, run)))]),
  )
  const roomOf = (rows: readonly string[][]): number => columns - widthOf(`${rows[0]?.join(GAP)}${GAP}`)
  const rows = layouts.find((one) => roomOf(one) >= wanted) ?? layouts.at(-1) ?? []
  const room = roomOf(rows)
  return rows.flatMap(([status = '', ...cells], i) => {
    // Padded before it is painted: colours have no width, but characters.
    const brush = i === 0 ? paint.quiet : colourOf(verdicts[i - 1]?.status ?? 'unknown', paint)
    const lead = [i === 0 ? status : brush(status), ...cells].join(GAP)
    const lines =
      room >= LEAST_ROOM ? beside(lead, columns - room, texts[i] ?? '', room) : below(lead, texts[i] ?? '', columns)
    return i === 0 ? lines.map(brush) : lines
  })
}

function beside(lead: string, indent: number, text: string, room: number): string[] {
  const [first = '', ...more] = wrappedAt(text, room)
  return [`${lead}${GAP}${first}`.trimEnd(), ...more.map((line) => `${' '.repeat(indent)}${line}`)]
}

function below(lead: string, text: string, columns: number): string[] {
  return [lead.trimEnd(), ...wrappedAt(text, Math.max(10, columns - GAP.length)).map((line) => `${GAP}${line}`)]
}

export function colourOf(status: Status, paint: Paint): Brush {
  switch (status) {
    case 'healthy':
      return paint.good
    case 'skipped':
      return paint.quiet
    case 'warning':
    case 'degraded':
    case 'unknown':
      return paint.warn
    case 'critical':
      return paint.bad
  }
}
