import type { Recorded, RecordedPasts } from '../../domain/replay/recorded.js'
import type { Instant } from '../../domain/time.js'
import { ExternalError, withRemedy } from '../../errors.js'
import type { GitHub } from '../../ports.js'
import { groupBy, type Watched } from '../reader.js'
import { noneFor } from '../recorded-texts.js'
import type { PastWish, SourcePorts } from '../source.js'
import { allSigns, listed } from './find.js'
import { historyOf, listMore, NOTHING, type Listing, type Unlisted } from './listing.js'
import type { CommitsOptions } from './options.js'
import { beatOf } from './reading.js'

type Group = readonly Watched<CommitsOptions>[]

const MOST_PAGES = 150

/** The commits that were beats, a hundred a request. */
export async function recordedCommits(
  watched: Group,
  wish: PastWish,
  ports: Pick<SourcePorts, 'github'>,
): Promise<RecordedPasts> {
  const all = await Promise.all(
    [
      ...groupBy(watched, ({ options: { repository, branch, path } }) => JSON.stringify([repository, branch, path])),
    ].map(([, group]) => recordedOf(group, wish, ports)),
  )
  return new Map(all.flatMap((part) => [...part]))
}

async function recordedOf(group: Group, wish: PastWish, ports: Pick<SourcePorts, 'github'>): Promise<RecordedPasts> {
  const monitors = group.map(({ monitor }) => monitor)
  const [first] = group
  if (first === undefined || !wish.asksGitHub)
    return noneFor(monitors, 'GitHub alone knows its commits, so give --repo owner/repo and a token in GITHUB_TOKEN')
  try {
    const github = await ports.github()
    const where = historyOf(first.options, github)
    const listing = await listedSince(github, where, wish.span.from)
    if ('kind' in listing) return noneFor(monitors, listing.detail)
    const known = listed(listing.commits, where.branch, wish.span.to)
    return new Map(group.map(({ monitor, options }) => [monitor.id, beatsAmong(known, options, wish.span.to)]))
  } catch (error) {
    if (!(error instanceof ExternalError)) throw error
    return noneFor(monitors, withRemedy(error))
  }
}

function beatsAmong(known: ReturnType<typeof listed>, options: CommitsOptions, to: Instant): Recorded {
  const signs = allSigns(known, options).filter(({ at }) => at <= to)
  if (signs.length === 0) return { kind: 'none', why: 'none of its commits is a beat' }
  const { path, branch, repository } = options
  const readings = signs.map((sign) => ({ at: sign.at, reading: beatOf(sign, { newest: null, future: null }) }))
  return { kind: 'readings', by: 'commits', place: { kind: 'commits', path, branch, repository }, readings }
}

async function listedSince(
  github: GitHub,
  where: ReturnType<typeof historyOf>,
  from: Instant,
): Promise<Listing | Unlisted> {
  let listing: Listing = NOTHING
  while (
    !listing.isWhole &&
    listing.pages < MOST_PAGES &&
    !listing.commits.some(({ at }) => at !== null && at <= from)
  ) {
    const more = await listMore(github, where, listing)
    if ('kind' in more) return more
    listing = more
  }
  return listing
}
