import { isAbsolute } from 'node:path'
import { readDays } from '../../domain/history/days-file.js'
import { isJournal, mergeJournals, monthOf } from '../../domain/history/journal.js'
import type { RawOptions } from '../../domain/member.js'
import {
  LAST_LOOK,
  withOldMonths,
  type FoundHistory,
  type HistoryAddition,
  type HistoryMember,
  type HistoryPorts,
  type HistoryStore,
  type HistoryWish,
} from '../store.js'
import { folderAt, strange, type HistoryFolder } from './folder.js'

export interface FileHistoryOptions {
  /** Absolute. */
  readonly folder: string
}

/** Files in a folder of this machine, which a process that watches writes as well: whole lines are added, nothing is locked. */
export const file: HistoryMember<FileHistoryOptions> = { name: 'file', options, create }

function options(raw: RawOptions, problems: string[]): FileHistoryOptions | null {
  const { folder } = raw
  if (typeof folder === 'string' && isAbsolute(folder) && !folder.includes('\0')) return { folder }
  const given = JSON.stringify(folder) ?? 'nothing'
  problems.push(`folder: ${given} is no absolute path of a folder; write one like "/var/lib/heartbeat/history"`)
  return null
}

function create({ folder: path }: FileHistoryOptions, { files, log }: HistoryPorts): HistoryStore {
  const folder = folderAt(path, { files, log })
  /** What was read, as it stood there. */
  let seen: { readonly days: string | null; readonly months: ReadonlyMap<string, string> } | null = null

  async function read(wish: HistoryWish): Promise<FoundHistory> {
    const texts = await readMonths(folder, wish)
    const days = wish.from === null ? null : await folder.readable(folder.days, (text) => readDays(text) !== null)
    seen = { days, months: texts }
    const months = new Map([...texts].map(([month, text]) => [month, mergeJournals([text])]))
    return { days, months, last: await folder.readable(folder.beside(LAST_LOOK), () => true) }
  }

  async function append(month: string, head: string | null, lines: readonly string[]): Promise<void> {
    const journal = folder.journal(month)
    const there = (await folder.text(journal)) ?? ''
    if (there.trim() !== '' && !isJournal(there)) throw strange(journal)
    const known = new Set(there.split('\n'))
    const added = [...(there === '' && head !== null ? [head] : []), ...lines.filter((line) => !known.has(line))]
    // A line that was cut off must not be glued to the next.
    const start = there === '' || there.endsWith('\n') ? '' : '\n'
    if (added.length > 0) await files.append(journal, start + added.map((line) => `${line}\n`).join(''))
  }

  /**
   * Not where somebody has closed or added anything since. Days first: who is cut off between the two leaves some in both, which
   * counts once.
   */
  async function close({ days, months }: NonNullable<HistoryAddition['closed']>): Promise<void> {
    if (seen === null || (await folder.text(folder.days)) !== seen.days) return
    for (const month of months) {
      if ((await folder.text(folder.journal(month))) !== seen.months.get(month)) return
    }
    await files.write(folder.days, days)
    for (const month of months) await files.remove(folder.journal(month))
  }

  return {
    label: path,
    read,
    async keep({ at, lines, head, closed, files: beside }) {
      for (const [month, added] of lines) await append(month, month === monthOf(at) ? head : null, added)
      if (closed !== null) await close(closed)
      for (const [name, text] of beside) {
        const there = await folder.text(folder.beside(name))
        if (there !== text) await files.write(folder.beside(name), text)
      }
      return { sha: null, retries: 0 }
    },
  }
}

/** The journals as they stand there. */
async function readMonths(folder: HistoryFolder, wish: HistoryWish): Promise<Map<string, string>> {
  const journal = (month: string): Promise<string | null> => folder.readable(folder.journal(month), isJournal)
  const months = new Map<string, string>()
  for (const month of await withOldMonths(wish, async (old) => (await journal(old)) !== null)) {
    const text = await journal(month)
    if (text !== null && text.trim() !== '') months.set(month, text)
  }
  return months
}
