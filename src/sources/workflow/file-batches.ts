import { isPlainObject } from '../../domain/plain-object.js'
import { ExternalError } from '../../errors.js'
import { inPool } from '../pool.js'
import { recordOf, type RepositoryApi } from './api.js'

/** The text of one workflow file, or why it could not be read. */
export interface WorkflowText {
  readonly path: string
  readonly text: string | null
  readonly unreadable: string | null
}

/** Files of a hundred kilobytes make an answer of a few megabytes then. */
const FILES_A_QUESTION = 50
const AT_ONCE = 2

/**
 * Files of the default branch by GraphQL, so many a question, where all at once are too much for one answer; `alone` reads those
 * of a question that is not answered. A file that is not there any more is left out.
 */
export async function readInBatches(
  api: RepositoryApi,
  paths: readonly string[],
  alone: (paths: readonly string[]) => Promise<WorkflowText[]>,
): Promise<WorkflowText[]> {
  const batches = Array.from({ length: Math.ceil(paths.length / FILES_A_QUESTION) }, (_, i) =>
    paths.slice(i * FILES_A_QUESTION, (i + 1) * FILES_A_QUESTION),
  )
  let isRefused = false
  const read = await inPool(AT_ONCE, batches, async (batch) => {
    const texts = isRefused ? null : await readBatch(api, batch)
    isRefused ||= texts === null
    return texts ?? alone(batch)
  })
  return read.flat()
}

/** Null where it is not answered whole. */
async function readBatch(api: RepositoryApi, paths: readonly string[]): Promise<WorkflowText[] | null> {
  const { query, variables } = questionFor(paths)
  try {
    const answer = recordOf(recordOf(await api.graphql(query, variables)).repository)
    const blobs = paths.map((path, i): [string, unknown] => [path, answer[`f${i}`]])
    if (blobs.some(([, blob]) => blob !== null && !isPlainObject(blob))) return null
    return blobs.flatMap(([path, blob]) => (blob === null ? [] : [textOf(path, recordOf(blob))]))
  } catch (error) {
    if (error instanceof ExternalError) return null
    throw error
  }
}

/** What GraphQL shows of a file. */
export function textOf(path: string, { text, isTruncated }: Record<string, unknown>): WorkflowText {
  const whole = typeof text === 'string' && isTruncated !== true
  return { path, text: whole ? text : null, unreadable: whole ? null : 'the file is no readable text' }
}

/** Names of files go in variables: none of them is ever part of the query. */
function questionFor(paths: readonly string[]): { query: string; variables: Record<string, string> } {
  const declared = paths.map((_, i) => `$p${i}: String!`).join(', ')
  const fields = paths.map((_, i) => `f${i}: object(expression: $p${i}) { ... on Blob { text isTruncated } }`).join(' ')
  return {
    query: `query($owner: String!, $repo: String!, ${declared}) { repository(owner: $owner, name: $repo) { ${fields} } }`,
    variables: Object.fromEntries(paths.map((path, i) => [`p${i}`, `HEAD:${path}`])),
  }
}
