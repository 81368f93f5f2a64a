import { namesOf, withoutNumber, type Commit } from './commit.js'
import type { Landing } from './landing.js'

const BY_SHA = /\bThis\s+reverts\s+commit\s+([0-9a-f]{7,64})\b/gi
const BY_NUMBER = /^[ \t]*Reverts (?:[\w.-]+\/[\w.-]+)?#(\d{1,10})[ \t]*\r?$/m
const QUOTED = /^(Revert|Reapply) "(.*)"$/
const CONVENTIONAL = /^revert(?:\([^)]*\))?!?: (.*)$/i
const MOST_TARGETS = 100
/** The fewest letters by which git calls a commit. */
const SHORT = 7

/** Whether a commit takes back what another did. What takes back such a one does it again. */
export function isRevert(commit: Commit): boolean {
  return namesOf(commit).some(saysRevert)
}

/** Those of a list, newest first, that were taken back by others in it. */
export function takenBack(commits: readonly Commit[], landing: Landing): ReadonlySet<Commit> {
  const gone = new Set<Commit>()
  const targetsOf = findTargets(commits)
  // The newest has the last word: what it takes back takes nothing back itself.
  for (const [i, commit] of commits.entries()) {
    const brought = landing.brought(commit)
    if (brought.length > 0 && brought.every((one) => gone.has(one))) gone.add(commit)
    if (gone.has(commit)) continue
    for (const target of targetsOf(commit, i)) for (const one of [target, ...landing.brought(target)]) gone.add(one)
  }
  // A merge of which nothing is left.
  for (const commit of commits) {
    const brought = landing.brought(commit)
    if (brought.length > 0 && brought.every((one) => gone.has(one))) gone.add(commit)
  }
  return gone
}

function findTargets(commits: readonly Commit[]): (commit: Commit, index: number) => readonly Commit[] {
  const byShort = new Map<string, Commit[]>()
  for (const commit of commits) {
    const short = commit.sha.slice(0, SHORT)
    byShort.set(short, [...(byShort.get(short) ?? []), commit])
  }
  const names = commits.map(namesOf)
  const firstAfter = (index: number, isMeant: (names: readonly string[]) => boolean): readonly Commit[] => {
    const found = commits.find((_, i) => i > index && isMeant(names[i] ?? []))
    return found === undefined ? [] : [found]
  }
  return (commit, index) => {
    const shas = [...commit.body.matchAll(BY_SHA)].slice(0, MOST_TARGETS).map(([, sha = '']) => sha.toLowerCase())
    // Whoever names commits means no others of the same name.
    if (shas.length > 0)
      return shas.flatMap((sha) => (byShort.get(sha.slice(0, SHORT)) ?? []).filter((one) => one.sha.startsWith(sha)))
    const undone = undoneBy(names[index] ?? [])
    if (undone === null) return []
    const number = BY_NUMBER.exec(commit.body)?.[1]
    if (number !== undefined) return firstAfter(index, (some) => some.some((name) => isOfPullRequest(name, number)))
    // What a merge takes back is taken back by what it brought.
    return commit.parents.length > 1 ? [] : firstAfter(index, (some) => some.some((name) => isCalled(name, undone)))
  }
}

/** The name of what a commit takes back; null for one that takes nothing back. */
function undoneBy(names: readonly string[]): string | null {
  for (const name of names) {
    const undone = unwrapped(withoutNumber(name))
    if (undone !== null) return undone.isRevert ? undone.name : `Revert "${undone.name}"`
  }
  return null
}

function isOfPullRequest(name: string, number: string): boolean {
  return name.endsWith(` (#${number})`) || name.startsWith(`Merge pull request #${number} from `)
}

/** GitHub cuts a long title, and ends it so. */
function isCalled(name: string, wanted: string): boolean {
  return wanted.endsWith('…') && wanted.length > SHORT ? name.startsWith(wanted.slice(0, -1)) : name === wanted
}

function saysRevert(name: string): boolean {
  let isOdd = false
  // `Revert "Revert "…""` is one no more.
  for (let rest = unwrapped(withoutNumber(name)); rest !== null; rest = unwrapped(withoutNumber(rest.name)))
    if (rest.isRevert) isOdd = !isOdd
  return isOdd
}

function unwrapped(name: string): { readonly isRevert: boolean; readonly name: string } | null {
  const [, word, quoted] = QUOTED.exec(name) ?? []
  if (quoted !== undefined) return { isRevert: word === 'Revert', name: quoted }
  const conventional = CONVENTIONAL.exec(name)?.[1]
  return conventional === undefined ? null : { isRevert: true, name: conventional }
}
