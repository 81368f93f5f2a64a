import { aligned } from '../domain/columns.js'
import { oneLine } from '../domain/safe-text.js'
import type { Status } from '../domain/status.js'
import { clipped, widthOf } from '../domain/text-width.js'
import { toText, type Instant } from '../domain/time.js'
import type { Verdict } from '../domain/verdict.js'
import { watchedText } from '../domain/watched.js'
import { agoText } from './ago.js'
import type { Brush, Paint } from './paint.js'
import { planLines, untold } from './plan-text.js'
import type { RunReport } from './report.js'
import { countsOf, countsText, overallOf, worstFirst } from './standing.js'

const HEADER = ['STATUS', 'MONITOR', 'LAST BEAT', 'DEADLINE', 'WHAT'] as const
const NAME_COLUMNS = 30
const GAP = '  '

/** A run as a terminal shows it, worst first; `columns` is its width, and Infinity for a pipe. */
export function terminalReport(run: RunReport, paint: Paint, columns: number): string {
  const doings = run.dryRun ? planLines(run.plan) : untold(run).map(({ detail }) => oneLine(detail))
  const blocks = [
    [paint.quiet(`${oneLine(watchedText(run.watched))}.`), headline(run, paint)],
    terminalTable(run, paint, columns),
    doings,
    run.problems.map((problem) => paint.warn(`problem: ${oneLine(problem)}`)),
    run.notices.map((notice) => paint.quiet(`note: ${oneLine(notice)}`)),
  ]
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`
}

function headline({ verdicts, dryRun, forced }: RunReport, paint: Paint): string {
  const status = overallOf(verdicts)
  const modes = [dryRun ? 'dry run' : '', forced ? 'forced' : ''].filter((mode) => mode !== '')
  const suffix = modes.length > 0 ? ` (${modes.join(', ')})` : ''
  return `${paint.strong('Heartbeat:')} ${colourOf(status, paint)(status)}, ${countsText(countsOf(verdicts))}${suffix}`
}

/** Lines of aligned columns; the last one is clipped where the terminal ends. */
export function terminalTable(run: RunReport, paint: Paint, columns: number): string[] {
  if (run.verdicts.length === 0) return []
  const verdicts = worstFirst(run.verdicts)
  const rows = [HEADER, ...verdicts.map((verdict) => cellsOf(verdict, run.now))]
  const leading = aligned(rows.map((row) => row.slice(0, -1)))
  const room = Math.max(10, columns - widthOf(`${leading[0]?.join(GAP)}${GAP}`))
  const lines = leading.map(([first = '', ...cells], i) => {
    // Padded before it is painted: colours have no width, but characters.
    const status = i === 0 ? first : colourOf(verdicts[i - 1]?.status ?? 'unknown', paint)(first)
    return [status, ...cells, clipped(rows[i]?.at(-1) ?? '', room)].join(GAP).trimEnd()
  })
  return lines.map((line, i) => (i === 0 ? paint.quiet(line) : line))
}

function cellsOf({ status, monitor, beat, deadline, message }: Verdict, now: Instant): string[] {
  return [
    status,
    clipped(oneLine(monitor), NAME_COLUMNS),
    beat === null ? 'none' : `${toText(beat.at)} (${agoText(beat.at, now)})`,
    deadline === null ? '-' : toText(deadline),
    oneLine(message),
  ]
}

function colourOf(status: Status, paint: Paint): Brush {
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
