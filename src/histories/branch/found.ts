import { readDays } from '../../domain/history/days-file.js'
import { beginOf, isJournal, monthOf } from '../../domain/history/journal.js'
import { KEPT } from '../../domain/history/compact.js'
import type { Instant } from '../../domain/time.js'
import type { Log } from '../../ports.js'
import { LAST_LOOK, type FoundHistory, type HistoryWish } from '../store.js'
import { REMEDY_IN_THE_WAY } from './change.js'
import { DAYS_PATH } from './question.js'
import type { Snapshot } from './snapshot.js'

const JOURNAL = /^history\/(\d{4}-(?:0[1-9]|1[0-2]))\.jsonl$/

/** When the oldest journal began that is to become days; null where all of them were asked for, or are young. */
export function oldestOf({ entries, asked }: Snapshot, { now }: HistoryWish): Instant | null {
  const until = beginOf(monthOf(now - KEPT))
  const old = [...entries.keys()].flatMap((path) => {
    const month = asked.has(path) ? undefined : JOURNAL.exec(path)?.[1]
    return month !== undefined && beginOf(month) < until ? [beginOf(month)] : []
  })
  return old.length === 0 ? null : Math.min(...old)
}

/** What a branch tells of the past. What is none of ours is left out, and said. */
export function foundIn({ texts, odd, isPrivate }: Snapshot, branch: string, log: Log): FoundHistory {
  const leftOut = (path: string, why: string): void =>
    log.warning(`${path} on the branch ${branch} ${why}, so the past is told without it; ${REMEDY_IN_THE_WAY}.`)
  odd.forEach((why, path) => leftOut(path, why))
  const months = new Map<string, string>()
  for (const [path, text] of texts) {
    const month = JOURNAL.exec(path)?.[1]
    if (month === undefined || text.trim() === '') continue
    if (isJournal(text)) months.set(month, text)
    else leftOut(path, 'is no journal')
  }
  const days = texts.get(DAYS_PATH) ?? null
  const isDays = days !== null && readDays(days) !== null
  if (days !== null && !isDays) leftOut(DAYS_PATH, 'holds no closed days')
  const told = isPrivate === null ? {} : { isPrivate }
  return { days: isDays ? days : null, months, last: texts.get(LAST_LOOK) ?? null, ...told }
}
