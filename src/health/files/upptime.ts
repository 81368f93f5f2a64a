import type { Uptime } from '../../domain/history/history.js'
import { percentOf } from '../../domain/history/uptime-text.js'
import type { PageSettings } from '../../domain/page-settings.js'
import type { Status } from '../../domain/status.js'
import { DAY, MINUTE } from '../../domain/time.js'
import type { MonitorEntry } from '../../reports/map-schema.js'
import type { ShieldsBadge } from '../badges/shields.js'
import type { Board } from '../board.js'
import type { Folder } from './folder.js'
import { pageAddress } from './page-address.js'
import type { UpptimeSite } from './schema.js'
import { upptimeSlug } from './upptime-slug.js'

/** Its windows; null for as long as anybody has looked. */
const WINDOWS = {
  uptime: { label: 'uptime', length: null },
  'uptime-day': { label: 'uptime 24h', length: DAY },
  'uptime-week': { label: 'uptime 7d', length: 7 * DAY },
  'uptime-month': { label: 'uptime 30d', length: 30 * DAY },
  'uptime-year': { label: 'uptime 1y', length: 365 * DAY },
} as const

type Window = keyof typeof WINDOWS

/** Above so many per cent a badge has the colour. */
const COLOURS = [
  [95, 'brightgreen'],
  [90, 'green'],
  [85, 'yellowgreen'],
  [80, 'yellow'],
  [75, 'orange'],
] as const

const DAYS = 365
const LONGEST_SLUG = 85

/**
 * What Upptime commits for its badges and for whoever reads its summary (https://upptime.js.org/docs/badges), by our own way of
 * counting. No response times: nobody measures any here.
 */
export function addUpptimeFiles(
  folder: Folder,
  {
    board,
    page,
    names,
  }: { readonly board: Board; readonly page: PageSettings; readonly names: ReadonlyMap<string, string> },
): void {
  const sites = slugged(Object.values(board.map.monitors), names).map(({ entry, name, slug }) => {
    const uptimes = uptimesOf(entry.id, board)
    for (const window of Object.keys(WINDOWS) as Window[])
      folder.addJson(`api/${slug}/${window}.json`, badgeOf(WINDOWS[window].label, uptimes[window]))
    return siteOf(entry, {
      board,
      slug,
      uptimes,
      url: pageAddress(page.url, `monitors/${encodeURIComponent(name)}.html`),
    })
  })
  folder.add('history/summary.json', `${JSON.stringify(sites, null, 2)}\n`)
}

interface Slugged {
  readonly entry: MonitorEntry
  /** Of its files, by its id. */
  readonly name: string
  /** What Upptime would call it by its name; the name of its files where that is another one's, or nothing. */
  readonly slug: string
}

function slugged(entries: readonly MonitorEntry[], names: ReadonlyMap<string, string>): Slugged[] {
  const taken = new Set([...names.values()].map((name) => name.toLowerCase()))
  return entries.map((entry) => {
    const [name, wanted] = [names.get(entry.id) ?? '', upptimeSlug(entry.name).slice(0, LONGEST_SLUG)]
    const isFree = wanted !== '' && !taken.has(wanted)
    if (isFree) taken.add(wanted)
    return { entry, name, slug: isFree ? wanted : name }
  })
}

type Uptimes = Readonly<Record<Window, Uptime>>

function uptimesOf(monitor: string, { history, now }: Board): Uptimes {
  const over = (window: Window): Uptime => {
    const { length } = WINDOWS[window]
    return history.uptime(monitor, { from: length === null ? (history.firstLookAt ?? now) : now - length, to: now })
  }
  return {
    uptime: over('uptime'),
    'uptime-day': over('uptime-day'),
    'uptime-week': over('uptime-week'),
    'uptime-month': over('uptime-month'),
    'uptime-year': over('uptime-year'),
  }
}

function badgeOf(label: string, uptime: Uptime): ShieldsBadge {
  const percent = uptime.ratio === null ? null : percentOf(uptime.ratio)
  const colour = percent === null ? 'lightgrey' : (COLOURS.find(([above]) => percent > above)?.[1] ?? 'red')
  return { schemaVersion: 1, label, message: percentText(uptime), color: colour }
}

/** With both decimals, rounded down; `–` where nothing was seen. */
function percentText({ ratio }: Uptime): string {
  return ratio === null ? '–' : `${percentOf(ratio).toFixed(2)}%`
}

interface SiteParts {
  readonly board: Board
  readonly slug: string
  readonly uptimes: Uptimes
  readonly url: string | null
}

function siteOf({ id, name, status }: MonitorEntry, { board, slug, uptimes, url }: SiteParts): UpptimeSite {
  return {
    ...{ name, url: url ?? '', icon: '', slug, status: upDown(status) },
    uptime: percentText(uptimes.uptime),
    uptimeDay: percentText(uptimes['uptime-day']),
    uptimeWeek: percentText(uptimes['uptime-week']),
    uptimeMonth: percentText(uptimes['uptime-month']),
    uptimeYear: percentText(uptimes['uptime-year']),
    // As Upptime tells of a site whose response time it does not know.
    ...{ time: 0, timeDay: 0, timeWeek: 0, timeMonth: 0, timeYear: 0 },
    dailyMinutesDown: minutesDown(id, board, uptimes['uptime-year']),
  }
}

/** It has three words. Who cannot be judged is neither up nor down, and who is not watched has nothing against him. */
function upDown(status: Status): UpptimeSite['status'] {
  switch (status) {
    case 'healthy':
    case 'skipped':
      return 'up'
    case 'warning':
    case 'degraded':
    case 'unknown':
      return 'degraded'
    case 'critical':
      return 'down'
  }
}

/** By day, newest first, as many as there was downtime on. */
function minutesDown(monitor: string, { history, now, zone }: Board, { sums }: Uptime): Record<string, number> {
  if (sums.down === 0) return {}
  const days = history
    .days(monitor, DAYS, now, zone)
    .map(({ date, down }) => [date, Math.round(down / MINUTE)] as const)
  return Object.fromEntries(days.filter(([, minutes]) => minutes > 0).reverse())
}
