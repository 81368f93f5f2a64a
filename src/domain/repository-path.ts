// A dot may also be written as %2e, which some server on the way might read. Without a flag, which would load tables of all letters.
const SEGMENT = /^(?!(\.|%2[Ee]){1,2}$)(?!\.[Gg][Ii][Tt]$)[^\u0000-\u001f\u007f-\u009f\\/]+$/
const LONE_SURROGATE = /[\ud800-\udfff]/u

/** Why a path cannot be a file of a repository; null if it can. */
export function pathProblem(path: string): string | null {
  if (path.length > 1000) return 'is longer than 1,000 characters'
  if (path.startsWith('/'))
    return 'starts with "/"; write it from the root of the repository, like "data/heartbeat.json"'
  const fits =
    !/^[a-z]:/i.test(path) &&
    !LONE_SURROGATE.test(path) &&
    !/%(2f|5c|00)/i.test(path) &&
    path.split('/').every((segment) => SEGMENT.test(segment))
  if (fits) return null
  return 'is no path of a file in a repository; write it like "data/heartbeat.json", without "..", ".git", "\\" and "//"'
}

const BAD_BRANCH = /[\u0000-\u0020\u007f~^:?*[\\]|\.\.|@\{|\/\/|^[-/]|[/.]$|(^|\/)\.|\.lock(\/|$)|^@$|^refs\//

/** Why a name cannot be a branch (git check-ref-format); null if it can. */
export function branchProblem(branch: string): string | null {
  const fits = branch !== '' && branch.length <= 200 && !BAD_BRANCH.test(branch)
  return fits ? null : 'is no name of a branch; write it like "heartbeats", without "refs/heads/"'
}

// Names of accounts managed by a company have an underscore.
const REPOSITORY = /^[A-Za-z0-9][A-Za-z0-9_-]{0,99}\/(?!\.{1,2}$)[A-Za-z0-9_.-]{1,100}$/

/** Why a text is no repository of GitHub; null if it is. */
export function repositoryProblem(text: string): string | null {
  return REPOSITORY.test(text) ? null : 'is no repository; write it as "owner/repo"'
}
