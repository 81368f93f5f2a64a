const SEGMENT = /^(?!\.{1,2}$)(?!\.git$)[^\u0000-\u001f\u007f\\/]+$/i

/** Why a path cannot be a file of a repository; null if it can. */
export function pathProblem(path: string): string | null {
  if (path.length > 1000) return 'is longer than 1,000 characters'
  if (path.startsWith('/'))
    return 'starts with "/"; write it from the root of the repository, like "data/heartbeat.json"'
  if (path.split('/').every((segment) => SEGMENT.test(segment))) return null
  return 'is no path of a file in a repository; write it like "data/heartbeat.json", without "..", ".git" and "//"'
}

const BAD_BRANCH = /[\u0000-\u0020\u007f~^:?*[\\]|\.\.|@\{|\/\/|^[-/]|[/.]$|(^|\/)\.|\.lock(\/|$)|^@$|^refs\//

/** Why a name cannot be a branch (git check-ref-format); null if it can. */
export function branchProblem(branch: string): string | null {
  const fits = branch !== '' && branch.length <= 200 && !BAD_BRANCH.test(branch)
  return fits ? null : 'is no name of a branch; write it like "heartbeats", without "refs/heads/"'
}
