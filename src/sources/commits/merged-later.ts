import type { Instant } from '../../domain/time.js'
import type { GitHub } from '../../ports.js'
import { listed, type Sign } from './find.js'
import { listMore, NOTHING, type History, type Listing, type Unlisted } from './listing.js'

const MOST_PAGES = 3

/**
 * When a commit came onto the branch that was listed by its path: GitHub leaves out the merges there that change nothing in it. Asked
 * only before somebody is called late.
 */
export async function mergedLater(
  github: GitHub,
  where: History,
  { commit, at }: Sign,
  now: Instant,
): Promise<Instant | Unlisted> {
  const since = { ...where, path: null, since: at }
  let listing: Listing = NOTHING
  while (!listing.isWhole && listing.pages < MOST_PAGES) {
    const more = await listMore(github, since, listing)
    if ('kind' in more) return more
    listing = more
    const { commits, landing } = listed(listing.commits, where.branch, now)
    const same = commits.find(({ sha }) => sha === commit.sha)
    if (same !== undefined) return landing.at(same) ?? at
  }
  return at
}
