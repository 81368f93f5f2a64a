import { cut, oneLine } from '../../domain/safe-text.js'
import { toText, type Instant } from '../../domain/time.js'
import type { Reading } from '../../domain/what-was-read.js'
import type { Watched } from '../reader.js'
import { namesOf } from './commit.js'
import type { Sign, Signs } from './find.js'
import type { Listing } from './listing.js'
import type { CommitsOptions } from './options.js'

/** So many pages are looked through for a last beat, and so many for one that may still be in time. */
const USUAL_PAGES = 5
const MOST_PAGES = 15
const LONGEST = 200

/** A commit as a beat. */
export function beatOf({ commit, at }: Sign, { future }: Signs): Reading {
  const names = namesOf(commit)
  // A merge of a pull request is told by its title.
  const message = cut(oneLine(names[2] ?? names[0] ?? ''), LONGEST)
  return {
    kind: 'beat',
    beat: { at, state: 'ok', metadata: { commit: commit.sha }, ...(message === '' ? {} : { message }) },
    evidence: { field: `commit ${commit.sha.slice(0, 10)}`, rule: 'committer-date', zone: 'utc' },
    notes: future === null ? [] : [`passed over: ${futureWords(future)}`],
  }
}

/** What it means that nothing was found in what was listed so far; null to look on. */
export async function withoutSign(
  { monitor, options }: Watched<CommitsOptions>,
  { future }: Signs,
  listing: Listing,
  now: Instant,
): Promise<Reading | null> {
  const { commits, isWhole, pages } = listing
  if (!isWhole && pages < USUAL_PAGES) return null
  if (future !== null) return { kind: 'invalid', problem: 'future', detail: futureWords(future) }
  if (isWhole) return { kind: 'missing', detail: noneOf(commits.length, options) }
  const oldest = commits.reduce((least, { at }) => (at === null ? least : Math.min(least, at)), now)
  const { isLate } = await import('../late.js')
  const detail = `${noneOf(commits.length, options)}, back to ${toText(oldest)}`
  // Whatever stands before those has come too long ago.
  if (isLate(monitor, oldest, now)) return { kind: 'missing', detail }
  if (pages < MOST_PAGES) return null
  return { kind: 'unreachable', detail: `${detail}, and more were not looked at; name the "path" that they touch` }
}

function futureWords({ commit, at }: Sign): string {
  return `commit ${commit.sha.slice(0, 10)} is dated ${toText(at)}, which has not come yet`
}

function noneOf(count: number, { subjects, authors, path, branch }: CommitsOptions): string {
  const where = `on ${branch ?? 'the default branch'}${path === null ? '' : ` that touch ${path}`}`
  if (count === 0) return `there are no commits ${where}`
  const what = [
    subjects.length > 0 && `with the subject ${orList(subjects)}`,
    authors.length > 0 && `by ${orList(authors)}`,
  ].filter((words) => words !== false)
  return `none of the last ${count.toLocaleString('en-US')} commits ${where} is one ${what.join(' ')}`.trimEnd()
}

function orList(texts: readonly string[]): string {
  return texts.map((text) => JSON.stringify(text)).join(' or ')
}
