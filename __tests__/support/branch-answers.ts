import { blobSha } from '../../src/git/git-hash.js'

/** A branch as it stands. */
export interface BranchState {
  readonly oid: string
  readonly parents: number
  readonly files: ReadonlyMap<string, string>
}

/** Names that git gives to the same texts again and again. */
const names = new Map<string, string>()

function nameOf(text: string): string {
  if (names.size > 300) names.clear()
  const name = names.get(text) ?? blobSha(text)
  names.set(text, name)
  return name
}

/** Above this GitHub cuts the text of a blob off. */
const MOST_TEXT = 512_000

type Variables = Readonly<Record<string, unknown>>

/** The fields of a repository that a history asks for; null where none of them is in the query. */
export function historyFields(query: string, variables: Variables, state: BranchState | null): object | null {
  if (!query.includes('historyTip:')) return null
  const wanted = [...query.matchAll(/(text\d+): file\(path: \$(\w+)\)/g)]
  const files = wanted.map(([, name = '', variable = '']) => [name, String(variables[variable])] as const)
  return { historyPrivate: false, historyTip: state && { target: commitAnswer(state, files) } }
}

function commitAnswer({ oid, parents, files }: BranchState, wanted: readonly (readonly [string, string])[]): object {
  const folder = (name: string): object | null => entryAt(name, files, 3)
  return {
    oid,
    parents: { totalCount: parents },
    tree: { entries: entriesIn('', files, 1) },
    ...Object.fromEntries(['history', 'badges', 'api'].map((name) => [name, folder(name)])),
    ...Object.fromEntries(wanted.map(([name, path]) => [name, entryAt(path, files, 2)])),
  }
}

function entryAt(path: string, files: ReadonlyMap<string, string>, depth: number): object | null {
  const name = path.split('/').at(-1)
  const text = files.get(path)
  if (text !== undefined) return { type: 'blob', name, oid: nameOf(text), ...(depth > 1 && { object: blobOf(text) }) }
  const entries = entriesIn(path, files, depth - 1)
  if (entries.length === 0) return null
  return { type: 'tree', name, oid: nameOf(JSON.stringify(entries)), ...(depth > 1 && { object: { entries } }) }
}

function entriesIn(folder: string, files: ReadonlyMap<string, string>, depth: number): object[] {
  if (depth < 1) return []
  const start = folder === '' ? '' : `${folder}/`
  const below = [...files.keys()].filter((path) => path.startsWith(start))
  const names = new Set(below.map((path) => path.slice(start.length).split('/')[0] ?? ''))
  return [...names].flatMap((name) => entryAt(start + name, files, Math.max(1, depth)) ?? [])
}

function blobOf(text: string): object {
  const byteSize = Buffer.byteLength(text)
  const isTruncated = byteSize > MOST_TEXT
  const isBinary = text.includes('\0')
  return { text: isBinary ? null : text.slice(0, MOST_TEXT), byteSize, isTruncated }
}

/** What `createCommitOnBranch` is asked to do. */
export interface CommitInput {
  readonly branch: { readonly repositoryNameWithOwner: string; readonly branchName: string }
  readonly message: { readonly headline: string }
  readonly expectedHeadOid: string
  readonly fileChanges: {
    readonly additions?: readonly { readonly path: string; readonly contents: string }[]
    readonly deletions?: readonly { readonly path: string }[]
  }
}

export interface GraphqlRefusal {
  readonly type?: string
  readonly message: string
}

/** The files after such a commit, or why GitHub refuses it. */
export function changedFiles(
  { expectedHeadOid, fileChanges }: CommitInput,
  state: BranchState | null,
): ReadonlyMap<string, string> | GraphqlRefusal {
  if (state === null) return { type: 'NOT_FOUND', message: 'Could not resolve to a Branch.' }
  if (state.oid !== expectedHeadOid)
    return {
      type: 'STALE_DATA',
      message: `Expected branch to point to "${expectedHeadOid}" but it did not.  Pull and try again.`,
    }
  const files = new Map(state.files)
  for (const { path } of fileChanges.deletions ?? []) {
    if (files.delete(path)) continue
    const message = `A path was requested for deletion which does not exist as of commit oid \`${expectedHeadOid}\`: ${path}`
    return { type: 'UNPROCESSABLE', message }
  }
  for (const { path, contents } of fileChanges.additions ?? []) {
    const inTheWay = [...files.keys()].some((one) => one.startsWith(`${path}/`) || path.startsWith(`${one}/`))
    if (inTheWay)
      return {
        type: 'UNPROCESSABLE',
        message: 'A file exists where you’re trying to create a subdirectory. Choose a new path and try again.',
      }
    files.set(path, Buffer.from(contents, 'base64').toString('utf8'))
  }
  return files
}
