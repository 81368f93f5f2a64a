import { DAY, type Instant } from '../time.js'
import type { HistoryRules } from './book.js'
import { createHistory } from './create-history.js'
import { daysText, NO_DAYS, readDays } from './days-file.js'
import type { GrowingHistory } from './history.js'
import { beginOf, monthOf, readJournal } from './journal.js'

/** Journals that began longer ago are kept only as days. */
export const KEPT = 400 * DAY

/** The files of a history, as texts. */
export interface StoredHistory {
  readonly days: string | null
  /** By month: `2026-11`. */
  readonly months: ReadonlyMap<string, string>
}

/** What such files tell; what is in them of a time after now is no past. */
export function recalled({ days, months }: StoredHistory, now: Instant, rules: HistoryRules = {}): GrowingHistory {
  const history = createHistory({ ...rules, closed: (days === null ? null : readDays(days)) ?? NO_DAYS })
  const inOrder = [...months].sort(([a], [b]) => (a < b ? -1 : 1))
  for (const look of inOrder.flatMap(([, text]) => readJournal(text))) if (look.at <= now) history.recall(look)
  return history
}

/** The same history with fewer files: journals that are too old become days. */
export function compacted(stored: StoredHistory, now: Instant, rules: HistoryRules = {}): StoredHistory {
  const until = beginOf(monthOf(now - KEPT))
  const young = new Map([...stored.months].filter(([month]) => beginOf(month) >= until))
  if (young.size === stored.months.size) return stored
  const history = recalled(stored, now, rules)
  // What came before the first look of what stays was seen by looks that go.
  const first = [...young.keys()].sort()[0]
  history.close(readJournal(first === undefined ? '' : (young.get(first) ?? ''))[0]?.at ?? until)
  return { days: daysText(history.closed()), months: young }
}
