import type { Elsewhere } from '../../../domain/elsewhere.js'
import type { Instant } from '../../../domain/time.js'
import { ConfigError, ExternalError } from '../../../errors.js'
import { inPool } from '../../pool.js'
import type { Discovery, DiscoveryRequest } from '../../source.js'
import type { RepositoryApi } from '../api.js'
import { nothingFound, unstarted, withOwnIds } from '../found.js'
import { idsOf } from '../options.js'
import { listAccount, type Listed } from './account.js'
import { chooseRepositories, type Chosen } from './chosen.js'
import type { Fleet } from './fleet.js'
import { inTurn } from './in-turn.js'
import { lookInto, unreadAccount, unreadPart, type Part } from './part.js'
import { notAsked } from './purse.js'
import { readAhead } from './read-ahead.js'

/** So many repositories are asked side by side. */
const AT_ONCE = 8
const SHOWN = 3

interface Search {
  readonly fleet: Fleet
  readonly request: DiscoveryRequest
  readonly elsewhere: Elsewhere
  readonly now: Instant
}

/** The monitors of the repository of the run, found as ever, and those of others. Throws ConfigError where there are none at all. */
export async function discoverElsewhere(search: Search, home: () => Promise<Discovery>): Promise<Discovery> {
  const { fleet, request, elsewhere } = search
  const base = await fleet.apiOf(request.repository)
  const listing = await listed(search)
  const chosen = chooseRepositories(listing.listed, {
    ...elsewhere,
    ignore: request.except,
    home: base.name,
    mayShow: elsewhere.private || (await isHidden(fleet, listing.listed)),
  })
  const [own, others] = await Promise.all([chosen.withoutHome ? null : foundAtHome(home), lookIntoAll(search, chosen)])
  const parts = [...listing.unread, ...others.parts]
  const monitors = [...(own?.monitors ?? []), ...parts.flatMap((part) => part.monitors)]
  if (monitors.length === 0) throw new ConfigError([nothingAnywhere(base, request, chosen)])
  return {
    monitors: withOwnIds(monitors),
    complete: own === null || own.complete === true,
    byEvents: (own?.byEvents ?? 0) + parts.reduce((sum, { byEvents }) => sum + byEvents, 0),
    leftOut: [...(own?.leftOut ?? []), ...parts.flatMap(({ leftOut }) => leftOut)],
    notices: [
      ...chosen.notices,
      ...others.notices,
      ...(own?.notices ?? []),
      ...parts.flatMap(({ notices }) => notices),
      ...(await startedNowhere(fleet, request, parts)),
    ],
    elsewhere: {
      repositories: chosen.names.length,
      unread: parts.flatMap(({ name, unread }) => (unread ? [name] : [])),
      read: parts.flatMap(({ name, unread }) => (unread ? [] : [name])),
      private: parts.filter((part) => part.private || chosen.hidden.has(part.name.toLowerCase())).length,
      seen: [...parts.flatMap(({ name, unread }) => (unread ? [] : [name])), ...chosen.idle].map(idsOf),
    },
  }
}

/** Nothing to be watched in it is no mistake where others are watched. */
async function foundAtHome(home: () => Promise<Discovery>): Promise<Discovery | null> {
  try {
    return await home()
  } catch (error) {
    if (error instanceof ConfigError) return { monitors: [], notices: [], complete: true }
    throw error
  }
}

async function listed({ fleet, elsewhere: { organization } }: Search): Promise<{ listed: Listed[]; unread: Part[] }> {
  if (organization === null) return { listed: [], unread: [] }
  try {
    return { listed: await listAccount(await fleet.github(), organization, fleet.purse), unread: [] }
  } catch (error) {
    if (!(error instanceof ExternalError)) throw error
    return { listed: [], unread: [unreadAccount(organization, error)] }
  }
}

/** Whether strangers cannot read where this is told; asked only where that matters, and who could not look takes it for open. */
async function isHidden(fleet: Fleet, others: readonly Listed[]): Promise<boolean> {
  if (!others.some((one) => one.private)) return false
  try {
    return (await fleet.snapshots.of(await fleet.apiOf(null), false)).about?.private === true
  } catch (error) {
    if (error instanceof ExternalError) return false
    throw error
  }
}

/** As many as the requests of a run are enough for; the others are unknown, and it is their turn another time. */
async function lookIntoAll(
  { fleet, request, now }: Search,
  { names }: Chosen,
): Promise<{ readonly parts: readonly Part[]; readonly notices: readonly string[] }> {
  const { purse } = fleet
  const room = Math.floor(purse.left() / fleet.each)
  const turn = room < names.length ? inTurn(names, now) : [...names]
  const [asked, skipped] = [turn.slice(0, room), turn.slice(room)]
  const ahead = await readAhead(await fleet.github(), asked, purse)
  const known = new Set(names.map((name) => name.toLowerCase()))
  const looked = await inPool(AT_ONCE, asked, (name) => lookInto(fleet, name, ahead.get(name) ?? null, request, known))
  const why = purse.why()
  const unasked = await Promise.all(skipped.map((name) => unreadPart(fleet, name, notAsked(why))))
  const order = new Map(names.map((name, i) => [name, i]))
  return {
    parts: [...looked, ...unasked].sort((a, b) => (order.get(a.name) ?? 0) - (order.get(b.name) ?? 0)),
    notices: skipped.length === 0 ? [] : [passedOver(skipped, names.length, why)],
  }
}

function passedOver(skipped: readonly string[], all: number, why: string): string {
  const shown = skipped.slice(0, SHOWN).join(', ')
  const more = skipped.length > SHOWN ? ` and ${skipped.length - SHOWN} more` : ''
  return (
    `${skipped.length} of ${all} other repositories were not looked at, for ${why}: ${shown}${more}. ` +
    'They are unknown now, and the next runs begin with others. Look less often, watch fewer, or use a token with more requests.'
  )
}

/** Told only where an event starts nothing in any of them. */
async function startedNowhere(fleet: Fleet, request: DiscoveryRequest, parts: readonly Part[]): Promise<string[]> {
  if ((request.include ?? []).length === 0 || parts.some(({ unread }) => unread)) return []
  const own = await fleet.snapshots.of(await fleet.apiOf(request.repository), false).catch(() => null)
  const workflows = [...(own?.workflows ?? []), ...parts.flatMap((part) => part.workflows)]
  return own === null ? [] : unstarted({ ...own, workflows }, request)
}

function nothingAnywhere(base: RepositoryApi, request: DiscoveryRequest, { names }: Chosen): string {
  const where = names.length === 0 ? '' : `, and neither in ${names.slice(0, SHOWN).join(', ')}`
  const more = names.length > SHOWN ? ` and ${names.length - SHOWN} more` : ''
  return `${nothingFound(base, request, false)}${where}${more}`
}
