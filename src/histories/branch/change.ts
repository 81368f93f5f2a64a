import { readDays } from '../../domain/history/days-file.js'
import { addLines, isJournal, lastLookIn, mergeJournals, monthOf } from '../../domain/history/journal.js'
import { HOUR } from '../../domain/time.js'
import { ExternalError } from '../../errors.js'
import { blobSha } from '../../git/git-hash.js'
import type { HistoryAddition } from '../store.js'
import { DAYS_PATH, FOLDER, pathOf } from './question.js'
import { MOST_BYTES, type Snapshot } from './snapshot.js'

/** A look so far ahead was another's whose clock is wrong. */
const WRONG_CLOCK = HOUR

/** What one commit puts on the branch, and takes from it. */
export interface BranchChange {
  readonly additions: ReadonlyMap<string, string>
  readonly deletions: readonly string[]
}

/** On which branch, and what the run had read when it made up its mind. */
export interface Sight {
  readonly branch: string
  readonly first: Snapshot | null
}

/** What is yet to be written of an addition. Throws ExternalError where somebody else's files are in the way. */
export function changeOf(addition: HistoryAddition, now: Snapshot, { branch, first }: Sight): BranchChange {
  const { lines, head, at, closed, files } = addition
  const odd = (path: string, what: string): ExternalError => inTheWay(`${path} on the branch ${branch} ${what}`)
  const additions = new Map<string, string>()

  function put(path: string, text: string): void {
    const stranger = strangerAt(path, now)
    if (stranger !== null) throw odd(...stranger)
    const there = now.entries.get(path)?.oid
    if (there === blobSha(text)) return
    if (there !== undefined && !isOurs(now)) throw odd(path, 'is there already, beside no journal of ours')
    additions.set(path, text)
  }

  const months = [...lines].map(([month, added]): [string, string] => {
    const path = pathOf(month)
    const known = textAt(path)
    if (known !== null && known.trim() !== '' && !isJournal(known)) throw odd(path, 'is no journal')
    const text =
      known === null ? mergeJournals(month === monthOf(at) ? [head, ...added] : added) : addLines(known, added)
    if (Buffer.byteLength(text) > MOST_BYTES) throw odd(path, `is larger than ${MOST_BYTES} bytes`)
    return [path, text]
  })

  function textAt(path: string): string | null {
    const why = now.odd.get(path)
    if (why !== undefined) throw odd(path, why)
    return now.texts.get(path) ?? null
  }

  months.forEach(([path, text]) => put(path, text))
  const lastAt = lastLookIn(now.texts.get(pathOf(monthOf(at))) ?? '', at + WRONG_CLOCK)
  const isLast = lastAt === null || lastAt <= at
  if (isLast) for (const [path, text] of files) put(path, text)
  const deletions = closed === null ? [] : closed.months.map(pathOf).filter((path) => now.entries.has(path))
  if (closed === null || closed.months.some((month) => lines.has(month)) || !isAsRead(deletions, now, first))
    return { additions, deletions: [] }
  const days = textAt(DAYS_PATH)
  if (days !== null && days.trim() !== '' && readDays(days) === null) throw odd(DAYS_PATH, 'holds no closed days')
  put(DAYS_PATH, closed.days)
  return { additions, deletions }
}

/** Days were closed by what was read: what others have closed or added since is closed another time. */
function isAsRead(paths: readonly string[], now: Snapshot, first: Snapshot | null): boolean {
  return (
    first !== null && [DAYS_PATH, ...paths].every((path) => now.entries.get(path)?.oid === first.entries.get(path)?.oid)
  )
}

/** A journal of ours lies there already: then what lies beside it is ours as well. */
function isOurs({ entries }: Snapshot): boolean {
  return [...entries].some(
    ([path, { isFolder }]) => !isFolder && /^history\/(\d{4}-\d\d\.jsonl|days\.json|last\.json)$/.test(path),
  )
}

/** What keeps a file from being there: a folder of its name, or a file where a folder of its path should be. */
function strangerAt(path: string, { entries }: Snapshot): [string, string] | null {
  if (entries.get(path)?.isFolder === true) return [path, 'is a folder']
  const folders = path
    .split('/')
    .slice(0, -1)
    .map((_, i, all) => all.slice(0, i + 1).join('/'))
  const file = folders.find((folder) => entries.get(folder)?.isFolder === false)
  return file === undefined ? null : [file, 'is no folder']
}

export function inTheWay(what: string): ExternalError {
  return new ExternalError('github', `${what}, so nothing was written there`, {
    permanent: true,
    remedy: REMEDY_IN_THE_WAY,
  })
}

export const REMEDY_IN_THE_WAY = `move it out of the way, or keep the past elsewhere: "history: branch NAME"; the folder ${FOLDER} there is for the past alone`
