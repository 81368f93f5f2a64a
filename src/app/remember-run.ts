import type { HistoryRules } from '../domain/history/book.js'
import { looksAhead } from '../domain/history/clock-ahead.js'
import { compacted, recalled, type StoredHistory } from '../domain/history/compact.js'
import type { GrowingHistory, StateChange } from '../domain/history/history.js'
import { journalLine } from '../domain/history/journal-line.js'
import { looksAfter, monthOf } from '../domain/history/journal.js'
import { statesOf } from '../domain/history/seen-states.js'
import type { Instant } from '../domain/time.js'
import type { FoundHistory, HistoryAddition } from '../histories/store.js'
import type { RunReport } from '../reports/report.js'
import { refill, type BeatsOfThePast } from './refill.js'

/** A run as part of the past. */
export interface RememberedRun {
  readonly history: GrowingHistory
  /** The look before it; null where there was none. */
  readonly lookedBefore: Instant | null
  /** What it changed. */
  readonly changes: readonly StateChange[]
  readonly addition: HistoryAddition
}

/** Adds a run to what was found, and tells what is to be written for it. What nobody saw is asked of `beats`; absent: of nobody. */
export async function rememberRun(
  run: Pick<RunReport, 'now' | 'verdicts' | 'incidents'>,
  found: FoundHistory,
  rules: HistoryRules = {},
  beats?: BeatsOfThePast,
): Promise<RememberedRun> {
  const { now } = run
  const history = recalled(found, now, rules)
  const lookedBefore = history.lastLookAt
  const filled = beats === undefined ? undefined : await refill(run, history, beats, rules.downFrom)
  const states = history.look(now, statesOf(run))
  if (filled !== undefined) history.fill(filled)
  const text = found.months.get(monthOf(now)) ?? ''
  const wrong = looksAhead(
    looksAfter(text, now).filter((at) => !history.isWrong(at)),
    now,
  )
  const line = journalLine({ at: now, whole: false, states, gone: history.gone, wrong, ...(filled && { filled }) })
  return {
    history,
    lookedBefore,
    changes: states.filter(({ onlyIncident }) => onlyIncident !== true),
    addition: {
      at: now,
      lines: new Map([[monthOf(now), [line]]]),
      head: journalLine({ at: now, whole: true, states: history.standing(), gone: [] }),
      closed: closedOf(found, now, rules),
      files: new Map(),
    },
  }
}

/** What of a past is old enough to be kept as days. */
export function closedOf(found: StoredHistory, now: Instant, rules: HistoryRules = {}): HistoryAddition['closed'] {
  const small = compacted(found, now, rules)
  const removed = [...found.months.keys()].filter((month) => !small.months.has(month))
  return removed.length === 0 ? null : { days: small.days ?? '', months: removed }
}
