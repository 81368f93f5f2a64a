import type { HistoryRules } from '../domain/history/book.js'
import { createHistory } from '../domain/history/create-history.js'
import { DAYS_FILE, daysText, NO_DAYS, readDays } from '../domain/history/days-file.js'
import type { ClosedDays, GrowingHistory, History, StateChange } from '../domain/history/history.js'
import { beginOf, journalFile, monthOf, monthsOver, readJournal } from '../domain/history/journal.js'
import { statesOf } from '../domain/history/seen-states.js'
import { DAY, type Duration, type Instant } from '../domain/time.js'
import { messageOf } from '../errors.js'
import type { GrowingFiles, Log } from '../ports.js'
import type { RunReport } from '../reports/report.js'
import { createJournalWriter, type FoundJournal, type JournalWriter } from './journal-writer.js'

/** So much of the past is known look by look; before it there are days. */
const OPEN: Duration = 92 * DAY
/** Journals older than this are removed: their days are closed long since. */
const KEPT: Duration = 400 * DAY
/** One month of a few monitors takes some 60 kB. */
const MOST_BYTES = 8 * 1024 * 1024

export interface HistoryPlace {
  /** Absolute; null for a history that ends with the process. */
  readonly folder: string | null
  readonly files: GrowingFiles
  readonly log: Log
  readonly now: Instant
  readonly rules?: HistoryRules
}

/** The past of this machine's monitors, kept in a folder as a journal. */
export interface LocalHistory {
  readonly history: History
  /** Takes in a look and tells what it changed. Never throws: what cannot be written down is said in the log. */
  look(run: Pick<RunReport, 'now' | 'verdicts'>): Promise<readonly StateChange[]>
  /** Writes down the last look. */
  close(): Promise<void>
}

/** Whatever the folder holds is read as far as it can be understood: a journal that is cut or damaged stops nobody. */
export async function openHistory({ folder, files, log, now, rules = {} }: HistoryPlace): Promise<LocalHistory> {
  const closed = folder === null ? NO_DAYS : await readClosed(folder, files, log)
  const history = createHistory({ ...rules, closed })
  const found = folder === null ? null : await recallAll(folder, files, log, { history, closed, now })
  const writer = folder === null || found === null ? null : createJournalWriter(folder, files, history, found)
  const told = new Set<string>()
  let month = ''

  const attempt = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work()
      told.clear()
    } catch (error) {
      const text = `The history could not be written down: ${messageOf(error)}`
      if (told.size === 0) log.warning(text)
      told.add(text)
    }
  }

  return {
    history,
    async look(run) {
      const changes = history.look(run.now, statesOf(run))
      if (monthOf(run.now) !== month) await attempt(() => turnMonth(folder, files, history, run.now))
      month = monthOf(run.now)
      const look = { at: run.now, whole: false, states: changes, gone: history.gone }
      if (writer !== null && folder !== null)
        await attempt(() => writer.write(look).then(() => keepSmall(folder, files, history, writer)))
      return changes
    },
    close: () => attempt(async () => writer?.end()),
  }
}

async function readClosed(folder: string, files: GrowingFiles, log: Log): Promise<ClosedDays> {
  const text = await readText(`${folder}/${DAYS_FILE}`, files, log)
  const days = text === null ? null : readDays(text)
  if (text !== null && days === null) log.warning(`${folder}/${DAYS_FILE} is not understood; its days are left out.`)
  return days ?? NO_DAYS
}

interface Recalling {
  readonly history: GrowingHistory
  readonly closed: ClosedDays
  readonly now: Instant
}

/** Reads the journals of every month that is not closed; tells how the last of them was found. */
async function recallAll(
  folder: string,
  files: GrowingFiles,
  log: Log,
  { history, closed, now }: Recalling,
): Promise<FoundJournal> {
  const from = Math.max(closed.until ?? -Infinity, now - KEPT)
  let found: FoundJournal = { month: monthOf(now), bytes: 0, headed: false, torn: false, lastAt: null }
  for (const month of monthsOver(from, now)) {
    const text = (await readText(`${folder}/${journalFile(month)}`, files, log)) ?? ''
    const looks = readJournal(text)
    for (const look of looks) if (look.at <= now) history.recall(look)
    const torn = text !== '' && !text.endsWith('\n')
    const headed = looks.some(({ whole }) => whole)
    found = { month, bytes: Buffer.byteLength(text), headed, torn, lastAt: history.lastLookAt }
  }
  return found
}

async function readText(path: string, files: GrowingFiles, log: Log): Promise<string | null> {
  try {
    return await files.read(path, 2 * MOST_BYTES)
  } catch (error) {
    log.warning(`A part of the history could not be read: ${messageOf(error)}`)
    return null
  }
}

/** Closes what is old enough, and removes journals that nobody reads any more. */
async function turnMonth(
  folder: string | null,
  files: GrowingFiles,
  history: GrowingHistory,
  now: Instant,
): Promise<void> {
  const until = beginOf(monthOf(now - OPEN))
  if ((history.firstLookAt ?? now) < until) history.close(until)
  if (folder === null || history.closed().until === null) return
  await files.write(`${folder}/${DAYS_FILE}`, daysText(history.closed()))
  for (const month of monthsOver(now - KEPT - OPEN, now - KEPT).slice(0, -1))
    await files.remove(`${folder}/${journalFile(month)}`)
}

/** A month in which everything changed all the time is closed as far as it went. */
async function keepSmall(
  folder: string,
  files: GrowingFiles,
  history: GrowingHistory,
  writer: JournalWriter,
): Promise<void> {
  const now = history.lastLookAt
  if (writer.bytes <= MOST_BYTES || now === null) return
  history.close(now)
  await files.write(`${folder}/${DAYS_FILE}`, daysText(history.closed()))
  await writer.begin(now)
}
