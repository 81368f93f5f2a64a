import type { Instant } from '../../domain/time.js'
import type { Reading } from '../../domain/what-was-read.js'
import { withRemedy } from '../../errors.js'
import type { GitHub } from '../../ports.js'
import { groupBy, type Reader, type SourceMember, type Watched } from '../reader.js'
import type { SourcePorts } from '../source.js'
import { listed, signsIn, type Sign } from './find.js'
import { historyOf, listMore, NOTHING, type History, type Listing, type Unlisted } from './listing.js'
import { mergedLater } from './merged-later.js'
import { readOptions, type CommitsOptions } from './options.js'
import { beatOf, withoutSign } from './reading.js'

type Group = readonly Watched<CommitsOptions>[]
type Readings = ReadonlyMap<string, Reading>

/** Reads commits as beats: one request for all monitors that look at the same path of a branch, as long as they beat. */
export const commits: SourceMember<CommitsOptions> = {
  name: 'commits',
  options: readOptions,
  create: createCommitsReader,
}

function createCommitsReader(ports: SourcePorts): Reader<CommitsOptions> {
  return {
    placeOf: ({ repository, branch, path }) => ({ kind: 'commits', path, branch, repository }),
    async recorded(watched, wish) {
      const { recordedCommits } = await import('./recorded.js')
      return recordedCommits(watched, wish, ports)
    },
    async read(watched, now) {
      const groups = groupBy(watched, ({ options }) =>
        JSON.stringify([options.repository?.toLowerCase(), options.branch, options.path]),
      )
      const all = await Promise.all([...groups.values()].map(async (group) => readGroup(group, now, ports)))
      return new Map(all.flatMap((readings) => [...readings]))
    },
  }
}

async function readGroup(group: Group, now: Instant, ports: SourcePorts): Promise<Readings> {
  const [first] = group
  if (first === undefined) return new Map()
  try {
    const github = await ports.github()
    return await readHistory(github, historyOf(first.options, github), group, now)
  } catch (error) {
    return allOf(group, { kind: 'unreachable', detail: withRemedy(error) })
  }
}

/** Page by page, until everybody is found, or is known not to be there. */
async function readHistory(github: GitHub, where: History, group: Group, now: Instant): Promise<Readings> {
  const readings = new Map<string, Reading>()
  let waiting = group
  let listing: Listing = NOTHING
  while (waiting.length > 0) {
    const more = await listMore(github, where, listing)
    if ('kind' in more) return new Map([...allOf(waiting, more), ...readings])
    listing = more
    const known = listed(listing.commits, where.branch, now)
    const rest: Watched<CommitsOptions>[] = []
    for (const one of waiting) {
      const signs = signsIn(known, one.options, now)
      const sign = signs.newest && (await landed(github, where, { ...signs.newest, of: one }, now))
      const reading =
        sign === null ? await withoutSign(one, signs, listing, now) : 'kind' in sign ? sign : beatOf(sign, signs)
      if (reading === null) rest.push(one)
      else readings.set(one.monitor.id, reading)
    }
    waiting = rest
  }
  return readings
}

/** A commit that would be late came onto the branch later than it was made, perhaps. */
async function landed(
  github: GitHub,
  where: History,
  sign: Sign & { readonly of: Watched<CommitsOptions> },
  now: Instant,
): Promise<Sign | Unlisted> {
  const { commit, at, of } = sign
  if (where.path === null || commit.byGitHub) return sign
  const { isLate } = await import('../late.js')
  if (!isLate(of.monitor, at, now)) return sign
  const landedAt = await mergedLater(github, where, sign, now)
  return typeof landedAt === 'number' ? { commit, at: landedAt } : landedAt
}

function allOf(group: Group, reading: Reading): Readings {
  return new Map(group.map(({ monitor }) => [monitor.id, reading]))
}
