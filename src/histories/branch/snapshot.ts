import { isPlainObject } from '../../domain/plain-object.js'
import { ExternalError } from '../../errors.js'
import { MESSAGE_START } from '../../git/commits.js'
import { RECENT, type BranchQuestion } from './question.js'

/** The branch as it stood at one moment. */
export interface Snapshot {
  /** The commit it pointed to; null where there is no such branch. */
  readonly head: string | null
  /** Somebody may be throwing away what lies behind the branch right now, and with it what comes on top of that commit. */
  readonly mayVanish: boolean
  readonly isPrivate: boolean | null
  /** What was asked for. */
  readonly asked: ReadonlySet<string>
  /** The texts of what is there of it. */
  readonly texts: ReadonlyMap<string, string>
  /** What of it is there and is no text: a folder, a file that is too large. */
  readonly odd: ReadonlyMap<string, string>
  /** What is known to lie on the branch, files and folders, by path. */
  readonly entries: ReadonlyMap<string, TreeEntry>
}

export interface TreeEntry {
  readonly isFolder: boolean
  /** The name git gives to what is in it. */
  readonly oid: string
}

/** A month takes some 60 kB: so much is no journal of ours, and would be stored anew with each look. */
export const MOST_BYTES = 4 * 1024 * 1024

/** Reads what GraphQL leaves out, by the name git gives it. */
export type ReadBlob = (oid: string) => Promise<string>

/** Takes an answer apart that anybody may have given. Throws ExternalError for what is no answer to the question. */
export async function readSnapshot(
  repository: Readonly<Record<string, unknown>>,
  { paths }: BranchQuestion,
  readBlob: ReadBlob,
): Promise<Snapshot> {
  const { historyTip: tip, historyPrivate } = repository
  const isPrivate = typeof historyPrivate === 'boolean' ? historyPrivate : null
  const asked = new Set(paths)
  const nothing = { head: null, mayVanish: false, texts: new Map(), odd: new Map(), entries: new Map() }
  if (tip === null) return { ...nothing, isPrivate, asked }
  const commit = isPlainObject(tip) ? tip['target'] : undefined
  if (!isPlainObject(commit) || !isOid(commit['oid'])) throw notGitHubs()
  const entries = entriesOf(commit)
  const read = await Promise.all(
    paths.map(async (path, i) => [path, await fileAt(commit[`text${i}`], readBlob)] as const),
  )
  return {
    head: commit['oid'],
    mayVanish: mayVanish(commit['recent']),
    isPrivate,
    asked,
    texts: new Map(read.flatMap(([path, file]) => (file !== null && 'text' in file ? [[path, file.text]] : []))),
    odd: new Map(read.flatMap(([path, file]) => (file !== null && 'odd' in file ? [[path, file.odd]] : []))),
    entries,
  }
}

// [skip ci]: a token other than the workflow's own would start workflows with each look.
export const MESSAGE = `${MESSAGE_START}history [skip ci]`

/** Few commits, and one of them a beat that was written over another commit: beats may be kept without history here. */
function mayVanish(recent: unknown): boolean {
  const commits = isPlainObject(recent) && Array.isArray(recent['nodes']) ? (recent['nodes'] as readonly unknown[]) : []
  const others = commits.slice(0, -1).filter((one) => !isPlainObject(one) || one['messageHeadline'] !== MESSAGE)
  return commits.length < RECENT && others.length > 0
}

type FoundFile = { readonly text: string } | { readonly odd: string } | null

async function fileAt(entry: unknown, readBlob: ReadBlob): Promise<FoundFile> {
  if (entry === null) return null
  if (!isPlainObject(entry) || !isPlainObject(entry['object'])) throw notGitHubs()
  if (entry['type'] !== 'blob') return { odd: 'is no file' }
  const { text, byteSize, isTruncated } = entry['object']
  if (typeof byteSize === 'number' && byteSize > MOST_BYTES) return { odd: `is larger than ${MOST_BYTES} bytes` }
  if (isTruncated === true && isOid(entry['oid'])) return { text: await readBlob(entry['oid']) }
  return typeof text === 'string' ? { text } : { odd: 'is no text' }
}

function entriesOf(commit: Readonly<Record<string, unknown>>): Map<string, TreeEntry> {
  const entries = new Map<string, TreeEntry>()
  const add = (tree: unknown, folder: string): void => {
    const list = isPlainObject(tree) ? tree['entries'] : null
    if (!Array.isArray(list)) return
    for (const entry of list as readonly unknown[]) {
      if (!isPlainObject(entry) || typeof entry['name'] !== 'string' || !isOid(entry['oid'])) continue
      const path = folder === '' ? entry['name'] : `${folder}/${entry['name']}`
      entries.set(path, { isFolder: entry['type'] === 'tree', oid: entry['oid'] })
      add(entry['object'], path)
    }
  }
  add(commit['tree'], '')
  for (const [folder, entry] of Object.entries(commit)) if (isPlainObject(entry)) add(entry['object'], folder)
  return entries
}

function isOid(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9a-f]{40,64}$/.test(value)
}

function notGitHubs(): ExternalError {
  return new ExternalError('github', 'the answer for the history is not GitHub’s', {
    permanent: false,
    remedy: 'the next run tries again',
  })
}
