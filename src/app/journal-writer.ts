import type { GrowingHistory, JournalLook } from '../domain/history/history.js'
import { journalLine } from '../domain/history/journal-line.js'
import { journalFile, monthOf } from '../domain/history/journal.js'
import { MINUTE, type Duration, type Instant } from '../domain/time.js'
import type { GrowingFiles } from '../ports.js'

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
  write(look: JournalLook): Promise<void>
  /** Writes the current month anew, as all states and nothing before. */
  begin(at: Instant): Promise<void>
  /** Writes down the last look, if it is not yet. */
  end(): Promise<void>
}

export function createJournalWriter(
  folder: string,
  files: GrowingFiles,
  history: GrowingHistory,
  found: FoundJournal,
): JournalWriter {
  let month = found.headed ? found.month : null
  let { bytes, torn } = found
  let writtenAt = found.lastAt
  let lookedAt: Instant | null = null

  const fileOf = (at: Instant): string => `${folder}/${journalFile(monthOf(at))}`

  async function append(at: Instant, lines: readonly string[]): Promise<void> {
    const text = `${torn ? '\n' : ''}${lines.map((line) => `${line}\n`).join('')}`
    // Until it is known to be whole it may be cut, and the next line must not be glued to the rest.
    torn = true
    await files.append(fileOf(at), text)
    torn = false
    bytes += Buffer.byteLength(text)
    writtenAt = at
  }

  const headAt = (at: Instant): JournalLook => ({ at, whole: true, states: history.standing(), gone: [] })
  const bareAt = (at: Instant): JournalLook => ({ at, whole: false, states: [], gone: [] })

  async function end(): Promise<void> {
    if (lookedAt !== null && lookedAt > (writtenAt ?? -Infinity))
      await append(lookedAt, [journalLine(bareAt(lookedAt))])
  }

  async function add(look: JournalLook): Promise<void> {
    const { at } = look
    if (month === monthOf(at)) return append(at, [journalLine(look)])
    if (month !== null) bytes = 0
    // What was lost on the way would be missing for good: the head says it all again.
    month = null
    await append(at, [journalLine(headAt(at))])
    month = monthOf(at)
  }

  return {
    get bytes() {
      return bytes
    },
    async write(look) {
      const { at, states, gone } = look
      const rests = states.length + gone.length === 0 && month === monthOf(at)
      if (lookedAt !== null && at - lookedAt > QUIET) await end()
      lookedAt = at
      if (rests && at - (writtenAt ?? -Infinity) < QUIET) return
      await add(look).catch((error: unknown) => {
        month = null
        throw error
      })
    },
    async begin(at) {
      const text = `${journalLine(headAt(at))}\n`
      await files.write(fileOf(at), text)
      bytes = Buffer.byteLength(text)
      torn = false
      month = monthOf(at)
      writtenAt = at
    },
    end,
  }
}
