import type { GrowingHistory, JournalLook, StateChange } from '../domain/history/history.js'
import type { RunReport } from '../reports/report.js'

/** The past as a process keeps it that looks again and again. */
export interface LoopHistory {
  readonly history: GrowingHistory
  /** Takes in a look, tells what it changed, and keeps it. */
  look(run: RunReport): readonly StateChange[]
  /** Writes down, beside whatever else is done, a look that the history has just taken in. Trouble is said in the log. */
  keep(look: JournalLook): void
  /** Resolves when all that was kept is written. */
  settled(): Promise<void>
  /** The same, and writes down the last look if it is not yet. */
  close(): Promise<void>
}
