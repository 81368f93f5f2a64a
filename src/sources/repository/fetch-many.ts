import type { GitHub } from '../../ports.js'
import { fetchBlobs } from './fetch-blobs.js'
import { fetchFile, type Fetched } from './fetch.js'
import type { Branch } from './options.js'

const AT_ONCE = 8

/** Many files of one branch: by one GraphQL question a hundred, by single requests where there is no GraphQL. */
export async function fetchFiles(
  github: GitHub,
  where: Branch,
  paths: readonly string[],
): Promise<Map<string, Fetched>> {
  const blobs = await fetchBlobs(github, where, paths)
  if (blobs !== null) return blobs
  const files = new Map<string, Fetched>()
  const waiting = [...paths]
  const worker = async (): Promise<void> => {
    for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
      files.set(path, await fetchFile(github, where, path))
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
  return files
}
