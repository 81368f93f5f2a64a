import type { Instant } from '../../domain/time.js'
import type { Commit } from './commit.js'

/** Which commits came onto the branch with which merge. */
export interface Landing {
  /** When it came onto the branch: with a merge, if one brought it, though it may be older. Null where nobody knows. */
  at(commit: Commit): Instant | null
  /** What a merge brought. */
  brought(merge: Commit): readonly Commit[]
}

/** Of commits as they are listed, newest first. A merge whose date has not come yet brings nothing. */
export function landingOf(commits: readonly Commit[], branch: string | null, now: Instant): Landing {
  const bySha = new Map(commits.map((commit) => [commit.sha, commit]))
  const broughtBy = new Map<Commit, Commit>()
  const brought = new Map<Commit, Commit[]>()
  const mainline = mainlineOf(commits[0], bySha)
  const isMain = new Set(mainline)
  // The first merge that has it has brought it.
  for (const merge of mainline.reverse()) {
    if (!isLanding(merge, branch) || merge.at === null || merge.at > now) continue
    const waiting = merge.parents.slice(1)
    for (let sha = waiting.pop(); sha !== undefined; sha = waiting.pop()) {
      const commit = bySha.get(sha)
      if (commit === undefined || isMain.has(commit) || broughtBy.has(commit)) continue
      broughtBy.set(commit, merge)
      brought.set(merge, [...(brought.get(merge) ?? []), commit])
      waiting.push(...commit.parents)
    }
  }
  return {
    at(commit) {
      const merged = broughtBy.get(commit)?.at ?? null
      return commit.at === null || merged === null ? commit.at : Math.max(commit.at, merged)
    },
    brought: (merge) => brought.get(merge) ?? [],
  }
}

function mainlineOf(head: Commit | undefined, bySha: ReadonlyMap<string, Commit>): Commit[] {
  const line = new Set<Commit>()
  for (let commit = head; commit !== undefined && !line.has(commit); commit = bySha.get(commit.parents[0] ?? ''))
    line.add(commit)
  return [...line]
}

const USUAL_NAMES = ['main', 'master', 'trunk', 'develop', 'HEAD']

/**
 * Whether a merge brings something onto the branch. Who pulls before a push merges the branch into what is his: what that brings was
 * there before, and does not live the longer for it.
 */
function isLanding({ subject, parents, byGitHub }: Commit, branch: string | null): boolean {
  if (parents.length < 2) return false
  if (/^Merge pull request #\d+ from /.test(subject)) return true
  const named = /^Merge (?:remote-tracking )?branch(?:es)? '(?:origin\/|upstream\/)?([^']+)'( of )?/.exec(subject)
  if (named === null) return byGitHub
  const [, name = '', pulled] = named
  return pulled === undefined && !(branch === null ? USUAL_NAMES : [branch]).includes(name)
}
