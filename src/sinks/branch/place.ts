import type { GitHub } from '../../ports.js'

/** One file on one branch, where a beat goes. */
export interface Place {
  readonly github: GitHub
  readonly branch: string
  readonly path: string
}

const SEGMENT = /^(?!\.{1,2}$)(?!\.git$)[^\u0000-\u001f\u007f\\/]+$/i

/** Why a path cannot be a file of a repository; null if it can. */
export function pathProblem(path: string): string | null {
  if (path.length > 1000) return 'is longer than 1,000 characters'
  if (path.startsWith('/'))
    return 'starts with "/"; write it from the root of the repository, like "data/heartbeat.json"'
  if (path.split('/').every((segment) => SEGMENT.test(segment))) return null
  return 'is no path of a file in a repository; write it like "data/heartbeat.json", without "..", ".git" and "//"'
}

/** Why a name cannot be a branch (git check-ref-format); null if it can. */
export function branchProblem(branch: string): string | null {
  const wrong =
    branch === '' ||
    branch.length > 200 ||
    /[\u0000-\u0020\u007f~^:?*[\\]|\.\.|@\{|\/\/|^[-/]|[/.]$|(^|\/)\.|\.lock(\/|$)|^@$|^refs\//.test(branch)
  return wrong ? 'is no name of a branch; write it like "heartbeats", without "refs/heads/"' : null
}

/** Where people can look at it. */
export function webUrlOf({ github, branch, path }: Place): string {
  const { owner, repo } = github.repository
  const parts = [...branch.split('/'), ...path.split('/')].map(encodeURIComponent)
  return `${github.webUrl}/${owner}/${repo}/blob/${parts.join('/')}`
}
