import { fileName } from '../../domain/place.js'
import { ExternalError, withRemedy } from '../../errors.js'
import { listOf, recordOf, textIn, type RepositoryApi } from './api.js'
import { WORKFLOW_FOLDER } from './options.js'
import { inPool } from '../pool.js'
import { readInBatches, textOf, type WorkflowText } from './file-batches.js'

const SIDE_BY_SIDE = 8
/** From so many on their texts may be too much for one answer. */
const MANY = 50

/** Fields of a repository in GraphQL: its workflow files with their texts. */
export const FOLDER = `object(expression: "HEAD:${WORKFLOW_FOLDER}") {
  ... on Tree { entries { name type object { ... on Blob { text isTruncated } } } }
}`

const ALL_FILES = `query($owner: String!, $repo: String!) {
  repository(owner: $owner, name: $repo) { ${FOLDER} }
}`

/**
 * The files of the default branch, or of the workspace. `listed` are the paths the API knows, deleted ones among them;
 * null when it could not say. Throws ExternalError when the folder itself cannot be read and nothing was listed.
 */
export async function readFiles(
  api: RepositoryApi,
  listed: readonly string[] | null,
  localText: ((path: string) => Promise<string | null>) | null,
): Promise<WorkflowText[]> {
  if (localText !== null && listed !== null) return readEach(listed, localText)
  const all = listed !== null && listed.length > 0 ? await readAtOnce(api) : null
  if (all !== null) return all
  const paths = await listFolder(api, listed)
  const alone = (some: readonly string[]): Promise<WorkflowText[]> => readEach(some, (path) => fetchText(api, path))
  return paths.length < MANY ? alone(paths) : readInBatches(api, paths, alone)
}

/** Null where GraphQL is not to be had. */
async function readAtOnce(api: RepositoryApi): Promise<WorkflowText[] | null> {
  try {
    const data = recordOf(await api.graphql(ALL_FILES))
    const texts = textsIn(recordOf(data.repository).object)
    return texts === null || texts.length === 0 ? null : texts
  } catch (error) {
    if (!(error instanceof ExternalError)) throw error
    return null
  }
}

/** The workflow files of a folder as GraphQL shows it; null where it is none, or not whole: then nobody knows which file it lacks. */
export function textsIn(folder: unknown): WorkflowText[] | null {
  const { entries } = recordOf(folder)
  const listed = listOf(entries)
  const isWhole = listed.every((entry) => textIn(entry, 'name') !== null && textIn(entry, 'type') !== null)
  if (!Array.isArray(entries) || !isWhole) return null
  const files = listed.filter((entry) => entry.type === 'blob' && isWorkflowFile(textIn(entry, 'name')))
  return files.map(({ name, object }) => textOf(`${WORKFLOW_FOLDER}/${String(name)}`, recordOf(object)))
}

async function listFolder(api: RepositoryApi, listed: readonly string[] | null): Promise<readonly string[]> {
  try {
    const entries = listOf(await api.get(`/contents/${WORKFLOW_FOLDER}`))
    const names = entries.filter((entry) => (entry.type ?? 'file') === 'file').map((entry) => textIn(entry, 'name'))
    return names.filter(isWorkflowFile).map((name) => `${WORKFLOW_FOLDER}/${name}`)
  } catch (error) {
    if (!(error instanceof ExternalError)) throw error
    if (listed !== null && listed.length > 0) return listed
    if (error.status === 404) return []
    throw error
  }
}

/** A file that is not there any more is left out, whatever the API still calls active. */
async function readEach(
  paths: readonly string[],
  read: (path: string) => Promise<string | null>,
): Promise<WorkflowText[]> {
  const texts = await inPool(SIDE_BY_SIDE, paths, async (path): Promise<WorkflowText | null> => {
    try {
      const text = await read(path)
      return text === null ? null : { path, text, unreadable: null }
    } catch (error) {
      if (!(error instanceof ExternalError)) throw error
      return { path, text: null, unreadable: withRemedy(error) }
    }
  })
  return texts.filter((text) => text !== null)
}

/** Null for a file that does not exist. */
export async function fetchText(api: RepositoryApi, path: string, ref?: string): Promise<string | null> {
  const file = encodeURIComponent(fileName(path))
  try {
    const data = await api.get(`/contents/${WORKFLOW_FOLDER}/${file}`, ref === undefined ? {} : { ref })
    if (typeof data === 'string') return data
    const { content, encoding } = recordOf(data)
    if (typeof content !== 'string')
      throw new ExternalError('github', `${path} came without content`, { permanent: true })
    return encoding === 'base64' ? Buffer.from(content, 'base64').toString('utf8') : content
  } catch (error) {
    if (error instanceof ExternalError && error.status === 404) return null
    throw error
  }
}

function isWorkflowFile(name: string | null): name is string {
  return name !== null && /\.ya?ml$/i.test(name) && !name.includes('/')
}
