import { toIso, type Instant } from '../../domain/time.js'
import { ExternalError, withRemedy } from '../../errors.js'
import type { GitHub, Repository } from '../../ports.js'
import { commitIn, type Commit } from './commit.js'
import type { CommitsOptions } from './options.js'

/** Whose history is read: of a branch, or of what touches a path on it. */
export interface History extends Repository {
  readonly branch: string | null
  readonly path: string | null
  /** Nothing committed before it. */
  readonly since?: Instant
}

/** What could not be listed. */
export type Unlisted = { readonly kind: 'missing' | 'unreachable'; readonly detail: string }

/** Commits as far as they were asked for, newest first. */
export interface Listing {
  readonly commits: readonly Commit[]
  /** There is nothing before them. */
  readonly isWhole: boolean
  readonly pages: number
}

const A_PAGE = 100

export const NOTHING: Listing = { commits: [], isWhole: false, pages: 0 }

export function historyOf({ repository, branch, path }: CommitsOptions, github: GitHub): History {
  const [owner, repo] = repository?.split('/') ?? []
  return { ...(owner && repo ? { owner, repo } : github.repository), branch, path }
}

/** The same with a page more. */
export async function listMore(github: GitHub, where: History, known: Listing): Promise<Listing | Unlisted> {
  const { owner, repo, branch, path, since } = where
  const page = known.pages + 1
  const asked = {
    owner,
    repo,
    ...(branch === null ? {} : { sha: branch }),
    ...(path === null ? {} : { path }),
    ...(since === undefined ? {} : { since: toIso(since) }),
    per_page: A_PAGE,
    ...(page === 1 ? {} : { page }),
  }
  try {
    const { data } = await github.rest<unknown>('GET /repos/{owner}/{repo}/commits', asked)
    const read = Array.isArray(data) ? data.map(commitIn) : [null]
    const commits = read.filter((commit) => commit !== null)
    // One that cannot be understood would be a hole.
    if (commits.length < read.length) return notRead(`the answer for the commits of ${owner}/${repo} is not GitHub's`)
    return { commits: joined(known.commits, commits), isWhole: commits.length < A_PAGE, pages: page }
  } catch (error) {
    if (!(error instanceof ExternalError)) throw error
    if (error.status === 409) return { kind: 'missing', detail: `${owner}/${repo} is empty` }
    return error.status === 404 || error.status === 422 ? absence(github, where) : notRead(withRemedy(error))
  }
}

/** What was pushed between two pages moves the rest, and comes twice. */
function joined(known: readonly Commit[], more: readonly Commit[]): readonly Commit[] {
  const shas = new Set(known.map(({ sha }) => sha))
  return [...known, ...more.filter(({ sha }) => !shas.has(sha))]
}

/** A 404 for the branch of a readable repository is no beat; for the repository itself it is no answer. */
async function absence(github: GitHub, { owner, repo, branch }: History): Promise<Unlisted> {
  try {
    await github.rest('GET /repos/{owner}/{repo}', { owner, repo })
  } catch (error) {
    return notRead(`${owner}/${repo} cannot be read with this token: ${withRemedy(error)}`)
  }
  if (branch === null) return notRead(`the commits of ${owner}/${repo} cannot be listed`)
  return { kind: 'missing', detail: `there is no branch ${branch}` }
}

function notRead(detail: string): Unlisted {
  return { kind: 'unreachable', detail }
}
