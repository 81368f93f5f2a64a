import type { HistoryRules } from '../domain/history/book.js'
import { createHistory } from '../domain/history/create-history.js'
import { DAYS_FILE, daysText, NO_DAYS, readDays } from '../domain/history/days-file.js'
import type { ClosedDays, GrowingHistory, JournalLook, StateChange } from '../domain/history/history.js'
import { beginOf, journalFile, monthOf, monthsOver, readJournal } from '../domain/history/journal.js'
import { statesOf } from '../domain/history/seen-states.js'
import { DAY, type Duration, type Instant } from '../domain/time.js'
import { messageOf } from '../errors.js'
import type { GrowingFiles, Log } from '../ports.js'
import type { RunReport } from '../reports/report.js'
import {
  createJournalWriter,
  journalFiles,
  type FoundJournal,
  type JournalPlace,
  type JournalWriter,
} from './journal-writer.js'
import type { LoopHistory } from './loop-history.js'
import { createWriteQueue } from './write-queue.js'

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
  /** Whether this process is the one that writes; absent where there is no other. */
  mayWrite?(): boolean
  /** Takes out of a line what must not be told; absent where there is nothing of the kind. */
  hide?(line: string): string
}

/** The past of this machine's monitors, kept in a folder as a journal. */
export interface LocalHistory extends LoopHistory {
  look(run: Pick<RunReport, 'now' | 'verdicts'>): readonly StateChange[]
  keep(look: JournalLook): void
}

/** Whatever the folder holds is read as far as it can be understood: a journal that is cut or damaged stops nobody. */
export async function openHistory(asked: HistoryPlace): Promise<LocalHistory> {
  const { folder, files, log, rules = {}, mayWrite = () => true } = asked
  const reader: Reader = { files, log }
  const closed = folder === null ? NO_DAYS : await readClosed(folder, reader)
  const history = createHistory({ ...rules, closed })
  const queue = createWriteQueue('The history', log)
  const place = folder === null ? null : { folder, files, queue }
  const writer = place === null ? null : await openWriter(place, history, reader, asked)
  let month = ''

  function keep(look: JournalLook): void {
    if (!mayWrite()) return writer?.pass(look.at)
    if (monthOf(look.at) !== month) turnMonth(place, history, look.at)
    month = monthOf(look.at)
    writer?.write(look)
    if (place !== null && writer !== null) keepSmall(place, history, writer, look.at)
  }

  return {
    history,
    keep,
    look(run) {
      const states = history.look(run.now, statesOf(run))
      keep({ at: run.now, whole: false, states, gone: history.gone })
      return states
    },
    settled: queue.settled,
    close() {
      writer?.end()
      return queue.settled()
    },
  }
}

async function openWriter(
  place: JournalPlace,
  history: GrowingHistory,
  reader: Reader,
  { now, hide }: Pick<HistoryPlace, 'now' | 'hide'>,
): Promise<JournalWriter> {
  const found = await recallAll(place.folder, reader, history, now)
  return createJournalWriter((lost) => journalFiles(place, found, lost), history, found, hide)
}

interface Reader {
  readonly files: GrowingFiles
  readonly log: Log
}

async function readClosed(folder: string, reader: Reader): Promise<ClosedDays> {
  const text = await readText(`${folder}/${DAYS_FILE}`, reader)
  const days = text === null ? null : readDays(text)
  if (text !== null && days === null) await keepStrange(text, folder, reader)
  return days ?? NO_DAYS
}

/** A newer program may have written it, and the next days that are closed take its place. */
async function keepStrange(text: string, folder: string, { files, log }: Reader): Promise<void> {
  const [path, copy] = [`${folder}/${DAYS_FILE}`, `${folder}/strange-${DAYS_FILE}`]
  const told = `${path} is not understood; its days are left out`
  await files.write(copy, text).then(
    () => log.warning(`${told}. A copy of it stays in ${copy}.`),
    () => log.warning(`${told}.`),
  )
}

/** Reads the journals of every month that is not closed; tells how the last of them was found. */
async function recallAll(folder: string, reader: Reader, history: GrowingHistory, now: Instant): Promise<FoundJournal> {
  // How it stood when the last day was closed is told by the month before.
  const from = Math.max((history.closed().until ?? -Infinity) - 1, now - KEPT)
  let found: FoundJournal = { month: monthOf(now), bytes: 0, headed: false, torn: false, lastAt: null, ahead: [] }
  for (const month of monthsOver(from, now)) {
    const text = (await readText(`${folder}/${journalFile(month)}`, reader)) ?? ''
    const looks = readJournal(text)
    for (const look of looks) if (look.at <= now) history.recall(look)
    const torn = text !== '' && !text.endsWith('\n')
    const headed = looks.some(({ whole }) => whole)
    const ahead = looks.map(({ at }) => at).filter((at) => at > now && !history.isWrong(at))
    found = { month, bytes: Buffer.byteLength(text), headed, torn, lastAt: history.lastLookAt, ahead }
  }
  return found
}

async function readText(path: string, { files, log }: Reader): Promise<string | null> {
  try {
    return await files.read(path, 2 * MOST_BYTES)
  } catch (error) {
    log.warning(`A part of the history could not be read: ${messageOf(error)}`)
    return null
  }
}

/** Closes what is old enough, and removes journals that nobody reads any more. */
function turnMonth(place: JournalPlace | null, history: GrowingHistory, now: Instant): void {
  const until = beginOf(monthOf(now - OPEN))
  if ((history.firstLookAt ?? now) < until) history.close(until)
  if (place === null || history.closed().until === null) return
  writeDays(place, history)
  const { folder, files, queue } = place
  const old = monthsOver(now - KEPT - OPEN, now - KEPT).slice(0, -1)
  queue.add(async () => {
    for (const month of old) await files.remove(`${folder}/${journalFile(month)}`)
  })
}

/** A month in which everything changed all the time is closed as far as it went. */
function keepSmall(place: JournalPlace, history: GrowingHistory, writer: JournalWriter, now: Instant): void {
  if (writer.bytes <= MOST_BYTES) return
  history.close(now)
  writeDays(place, history)
  writer.begin(now)
}

function writeDays({ folder, files, queue }: JournalPlace, history: GrowingHistory): void {
  const text = daysText(history.closed())
  queue.add(() => files.write(`${folder}/${DAYS_FILE}`, text))
}
