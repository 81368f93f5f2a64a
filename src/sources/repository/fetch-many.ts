import type { GitHub } from '../../ports.js'
import { fetchBlobs } from './fetch-blobs.js'
import { fetchFile, type Fetched } from './fetch.js'
import type { Place } from './place.js'

const AT_ONCE = 8

/** Many files of one branch: by one GraphQL question a hundred, by single requests where there is no GraphQL. */
export async function fetchFiles(
  github: GitHub,
  place: Place,
  paths: readonly string[],
): Promise<Map<string, Fetched>> {
  const blobs = await fetchBlobs(github, place, paths)
  if (blobs !== null) return blobs
  const files = new Map<string, Fetched>()
  const waiting = [...paths]
  const worker = async (): Promise<void> => {
    for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
      files.set(path, await fetchFile(github, place, path))
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
  return files
}
