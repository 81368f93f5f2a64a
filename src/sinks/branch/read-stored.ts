import { ExternalError } from '../../errors.js'
import type { BranchFile } from './branch-file.js'

/** What stands at a place now. */
export type Stored =
  | { readonly kind: 'file'; readonly sha: string; readonly text: string }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'no-branch' }

interface Contents {
  readonly type?: string
  readonly sha?: string
  readonly content?: string
  readonly encoding?: string
}

/** Reads the file as it stands on the branch, in one request. */
export async function readStored({ github, branch, path }: BranchFile): Promise<Stored> {
  try {
    const { data } = await github.rest<Contents | Contents[]>('GET /repos/{owner}/{repo}/contents/{path}', {
      path,
      ref: branch,
      // An answer from a cache would lead to a conflict at best.
      headers: { 'cache-control': 'no-cache' },
    })
    if (Array.isArray(data) || data.type !== 'file') throw notAFile(path, branch)
    if (data.sha === undefined) throw withoutName(path, branch)
    return { kind: 'file', sha: data.sha, text: textOf(data) }
  } catch (error) {
    if (!(error instanceof ExternalError) || error.status !== 404) throw error
    return { kind: /no commit found for the ref/i.test(error.message) ? 'no-branch' : 'nothing' }
  }
}

// Above 1 MB the content is left out (encoding `none`): no beat of ours, so nothing to compare with.
function textOf(data: Contents): string {
  return data.encoding === 'base64' ? Buffer.from(data.content ?? '', 'base64').toString('utf8') : ''
}

function notAFile(path: string, branch: string): ExternalError {
  return new ExternalError('github', `${path} on ${branch} is not a file`, {
    status: 422,
    permanent: true,
    remedy: 'choose another `path`',
  })
}

// Not permanent: GitHub's own answer names what it shows, and the next one may be its own.
function withoutName(path: string, branch: string): ExternalError {
  return new ExternalError('github', `the answer for ${path} on ${branch} is not GitHub's: it names no sha`, {
    permanent: false,
  })
}

/** False only if the branch surely is not there. */
export async function branchExists({ github, branch }: BranchFile): Promise<boolean> {
  return (await headOf({ github, branch })) !== null
}

/** The commit the branch points to; null if there is no such branch. */
export async function headOf({ github, branch }: Pick<BranchFile, 'github' | 'branch'>): Promise<string | null> {
  try {
    const route = 'GET /repos/{owner}/{repo}/git/ref/{ref}'
    return (await github.rest<{ object: { sha: string } }>(route, { ref: `heads/${branch}` })).data.object.sha
  } catch (error) {
    if (error instanceof ExternalError && error.status === 404) return null
    throw error
  }
}

/** The newest commit that touched the file; null if GitHub does not tell. */
export async function lastCommitOf({ github, branch, path }: BranchFile): Promise<string | null> {
  try {
    const query = { sha: branch, path, per_page: 1 }
    return (await github.rest<{ sha: string }[]>('GET /repos/{owner}/{repo}/commits', query)).data[0]?.sha ?? null
  } catch (error) {
    if (error instanceof ExternalError) return null
    throw error
  }
}
