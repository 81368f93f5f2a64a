import { looksAhead, REMEMBERED_LOOKS } from '../domain/history/clock-ahead.js'
import type { GrowingHistory, JournalLook } from '../domain/history/history.js'
import { journalLine } from '../domain/history/journal-line.js'
import { journalFile, monthOf } from '../domain/history/journal.js'
import { MINUTE, type Duration, type Instant } from '../domain/time.js'
import type { GrowingFiles } from '../ports.js'
import type { WriteQueue } from './write-queue.js'

/** Looks that changed nothing are written down no more often than this: much longer is a gap only from two hours on. */
const QUIET: Duration = 30 * MINUTE

/** The file of a month as it was found. */
export interface FoundJournal {
  readonly month: string
  readonly bytes: number
  /** It begins with all states. */
  readonly headed: boolean
  /** Its last line was cut off. */
  readonly torn: boolean
  readonly lastAt: Instant | null
  /** Looks in it that are still to come, and are believed. */
  readonly ahead: readonly Instant[]
}

/** Adds looks to a journal: few lines, each month in a file that stands for itself. */
export interface JournalWriter {
  readonly bytes: number
  /** A look that the history has just taken in. */
  write(look: JournalLook): void
  /** One that somebody else writes down: the next of our own says everything. */
  pass(at: Instant): void
  /** Writes the current month anew, as all states and nothing before. */
  begin(at: Instant): void
  /** Writes down the last look, if it is not yet. */
  end(): void
}

export interface JournalPlace {
  readonly folder: string
  readonly files: GrowingFiles
  readonly queue: WriteQueue
}

/** Where the lines of the months go. */
export interface JournalSink {
  /** Of the current month. */
  bytes: number
  append(at: Instant, text: string): void
  replace(at: Instant, text: string): void
}

/**
 * `open` gets what is to be called where a line was lost: the next one has to say everything again. `hide` takes out of a line
 * what must not be told.
 */
export function createJournalWriter(
  open: (lost: () => void) => JournalSink,
  history: GrowingHistory,
  found: Pick<FoundJournal, 'month' | 'headed' | 'lastAt' | 'ahead'>,
  hide: (line: string) => string = (line) => line,
): JournalWriter {
  /** The month whose file has all that the next line builds on. */
  let month = found.headed ? found.month : null
  let writtenAt = found.lastAt ?? -Infinity
  let lookedAt = -Infinity
  /** The last ones that stand there. */
  let written = [...found.ahead]
  const texts = open(() => (month = null))

  const headAt = (at: Instant, wrong: readonly Instant[] = []): string =>
    journalLine({ at, whole: true, states: history.standing(), gone: [], wrong })

  function append(at: Instant, line: string): void {
    writtenAt = at
    written = [...written, at].slice(-REMEMBERED_LOOKS)
    texts.append(at, `${hide(line)}\n`)
  }

  function end(): void {
    if (lookedAt > writtenAt) append(lookedAt, journalLine({ at: lookedAt, whole: false, states: [], gone: [] }))
  }

  return {
    get bytes() {
      return texts.bytes
    },
    write(look) {
      const { at, states, gone } = look
      if (at - lookedAt > QUIET) end()
      lookedAt = at
      const wrong = looksAhead(written, at)
      written = written.filter((one) => !wrong.includes(one))
      const isDue = at - writtenAt >= QUIET || at < writtenAt
      if (month !== monthOf(at)) {
        if (month !== null) texts.bytes = 0
        month = monthOf(at)
        append(at, headAt(at, wrong))
      } else if (states.length + gone.length > 0 || isDue) {
        append(at, journalLine({ ...look, wrong }))
      }
    },
    pass(at) {
      month = null
      lookedAt = writtenAt = at
    },
    begin(at) {
      writtenAt = at
      month = monthOf(at)
      texts.replace(at, `${hide(headAt(at))}\n`)
    },
    end,
  }
}

/** The files of the months in a folder, written beside whatever else is done: what is lost is not glued to what comes next. */
export function journalFiles(
  { folder, files, queue }: JournalPlace,
  found: FoundJournal,
  lost: () => void,
): JournalSink {
  let { torn } = found

  function fail(): void {
    torn = true
    lost()
  }

  function put(text: string, write: (text: string) => Promise<void>): void {
    const taken = queue.add(async () => {
      try {
        await write(torn ? `\n${text}` : text)
        torn = false
      } catch (error) {
        fail()
        throw error
      }
    })
    if (!taken) fail()
  }

  const fileOf = (at: Instant): string => `${folder}/${journalFile(monthOf(at))}`
  const texts: JournalSink = {
    bytes: found.bytes,
    append(at, text) {
      texts.bytes += Buffer.byteLength(text)
      put(text, (whole) => files.append(fileOf(at), whole))
    },
    replace(at, text) {
      texts.bytes = Buffer.byteLength(text)
      put(text, (whole) => files.write(fileOf(at), whole))
    },
  }
  return texts
}
