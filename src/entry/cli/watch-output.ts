import type { Finished } from '../../app/watch.js'
import type { Turn } from '../../app/waker.js'
import type { CheckInputs } from '../../config/check-config.js'
import type { InputValues } from '../../config/inputs/inputs.js'
import type { LOOP_FLAGS } from '../../config/inputs/loop-flags.js'
import type { History } from '../../domain/history/history.js'
import { oneLine, safeLines } from '../../domain/safe-text.js'
import { MINUTE, toIso, type Instant } from '../../domain/time.js'
import type { Log } from '../../ports.js'
import type { RunReport } from '../../reports/report.js'
import { carriedOver, linesOf, summaryLine, type WatchLine } from '../../reports/watch-lines.js'
import { createClock } from '../../platform/clock.js'
import { writeDocuments } from '../../wiring/write-documents.js'
import type { Ticked } from '../../wiring/watch-tick.js'
import { pageWriter } from './page-folder.js'
import { printJsonText, say, SCHEMA_VERSION, type Terminal } from './terminal.js'

/** `supervises`: it may heal what it watches; true where nobody says otherwise. */
type OutputValues = Pick<InputValues<typeof LOOP_FLAGS>, 'json-lines' | 'interval'> & { readonly supervises?: boolean }

const SUMMARY_EACH = 5 * MINUTE
/** Documents show ages, so they are written now and then although nothing changed. */
const DOCUMENTS_EACH = MINUTE

/** What a watcher shows and leaves behind. */
export interface WatchOutput {
  /** Keeps what a tick needs to write its documents. */
  ticked(tick: Ticked, turn?: Turn): RunReport
  finished(tick: Finished): Promise<void>
  /** When the last tick said that something is due. */
  dueAt(): Instant | null
  ending(): Promise<void>
}

/** The log of a watcher: lines of JSON where they are wanted, all on one stream. */
export function logFor(jsonLines: boolean, terminal: Terminal): Log {
  const clock = createClock()
  const { manner } = terminal
  const print = (text: string): void => say(terminal, `${toIso(clock.now())} ${oneLine(text)}\n`)
  // What goes well stands among the lines of the ticks; trouble is for standard error.
  if (!jsonLines) return { ...terminal.log, info: print }
  const write = (level: string, text: string): void =>
    printLine({ at: toIso(clock.now()), event: 'log', level, text: safeLines(text) }, terminal)
  return {
    debug: (text) => manner.verbose && write('debug', text),
    info: (text) => manner.quiet || write('info', text),
    notice: (text) => manner.quiet || write('notice', text),
    warning: (text) => write('warning', text),
    error: (text) => write('error', text),
  }
}

export function createWatchOutput(
  own: OutputValues,
  inputs: CheckInputs,
  log: Log,
  terminal: Terminal,
  history: History | null = null,
): WatchOutput {
  const jsonLines = own['json-lines']
  let last: Ticked | null = null
  let before: RunReport | null = null
  let summaryAt: Instant | null = null
  let documentsAt: Instant | null = null
  /** Something was said that stands in no document yet. */
  let unwritten = false
  const writePage = pageWriter(inputs['status-page'], history, Math.max(own.interval, DOCUMENTS_EACH))

  function show(line: WatchLine, at: Instant): void {
    if (terminal.manner.quiet && line.level === 'info') return
    if (jsonLines) printLine({ at: toIso(at), ...line.data }, terminal)
    else terminal.print(`${toIso(at)} ${line.text}\n`)
  }

  async function writeAll({ report, wiring }: Ticked): Promise<void> {
    documentsAt = report.now
    unwritten = false
    if (inputs['dry-run']) return
    const problems = await writeDocuments(report, inputs, wiring)
    for (const problem of [...problems, ...(await writePage(report, wiring))]) log.warning(problem)
  }

  return {
    ticked(tick, turn = 'look') {
      if (turn === 'look') last = tick
      return tick.report
    },
    async finished({ turn, report: found }) {
      const { now } = found
      const report = turn === 'glance' && before !== null ? glanced(before, found) : found
      const lines = linesOf(before, report, own)
      for (const line of lines) show(line, now)
      before = carriedOver(before, report)
      unwritten ||= lines.length > 0
      if (turn === 'glance') return
      if (summaryAt === null || now - summaryAt >= SUMMARY_EACH) {
        summaryAt = now
        show(summaryLine(report), now)
      }
      if (last !== null && (unwritten || documentsAt === null || now - documentsAt >= DOCUMENTS_EACH))
        await writeAll(last)
    },
    dueAt: () => before?.healingDueAt ?? null,
    async ending() {
      if (last !== null) await writeAll(last)
    },
  }
}

/** A glance does nothing, so what became of doing things is as it was. */
function glanced(before: RunReport, found: RunReport): RunReport {
  const { problems, notices } = before
  return { ...found, problems, notices, healingDueAt: before.healingDueAt ?? found.healingDueAt ?? null }
}

function printLine(data: Readonly<Record<string, unknown>>, terminal: Terminal): void {
  printJsonText(terminal, `${JSON.stringify({ schema_version: SCHEMA_VERSION, ...data })}\n`)
}
