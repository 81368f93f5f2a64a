import { PAST_FLAGS } from '../../config/inputs/past-flags.js'
import { readInputs } from '../../config/inputs/inputs.js'
import { DAY, type Instant } from '../../domain/time.js'
import { ConfigError } from '../../errors.js'
import { historyText } from '../../explain/past/history-text.js'
import type { KnownBoard } from '../../health/board.js'
import { historyWithin } from '../../health/history/document.js'
import { csvOf } from '../../health/history/lines.js'
import { daysOf, historyQueryOf, type HistoryQuery } from '../../health/history/query.js'
import { monitorNamed, nearestMonitor, unknownMonitor } from '../../health/monitor-named.js'
import type { HistoryDocument } from '../../health/schema.js'
import { rawFlags } from './flags.js'
import { keptPast, nothingKept } from './kept-past.js'
import { momentOf } from './now.js'
import { screenOf } from './screen-of.js'
import { printJson, type Terminal } from './terminal.js'

/** What was typed beside the flags of the table. */
export interface HistoryOptions {
  readonly file?: string
  readonly repo?: string
  readonly stateFile?: string
  readonly since?: string
  readonly from?: string
  readonly to?: string
  readonly now?: string
  readonly json?: boolean
  readonly csv?: boolean
  readonly quiet?: boolean
}

const USUAL_DAYS = 90
/** Uptime is told for a year. */
const OLDEST = 400 * DAY

/** Shows the past that is kept. Throws ConfigError where none is, and for what goes with nothing. */
export async function showHistory(
  monitors: readonly string[],
  options: HistoryOptions,
  terminal: Terminal,
): Promise<void> {
  const { file, repo, stateFile, since, from, to, json, csv, now: moment, ...flags } = options
  if (since !== undefined && from !== undefined)
    throw new ConfigError(['since: says the same as --from; give one of them'])
  if (json && csv) throw new ConfigError(['csv: does not go with --json; give one of them'])
  const values = readInputs(PAST_FLAGS, rawFlags(flags))
  const now = momentOf('now', moment)
  const { board, label, linkOf } = await keptPast({ values, repo, file, stateFile, now, from: now - OLDEST }, terminal)
  if (board === null) throw new ConfigError([`history: ${nothingKept(label)}`])
  const query = queryOf({ monitors, since, from, to }, board, now)
  if (json || csv) return printDocument(historyWithin(query, board, now, Infinity), csv === true, terminal)
  const asked = since ?? from
  const days = values.days || (asked === undefined ? USUAL_DAYS : daysOf(query.span, board.zone))
  terminal.print(historyText({ board, query, days, now, label, linkOf }, screenOf(terminal, values.ascii)))
}

/** What was typed of monitors and times. */
interface Asked extends Pick<HistoryOptions, 'since' | 'from' | 'to'> {
  readonly monitors: readonly string[]
}

/** Throws ConfigError with every mistake. */
function queryOf({ monitors, since, from = since, to }: Asked, board: KnownBoard, now: Instant): HistoryQuery {
  const strangers = monitors.filter((name) => monitorNamed(board, name) === null)
  const problems = strangers.map(
    (name) => `monitor: ${unknownMonitor(name, nearestMonitor(board, name), '"heartbeat history" shows all')}`,
  )
  const known = monitors.filter((name) => !strangers.includes(name)).map((name): [string, string] => ['monitor', name])
  const times = Object.entries({ from, to }).flatMap(([key, time]): [string, string][] =>
    time === undefined ? [] : [[key, time]],
  )
  const query = historyQueryOf(new URLSearchParams([...known, ...times]), board, now, problems)
  if (query !== null) return query
  throw new ConfigError(
    problems.map((problem) => (since === undefined ? problem : problem.replace(/^from:/, 'since:'))),
  )
}

function printDocument(document: HistoryDocument | null, csv: boolean, terminal: Terminal): void {
  if (document === null) return
  if (csv) terminal.print(csvOf(document))
  else printJson(terminal, document)
}
