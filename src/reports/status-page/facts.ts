import type { Controls } from '../../domain/controls.js'
import type { History } from '../../domain/history/history.js'
import { severityOf } from '../../domain/status.js'
import { clean } from '../../domain/safe-text.js'
import { fileNames } from '../../health/files/file-names.js'
import type { PageLink, PageParts, PageSettings } from '../../domain/page-settings.js'
import type { Duration, Instant } from '../../domain/time.js'
import type { Verdict } from '../../domain/verdict.js'
import type { MonitorEntry, StatusMap } from '../map-schema.js'
import { pageClock, type PageClock } from './page-clock.js'
import { pagePast, type PagePast } from './page-past.js'
import { shown, shownName } from './shown-text.js'

/** What a page is made of. Texts in it are untrusted. */
export interface PageAbout {
  readonly map: StatusMap
  readonly history: History
  readonly controls: Controls
  /** When the page is made. */
  readonly now: Instant
  /** From one look to the next. */
  readonly intervalMs: Duration
  /** IANA zone of the readers; null for UTC. */
  readonly zone: string | null
  /** Whose page it is; null for nobody said. */
  readonly title: string | null
  /** Under the title; absent or null for nothing. */
  readonly description?: string | null
  readonly links?: readonly PageLink[]
  /** Of days and months, as BCP 47; absent or null for English. */
  readonly language?: string | null
  readonly parts?: PageParts
  /** By monitor: what is waited for, after the word: `every 30 min (+ 5 min grace)`. */
  readonly expected?: ReadonlyMap<string, string | null>
  /** A server that answers while it is read; null for files that lie somewhere. */
  readonly live: { readonly writable: boolean } | null
  readonly show: Shown
}

/** What of the beats strangers may read. */
export interface Shown {
  readonly messages: boolean
  readonly metrics: boolean
}

export interface PageFacts extends PageAbout {
  readonly description: string | null
  readonly links: readonly PageLink[]
  /** As in the parts, where they are what they should be. */
  readonly logo: string | null
  readonly pulse: string | null
  readonly checkedAt: Instant
  /** False: nobody has looked for so long that nothing here is news. */
  readonly signal: boolean
  readonly clock: PageClock
  readonly past: PagePast
  readonly title: string
  /** In the order of the configuration. */
  readonly monitors: readonly PageMonitor[]
  readonly groups: readonly PageGroup[]
  /** So many that those who are well fold away, and details stand on pages of their own. */
  readonly crowded: boolean
  /** Who has a row: all, or of very many those who are not well, worst first. */
  readonly listed: ReadonlySet<PageMonitor>
}

export interface PageMonitor {
  readonly entry: MonitorEntry
  readonly name: string
  /** Of its row on the page, fit for an address. */
  readonly anchor: string
  /** From the front page. */
  readonly href: string
  readonly tags: readonly string[]
}

/** Monitors with the same first tag. */
export interface PageGroup {
  /** Null for those without a tag. */
  readonly tag: string | null
  readonly monitors: readonly PageMonitor[]
}

/** Looks that may fail to come before nothing is believed any more. */
const SILENT_INTERVALS = 6
const CROWD = 60
/** More rows than this nobody reads, and no server should make. */
const MOST_ROWS = 500

/** What is waited for, by monitor, with the grace and the hours of each. */
export function expectedBy(verdicts: readonly Verdict[]): ReadonlyMap<string, string | null> {
  return new Map(
    verdicts.map(({ monitor, expected, ruleRest = '' }) => [monitor, expected === null ? null : expected + ruleRest]),
  )
}

/** What somebody asked a page to be like. */
export function wornBy({ title, description, links, language, zone, show }: PageSettings, parts?: PageParts) {
  const shown: Shown = { messages: show.includes('messages'), metrics: show.includes('metrics') }
  return { title, description, links, language, zone, show: shown, ...(parts && { parts }) }
}

export function pageFacts(about: PageAbout): PageFacts {
  const checkedAt = Date.parse(about.map.timestamp)
  const names = about.live === null ? fileNames(Object.keys(about.map.monitors)) : null
  const monitors = Object.values(about.map.monitors).map((entry) => pageMonitor(entry, names))
  return {
    ...about,
    checkedAt,
    signal: hasSignal(checkedAt, about),
    clock: pageClock(about.now, about.zone, about.language ?? null),
    past: pagePast(about.history, about.now, about.zone),
    title: shown(about.title ?? about.map.repository ?? '', 100) || 'Heartbeat',
    description: shown(about.description ?? '', 500) || null,
    links: about.links ?? [],
    ...safeParts(about.parts),
    monitors,
    groups: groupsOf(monitors),
    crowded: monitors.length > CROWD,
    listed: new Set(monitors.length > MOST_ROWS ? worstFirst(monitors.filter(isIll)).slice(0, MOST_ROWS) : monitors),
  }
}

const PICTURE = /^data:image\/(png|jpeg|webp|svg\+xml);base64,[\w+/=]*$/
/** Nothing in it may end a part of the policy that it stands in. */
const PULSE = /^https:\/\/raw\.githubusercontent\.com(\/[\w.-]+){4,}$/

function safeParts({ logo, pulse }: Partial<PageParts> = {}): PageParts {
  const fits = (text: string | null | undefined, shape: RegExp): string | null =>
    typeof text === 'string' && shape.test(text) ? text : null
  return { logo: fits(logo, PICTURE), pulse: fits(pulse, PULSE) }
}

/** Whether the last look is young enough to say anything of now. */
export function hasSignal(checkedAt: Instant, { now, intervalMs }: Pick<PageAbout, 'now' | 'intervalMs'>): boolean {
  return now - checkedAt <= SILENT_INTERVALS * intervalMs
}

/** `names` are those of their files; null where a server answers by their ids. */
function pageMonitor(entry: MonitorEntry, names: ReadonlyMap<string, string> | null): PageMonitor {
  const id = encodeURIComponent(clean(entry.id))
  const file = names?.get(entry.id)
  const { tags } = entry.metadata
  return {
    entry,
    name: shownName(entry),
    anchor: `m-${id}`,
    href: file === undefined ? `monitors/${id}` : `monitors/${encodeURIComponent(file)}.html`,
    tags: Array.isArray(tags) ? tags.filter((tag) => typeof tag === 'string') : [],
  }
}

function groupsOf(monitors: readonly PageMonitor[]): PageGroup[] {
  const groups = new Map<string | null, PageMonitor[]>()
  for (const monitor of monitors) {
    const tag = monitor.tags[0] ?? null
    const group = groups.get(tag)
    if (group === undefined) groups.set(tag, [monitor])
    else group.push(monitor)
  }
  const made = [...groups].map(([tag, members]) => ({ tag, monitors: members }))
  return [...made.filter(({ tag }) => tag !== null), ...made.filter(({ tag }) => tag === null)]
}

/** Neither well nor left alone. */
export function isIll({ entry }: PageMonitor): boolean {
  return entry.status !== 'healthy' && entry.status !== 'skipped'
}

/** A new list, worst first. */
export function worstFirst(monitors: readonly PageMonitor[]): PageMonitor[] {
  return [...monitors].sort((a, b) => severityOf(b.entry.status) - severityOf(a.entry.status))
}
