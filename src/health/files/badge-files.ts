import type { Span } from '../../domain/history/history.js'
import { togetherUptime } from '../../domain/history/together.js'
import { DAY } from '../../domain/time.js'
import type { MonitorEntry } from '../../reports/map-schema.js'
import { monitorBadge, standingBadge, statusBadge, tagsOf, uptimeBadge } from '../badges/badge.js'
import { shieldsOf } from '../badges/shields.js'
import { badgeSvg } from '../badges/svg.js'
import type { Board } from '../board.js'
import { fileNames } from './file-names.js'
import type { Folder } from './folder.js'

/** More words than this are no groups that anybody looks at. */
const MOST_TAGS = 200
/** Of so much time the uptime on a badge is, or of as much as is known. */
const WINDOW = 90 * DAY

/** How all stand, as a picture and for shields.io, and their uptime. */
export function addBadgesOfAll(folder: Folder, { map, history, now }: Board): void {
  const status = statusBadge(map)
  folder.add('badge.svg', badgeSvg(status))
  folder.addJson('badge.json', shieldsOf(status))
  const uptime = togetherUptime(history, Object.keys(map.monitors), spanOf(now))
  folder.add('uptime.svg', badgeSvg(uptimeBadge('uptime', uptime)))
}

/** How each stands, and its uptime. Where two would have one name, `a-uptime` stands before the uptime of `a`. */
export function addBadgesOfEach(folder: Folder, board: Board, names: ReadonlyMap<string, string>): void {
  const { map, history, now } = board
  const named = Object.values(map.monitors).map((entry) => [names.get(entry.id) ?? '', entry] as const)
  for (const [name, entry] of named) {
    const badge = monitorBadge(entry)
    folder.add(`badges/${name}.svg`, badgeSvg(badge))
    folder.addJson(`badges/${name}.json`, shieldsOf(badge))
  }
  for (const [name, entry] of named) {
    const badge = uptimeBadge(`${entry.name} uptime`, history.uptime(entry.id, spanOf(now)))
    folder.add(`badges/${name}-uptime.svg`, badgeSvg(badge))
  }
}

/** The same of all that have a tag. Monitors come first: a tag `x` gives way to one that is called `tag-x`. */
export function addBadgesOfTags(folder: Folder, { map, history, now }: Board): void {
  const groups = taggedIn(Object.values(map.monitors))
  if (groups.size > MOST_TAGS) return
  const names = fileNames(groups.keys())
  for (const [tag, members] of groups) {
    const statuses = members.map(({ status }) => status)
    folder.add(`badges/tag-${names.get(tag)}.svg`, badgeSvg(standingBadge(tag, statuses)))
  }
  for (const [tag, members] of groups) {
    const ids = members.map(({ id }) => id)
    const badge = uptimeBadge(`${tag} uptime`, togetherUptime(history, ids, spanOf(now)))
    folder.add(`badges/tag-${names.get(tag)}-uptime.svg`, badgeSvg(badge))
  }
}

function spanOf(now: number): Span {
  return { from: now - WINDOW, to: now }
}

function taggedIn(entries: readonly MonitorEntry[]): ReadonlyMap<string, readonly MonitorEntry[]> {
  const groups = new Map<string, MonitorEntry[]>()
  for (const entry of entries) {
    for (const tag of new Set(tagsOf(entry))) {
      const group = groups.get(tag)
      if (group === undefined) groups.set(tag, [entry])
      else group.push(entry)
    }
  }
  return groups
}
