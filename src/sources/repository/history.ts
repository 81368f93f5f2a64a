import { ExternalError } from '../../errors.js'
import type { GitHub } from '../../ports.js'
import { groupBy, type Watched } from '../reader.js'
import type { BeatHistory } from '../source.js'
import { branchOf, type RepositoryOptions } from './options.js'

const AT_ONCE = 8

/** Whether a path was ever committed on its branch, one request for each path. Throws ExternalError. */
export async function everBeat(github: GitHub, watched: readonly Watched<RepositoryOptions>[]): Promise<BeatHistory> {
  const waiting = [...groupBy(watched, ({ options }) => JSON.stringify(options)).values()]
  const history = new Map<string, boolean | null>()
  const worker = async (): Promise<void> => {
    for (let group = waiting.shift(); group !== undefined; group = waiting.shift()) {
      const [first] = group
      if (first === undefined) continue
      const known = await wasCommitted(github, first.options)
      for (const { monitor } of group) history.set(monitor.id, known)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
  return history
}

async function wasCommitted(github: GitHub, options: RepositoryOptions): Promise<boolean | null> {
  const { branch, ...repository } = branchOf(options, github)
  const where = { ...repository, path: options.path, ...(branch === null ? {} : { sha: branch }) }
  try {
    const { data } = await github.rest<unknown>('GET /repos/{owner}/{repo}/commits', { ...where, per_page: 1 })
    if (Array.isArray(data)) return data.length > 0
  } catch (error) {
    // What stood on a branch that is gone, nobody knows; 409 is a repository without a commit.
    if (error instanceof ExternalError && (error.status === 404 || error.status === 409)) return null
    throw error
  }
  throw new ExternalError('github', `the history of ${options.path} is not GitHub's answer`, { permanent: true })
}
