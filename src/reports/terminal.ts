import { oneLine } from '../domain/safe-text.js'
import { watchedText } from '../domain/watched.js'
import type { Outcome } from '../domain/incidents/plan.js'
import type { Paint } from './paint.js'
import { planLines, untold } from './plan-text.js'
import type { RunReport } from './report.js'
import { countsOf, countsText, isBad, overallOf } from './standing.js'
import { colourOf, terminalTable } from './terminal-table.js'

/** A run as a terminal shows it, worst first; `columns` is its width, and Infinity for a pipe. */
export function terminalReport(run: RunReport, paint: Paint, columns: number): string {
  const doings = run.dryRun ? planned(run) : untold(run).map(doneText)
  return textOf([
    [paint.quiet(`${oneLine(watchedText(run.watched))}.`), headline(run, paint)],
    terminalTable(run, paint, columns),
    doings,
    problemLines(run, paint),
    run.notices.map((notice) => paint.quiet(`note: ${oneLine(notice)}`)),
  ])
}

function planned({ plan, verdicts }: RunReport): string[] {
  return plan.length === 0 && verdicts.some(isBad) ? [NO_INCIDENT] : planLines(plan)
}

const NO_INCIDENT =
  'no incident would be opened or changed: one is open already, it is milder than what opens one, or none are kept here'

/** What is wrong alone; empty where nothing is. */
export function terminalTroubles(run: RunReport, paint: Paint, columns: number): string {
  const troubled = { ...run, verdicts: run.verdicts.filter(isBad) }
  return textOf([terminalTable(troubled, paint, columns), problemLines(run, paint)])
}

function textOf(blocks: readonly (readonly string[])[]): string {
  const text = blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')
  return text === '' ? '' : `${text}\n`
}

function problemLines({ problems }: RunReport, paint: Paint): string[] {
  return problems.map((problem) => paint.warn(`problem: ${oneLine(problem)}`))
}

function doneText({ detail, incident }: Outcome): string {
  return oneLine(incident?.url == null ? detail : `${detail} (${incident.url})`)
}

function headline({ verdicts, dryRun, forced }: RunReport, paint: Paint): string {
  const status = overallOf(verdicts)
  const modes = [dryRun ? 'dry run' : '', forced ? 'forced' : ''].filter((mode) => mode !== '')
  const suffix = modes.length > 0 ? ` (${modes.join(', ')})` : ''
  return `${paint.strong('Heartbeat:')} ${colourOf(status, paint)(status)}, ${countsText(countsOf(verdicts))}${suffix}`
}
