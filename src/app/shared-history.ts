import type { HistoryRules } from '../domain/history/book.js'
import { recalled } from '../domain/history/compact.js'
import type { JournalLook } from '../domain/history/history.js'
import { journalLine } from '../domain/history/journal-line.js'
import { monthOf, readJournal } from '../domain/history/journal.js'
import { statesOf } from '../domain/history/seen-states.js'
import { DAY, MINUTE, type Duration, type Instant } from '../domain/time.js'
import { withRemedy } from '../errors.js'
import type { FoundHistory, HistoryStore } from '../histories/store.js'
import type { Log } from '../ports.js'
import { createJournalWriter, type JournalSink } from './journal-writer.js'
import type { LoopHistory } from './loop-history.js'
import { closedOf } from './remember-run.js'
import { createWriteQueue } from './write-queue.js'

/** However much changes, it is written no more often: a place of others is no log of a process. */
const SOONEST: Duration = MINUTE
/** So much waits where nothing can be written for hours; then the next line says everything. */
const MOST_WAITING = 500
/** Of a year the uptime is told; journals become days after so long. */
const OLDEST: Duration = 400 * DAY

/** A place that others write to as well: a branch, a Redis. */
export interface SharedPlace {
  /** Opened anew for each read and each write: what one has seen is old for the next. */
  open(): Promise<HistoryStore>
  readonly log: Log
  readonly now: Instant
  /** Somebody is shown more of the past than this month. */
  readonly whole: boolean
  readonly rules: HistoryRules
  /** Whether this process is the one that writes. */
  mayWrite(): boolean
  /** Takes out of a line what must not be told. */
  hide(line: string): string
}

/** A line that waits to be written. */
interface Waiting {
  readonly at: Instant
  readonly line: string
}

/** What cannot be read is told in the log, and begun anew: nothing of it may keep a watcher from watching. */
export async function openSharedHistory(place: SharedPlace): Promise<LoopHistory> {
  const { log, now, rules, mayWrite, hide } = place
  const found = await readFirst(place)
  const history = recalled(found ?? NOTHING, now, rules)
  const queue = createWriteQueue('The history', log)
  const lines = createWaitingLines()
  const text = found?.months.get(monthOf(now)) ?? ''
  const headed = readJournal(text).some(({ whole }) => whole)
  const known = { month: monthOf(now), headed, lastAt: history.lastLookAt }
  const writer = createJournalWriter(lines.sink, history, known, hide)
  const write = createWrite(place)
  let sentAt = -Infinity
  let sending = false

  function send(at: Instant): void {
    sentAt = at
    sending = true
    queue.add(async () => {
      const taken = lines.take()
      try {
        const head = journalLine({ at, whole: true, states: history.standing(), gone: [] })
        await write({ at, taken, head: hide(head) })
      } catch (error) {
        lines.putBack(taken)
        throw new Error(withRemedy(error), { cause: error })
      } finally {
        sending = false
      }
    })
  }

  let lastAt: Instant | null = null
  function keep(look: JournalLook): void {
    lastAt = look.at
    if (!mayWrite()) return writer.pass(look.at)
    writer.write(look)
    if (lines.count() > 0 && !sending && look.at - sentAt >= SOONEST) send(look.at)
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
      writer.end()
      if (lastAt !== null && mayWrite() && lines.count() > 0) send(lastAt)
      return queue.settled()
    },
  }
}

const NOTHING: FoundHistory = { days: null, months: new Map() }

async function readFirst({ open, log, now, whole }: SharedPlace): Promise<FoundHistory | null> {
  try {
    const store = await open()
    const past = await store.read({ now, from: whole ? now - OLDEST : null })
    return whole || past.months.has(monthOf(now)) ? past : await store.read({ now, from: now - OLDEST })
  } catch (error) {
    log.warning(`What is kept of the past could not be read, so it begins anew: ${withRemedy(error)}`)
    return null
  }
}

interface Writing {
  readonly at: Instant
  readonly taken: readonly Waiting[]
  readonly head: string
}

/** Writes lines; with the first ones of a month what is too old becomes days. */
function createWrite(place: SharedPlace): (writing: Writing) => Promise<void> {
  let month: string | null = null
  return async ({ at, taken, head }) => {
    const store = await place.open()
    const turned = month !== monthOf(at)
    const closed = turned ? closedOf(await store.read({ now: at, from: at - OLDEST }), at, place.rules) : null
    await store.keep({ at, lines: byMonth(taken), head, closed, files: new Map() })
    month = monthOf(at)
  }
}

function byMonth(lines: readonly Waiting[]): Map<string, string[]> {
  const months = new Map<string, string[]>()
  for (const { at, line } of lines) months.set(monthOf(at), [...(months.get(monthOf(at)) ?? []), line])
  return months
}

interface WaitingLines {
  sink(lost: () => void): JournalSink
  count(): number
  take(): readonly Waiting[]
  putBack(taken: readonly Waiting[]): void
}

function createWaitingLines(): WaitingLines {
  let waiting: Waiting[] = []
  let lost = (): void => {}

  function bound(): void {
    if (waiting.length <= MOST_WAITING) return
    waiting = []
    lost()
  }

  function append(at: Instant, text: string): void {
    waiting.push({ at, line: text.trimEnd() })
    bound()
  }

  return {
    sink(onLoss) {
      lost = onLoss
      return { bytes: 0, append, replace: append }
    },
    count: () => waiting.length,
    take: () => waiting.splice(0),
    putBack(taken) {
      waiting.unshift(...taken)
      bound()
    },
  }
}
