import { mergeJournals, monthOf } from '../../domain/history/journal.js'
import {
  LAST_LOOK,
  withOldMonths,
  type HistoryAddition,
  type HistoryMember,
  type HistoryStore,
  type HistoryWish,
} from '../store.js'

/** As long as the process lives. */
export const memory: HistoryMember<Record<string, never>> = {
  name: 'memory',
  options: () => ({}),
  create: createMemory,
}

function createMemory(): HistoryStore {
  let days: string | null = null
  const months = new Map<string, string>()
  const beside = new Map<string, string>()

  function add({ lines, head, at, closed, files }: HistoryAddition): void {
    for (const [path, text] of files) beside.set(path, text)
    for (const [month, added] of lines) {
      const known = months.get(month)
      const first = known === undefined && month === monthOf(at) ? [head] : []
      months.set(month, mergeJournals([known ?? '', ...first, ...added]))
    }
    if (closed === null) return
    days = closed.days
    closed.months.forEach((month) => months.delete(month))
  }

  return {
    label: 'the memory of this process',
    async read({ now, from }: HistoryWish) {
      const wanted = await withOldMonths({ now, from }, async (month) => months.has(month))
      const found = new Map([...months].filter(([one]) => wanted.includes(one)))
      return { days: from === null ? null : days, months: found, last: beside.get(LAST_LOOK) ?? null }
    },
    async keep(addition) {
      add(addition)
      return { sha: null, retries: 0 }
    },
  }
}
