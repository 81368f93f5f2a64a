import { isPlainObject } from '../../domain/plain-object.js'
import { ExternalError } from '../../errors.js'
import type { GitHub, Passenger } from '../../ports.js'
import { MAX_DOCUMENT_BYTES, tooLarge } from '../document-size.js'
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

/** Files of one branch by GraphQL; null when GraphQL cannot be asked here. A passenger goes with the first question. */
export async function fetchBlobs(
  github: GitHub,
  where: Branch,
  paths: readonly string[],
  passenger: Passenger | null = null,
): Promise<Map<string, Fetched> | null> {
  const batches = Array.from({ length: Math.ceil(paths.length / PATHS_A_QUERY) }, (_, i) =>
    paths.slice(i * PATHS_A_QUERY, (i + 1) * PATHS_A_QUERY),
  )
  try {
    const parts = await Promise.all(
      batches.map((batch, i) => fetchBatch(github, where, batch, i === 0 ? passenger : null)),
    )
    return new Map(parts.flatMap((part) => [...part]))
  } catch (error) {
    // A server without GraphQL refuses it for good; an outage would only be asked about a hundred times more.
    if (error instanceof ExternalError && error.fault.permanent) return null
    throw error
  }
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
  const entries = paths.map(async (path, i): Promise<[string, Fetched]> => [
    path,
    await fetchedOf(repository[`f${i}`], where, path, () => fetchFile(github, where, path)),
  ])
  return new Map(await Promise.all(entries))
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
