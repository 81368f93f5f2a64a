import { isPlainObject } from '../../domain/plain-object.js'
import { ExternalError, withRemedy } from '../../errors.js'
import type { GitHub, Passenger } from '../../ports.js'
import { MAX_DOCUMENT_BYTES, tooLarge } from '../document-size.js'
import { inPool } from '../pool.js'
import { fetchFile, malformed, missing, type Fetched } from './fetch.js'
import type { Branch } from './options.js'

interface Blob {
  __typename?: string
  text?: string | null
  byteSize?: number
  isTruncated?: boolean
}
interface Answer {
  repository: Record<string, Blob | null> | null
}

const PATHS_A_QUERY = 100

const AT_ONCE = 8
/** After so many questions that failed it is an outage, of which nobody learns more by asking on. */
const MOST_FAILED = 3
/** So much text is held at once; a beat has a few hundred bytes. */
const MOST_TEXT = 64 * 1024 * 1024

/**
 * Files of one branch by GraphQL; null when GraphQL cannot be asked here. A passenger goes with the first question, and what
 * cannot be read later is unknown for the files of that question alone.
 */
export async function fetchBlobs(
  github: GitHub,
  where: Branch,
  paths: readonly string[],
  passenger: Passenger | null = null,
): Promise<Map<string, Fetched> | null> {
  const first = await fetchFirst(github, where, paths.slice(0, PATHS_A_QUERY), passenger)
  if (first === null) return null
  const files = new Map(first)
  let [failed, held] = [0, textIn(first)]
  await inPool(AT_ONCE, batchesOf(paths.slice(PATHS_A_QUERY)), async (batch) => {
    const refused = held > MOST_TEXT ? TOO_MUCH : failed >= MOST_FAILED ? OUTAGE : null
    const read = refused === null ? await fetchOrSay(github, where, batch) : refusal(batch, refused)
    failed += read.isFailed ? 1 : 0
    held += textIn(read.files)
    for (const [path, fetched] of read.files) files.set(path, fetched)
  })
  return files
}

const TOO_MUCH = `its branch holds more than ${MOST_TEXT / 1024 / 1024} MiB of files that are watched; watch fewer in one run`
const OUTAGE = 'it was not asked for, because several other files could not be read either'

interface Batch {
  readonly files: ReadonlyMap<string, Fetched>
  readonly isFailed: boolean
}

async function fetchFirst(
  github: GitHub,
  where: Branch,
  paths: readonly string[],
  passenger: Passenger | null,
): Promise<Map<string, Fetched> | null> {
  try {
    return await fetchBatch(github, where, paths, passenger)
  } catch (error) {
    // A server without GraphQL refuses it for good; an outage would only be asked about a hundred times more.
    if (error instanceof ExternalError && error.fault.permanent) return null
    throw error
  }
}

async function fetchOrSay(github: GitHub, where: Branch, paths: readonly string[]): Promise<Batch> {
  try {
    return { files: await fetchBatch(github, where, paths, null), isFailed: false }
  } catch (error) {
    if (!(error instanceof ExternalError)) throw error
    return { ...refusal(paths, withRemedy(error)), isFailed: true }
  }
}

function refusal(paths: readonly string[], detail: string): Batch {
  return { files: new Map(paths.map((path) => [path, { kind: 'unreachable', detail }])), isFailed: false }
}

function batchesOf(paths: readonly string[]): string[][] {
  return Array.from({ length: Math.ceil(paths.length / PATHS_A_QUERY) }, (_, i) =>
    paths.slice(i * PATHS_A_QUERY, (i + 1) * PATHS_A_QUERY),
  )
}

function textIn(files: ReadonlyMap<string, Fetched>): number {
  return [...files.values()].reduce((sum, one) => sum + (one.kind === 'text' ? one.text.length : 0), 0)
}

async function fetchBatch(
  github: GitHub,
  where: Branch,
  paths: readonly string[],
  passenger: Passenger | null,
): Promise<Map<string, Fetched>> {
  const { query, variables } = questionFor(where, paths, passenger)
  const { repository } = await github.graphql<Answer>(query, variables)
  if (repository === null) throw new ExternalError('github', 'GraphQL: no such repository', { permanent: true })
  passenger?.arrive(repository)
  const entries = await inPool(AT_ONCE, [...paths.entries()], async ([i, path]): Promise<[string, Fetched]> => [
    path,
    await fetchedOf(repository[`f${i}`], where, path, () => fetchFile(github, where, path)),
  ])
  return new Map(entries)
}

async function fetchedOf(
  blob: Blob | null | undefined,
  where: Branch,
  path: string,
  again: () => Promise<Fetched>,
): Promise<Fetched> {
  // The repository itself was read, or there would be no answer.
  if (blob === null) return missing(where, path)
  // What was asked for and is not answered was not read: it is neither there nor missing.
  if (!isAnswered(blob)) return { kind: 'unreachable', detail: `the answer for ${path} is not GitHub's` }
  if ((blob.byteSize ?? 0) > MAX_DOCUMENT_BYTES) return tooLarge(path)
  if (blob.isTruncated) return again()
  if (typeof blob.text !== 'string') return malformed(`${path} is no text file`)
  return { kind: 'text', text: blob.text }
}

/** A folder says what it is, and nothing else that was asked. */
function isAnswered(blob: Blob | undefined): blob is Blob {
  if (!isPlainObject(blob) || typeof blob.__typename !== 'string') return false
  if (blob.__typename !== 'Blob') return ['Tree', 'Commit', 'Tag'].includes(blob.__typename)
  return typeof blob.byteSize === 'number' && (blob.text === null || typeof blob.text === 'string')
}

/** Paths go in variables: nothing of a config is ever part of the query. */
function questionFor(
  { owner, repo, branch }: Branch,
  paths: readonly string[],
  passenger: Passenger | null,
): { query: string; variables: Record<string, string> } {
  const declared = [...paths.map((_, i) => `$p${i}: String!`), ...(passenger ? [passenger.declared] : [])].join(', ')
  const fields = paths.map(
    (_, i) => `f${i}: object(expression: $p${i}) { __typename ... on Blob { text byteSize isTruncated } }`,
  )
  const query = `query ($owner: String!, $repo: String!, ${declared}) { repository(owner: $owner, name: $repo) { ${[...fields, passenger?.fields ?? ''].join(' ')} } }`
  const expressions = paths.map((path, i): [string, string] => [`p${i}`, `${branch ?? 'HEAD'}:${path}`])
  return { query, variables: { owner, repo, ...Object.fromEntries(expressions), ...passenger?.variables } }
}
