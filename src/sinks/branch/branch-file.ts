import type { GitHub } from '../../ports.js'

/** One file on one branch, where a beat goes. */
export interface BranchFile {
  readonly github: GitHub
  readonly branch: string
  readonly path: string
}

/** Where people can look at it. */
export function webUrlOf({ github, branch, path }: BranchFile): string {
  const { owner, repo } = github.repository
  const parts = [...branch.split('/'), ...path.split('/')].map(encodeURIComponent)
  return `${github.webUrl}/${owner}/${repo}/blob/${parts.join('/')}`
}
