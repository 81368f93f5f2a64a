import { MINUTE, type Instant } from '../../domain/time.js'
import { isAuthor } from './author.js'
import { namesOf, type Commit } from './commit.js'
import { landingOf, type Landing } from './landing.js'
import type { CommitsOptions } from './options.js'
import { isRevert, takenBack } from './reverts.js'
import { fitsSubject } from './subject.js'

/** A clock may be wrong by so much. */
const ALLOWED_SKEW = 5 * MINUTE

/** A commit that is a beat. */
export interface Sign {
  readonly commit: Commit
  /** When it came onto the branch. */
  readonly at: Instant
}

export interface Signs {
  /** The newest that has come. */
  readonly newest: Sign | null
  /** The furthest of those whose date has not come yet, which prove nothing. */
  readonly future: Sign | null
}

/** What is known of a list of commits, whoever is looked for in it. */
export interface Listed {
  readonly commits: readonly Commit[]
  readonly landing: Landing
  readonly gone: ReadonlySet<Commit>
}

/** Of commits newest first. */
export function listed(commits: readonly Commit[], branch: string | null, now: Instant): Listed {
  const landing = landingOf(commits, branch, now + ALLOWED_SKEW)
  return { commits, landing, gone: takenBack(commits, landing) }
}

/** The commits among those listed that are beats of such a monitor. */
export function signsIn(known: Listed, options: CommitsOptions, now: Instant): Signs {
  let newest: Sign | null = null
  let future: Sign | null = null
  for (const commit of known.commits) {
    const at = isMeant(commit, known, options) ? known.landing.at(commit) : null
    if (at === null) continue
    if (at > now + ALLOWED_SKEW) future = future === null || at > future.at ? { commit, at } : future
    else if (newest === null || at > newest.at) newest = { commit, at }
  }
  return { newest, future }
}

/** All of them, oldest first. */
export function allSigns(known: Listed, options: CommitsOptions): Sign[] {
  const signs = known.commits.flatMap((commit): Sign[] => {
    const at = isMeant(commit, known, options) ? known.landing.at(commit) : null
    return at === null ? [] : [{ commit, at }]
  })
  return signs.sort((a, b) => a.at - b.at)
}

function isMeant(commit: Commit, { landing, gone }: Listed, { subjects, authors, path }: CommitsOptions): boolean {
  const names = namesOf(commit)
  if (subjects.length > 0 && !subjects.some((subject) => names.some((name) => fitsSubject(subject, name)))) return false
  if (authors.length > 0) {
    // A merge has the authors of what it brings.
    const wrote = [commit, ...landing.brought(commit)].flatMap((one) => one.authors)
    if (!authors.some((author) => isAuthor(author, wrote))) return false
  }
  // Where any commit counts, one that takes another back does too.
  const isAny = subjects.length === 0 && authors.length === 0 && path === null
  return isAny || (!gone.has(commit) && !isRevert(commit))
}
