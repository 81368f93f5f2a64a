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
}

/** Adds looks to the journal in a folder: few lines, each month in a file that stands for itself. */
export interface JournalWriter {
  readonly bytes: number
  /** A look that the history has just taken in. */
  write(look: JournalLook): void
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

export function createJournalWriter(
  { folder, files, queue }: JournalPlace,
  history: GrowingHistory,
  found: FoundJournal,
): JournalWriter {
  /** The month whose file has all that the next line builds on. */
  let month = found.headed ? found.month : null
  let { bytes, torn } = found
  let writtenAt = found.lastAt ?? -Infinity
  let lookedAt = -Infinity

  const fileOf = (at: Instant): string => `${folder}/${journalFile(monthOf(at))}`
  const headAt = (at: Instant): string => `${journalLine({ at, whole: true, states: history.standing(), gone: [] })}\n`

  function put(at: Instant, text: string, write: (text: string) => Promise<void>): void {
    writtenAt = at
    const taken = queue.add(async () => {
      try {
        await write(torn ? `\n${text}` : text)
        torn = false
      } catch (error) {
        lost()
        throw error
      }
    })
    if (!taken) lost()
  }

  /** The next line must not be glued to a rest, and says everything again. */
  function lost(): void {
    torn = true
    month = null
  }

  function append(at: Instant, text: string): void {
    bytes += Buffer.byteLength(text)
    put(at, text, (whole) => files.append(fileOf(at), whole))
  }

  function end(): void {
    if (lookedAt > writtenAt) append(lookedAt, `${journalLine({ at: lookedAt, whole: false, states: [], gone: [] })}\n`)
  }

  return {
    get bytes() {
      return bytes
    },
    write(look) {
      const { at, states, gone } = look
      if (at - lookedAt > QUIET) end()
      lookedAt = at
      if (month !== monthOf(at)) {
        bytes = month === null ? bytes : 0
        append(at, headAt(at))
        month = monthOf(at)
      } else if (states.length + gone.length > 0 || at - writtenAt >= QUIET) {
        append(at, `${journalLine(look)}\n`)
      }
    },
    begin(at) {
      const text = headAt(at)
      bytes = Buffer.byteLength(text)
      put(at, text, (whole) => files.write(fileOf(at), whole))
      month = monthOf(at)
    },
    end,
  }
}
