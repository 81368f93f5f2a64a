import { ExternalError } from '../errors.js'
import type { GitHub } from '../ports.js'

/** Begins every commit message of ours: a branch whose tip says something else holds other people's work. */
export const MESSAGE_START = 'heartbeat: '

/** A branch of the repository of the run. */
export interface GitBranch {
  readonly github: GitHub
  readonly branch: string
}

/** The commit that a write made. */
export interface Commit {
  readonly sha: string
  readonly tree: string
  readonly parents: number
}

/**
 * Makes the branch with these files alone and no history behind it. Refused with 422 if somebody made it meanwhile. `confirm`
 * sees the name of the folder that holds them, before anything points to it.
 */
export async function createBranch(
  { github, branch }: GitBranch,
  files: ReadonlyMap<string, string>,
  message: string,
  confirm: (tree: string) => void = () => undefined,
): Promise<Commit> {
  const entries = [...files].map(([path, content]) => ({ path, mode: '100644', type: 'blob', content }))
  const { data } = await github.rest<{ sha: string }>('POST /repos/{owner}/{repo}/git/trees', { tree: entries })
  confirm(data.sha)
  const commit = await commitWithoutParents({ github }, data.sha, message)
  await github.rest('POST /repos/{owner}/{repo}/git/refs', { ref: `refs/heads/${branch}`, sha: commit })
  return { sha: commit, tree: data.sha, parents: 0 }
}

export async function commitWithoutParents(
  { github }: Pick<GitBranch, 'github'>,
  tree: string,
  message: string,
): Promise<string> {
  const commit = { message, tree, parents: [] }
  return (await github.rest<{ sha: string }>('POST /repos/{owner}/{repo}/git/commits', commit)).data.sha
}

/** Somebody else wrote meanwhile: read again, build again, write again. */
export function overtaken({ branch }: Pick<GitBranch, 'branch'>): ExternalError {
  const fault = { status: 409, permanent: false, conflict: true }
  return new ExternalError('github', `somebody else wrote to ${branch} at the same time`, fault)
}
