import type { GitHub } from '../../ports.js'
import { inPool } from '../pool.js'
import { fetchBlobs } from './fetch-blobs.js'
import { fetchFile, type Fetched } from './fetch.js'
import type { Branch } from './options.js'

// Who asks for several has both in one file.
export { fetchBlobs }

const AT_ONCE = 8
/** Half of what a token may ask in an hour: https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api */
const MOST_SINGLE = 500

/** Many files of one branch: by one GraphQL question a hundred, by single requests where there is no GraphQL. */
export async function fetchFiles(
  github: GitHub,
  where: Branch,
  paths: readonly string[],
): Promise<Map<string, Fetched>> {
  const blobs = await fetchBlobs(github, where, paths)
  if (blobs !== null) return blobs
  const asked = await inPool(AT_ONCE, [...paths.entries()], async ([i, path]): Promise<[string, Fetched]> => [
    path,
    i < MOST_SINGLE ? await fetchFile(github, where, path) : UNASKED,
  ])
  return new Map(asked)
}

const UNASKED: Fetched = {
  kind: 'unreachable',
  detail: `without GraphQL, which did not answer, at most ${MOST_SINGLE} files of a branch are read in one run`,
}
