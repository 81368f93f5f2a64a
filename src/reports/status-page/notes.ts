import type { Uptime } from '../../domain/history/history.js'
import { summed } from '../../domain/history/together.js'
import { html, type Html } from '../../domain/html.js'
import { someBars } from './bars.js'
import type { DayKind } from '../../domain/history/day-kind.js'
import type { PageFacts, PageMonitor } from './facts.js'
import { DAYS } from './page-past.js'
import { safeUrl, shown } from './shown-text.js'

const LEGEND: readonly (readonly [DayKind, string])[] = [
  ['healthy', 'healthy'],
  ['warning', 'warning'],
  ['degraded', 'degraded'],
  ['critical', 'downtime'],
  ['unknown', 'hardly observed'],
  ['skipped', 'not watched'],
]

export function legend(): Html {
  const told = LEGEND.map(([kind, words]) => html`<span>${someBars(kind)}${words}</span>`)
  return html`<p class="legend"><span>Each bar is a day, today on the right:</span>${told}</p>\n`
}

/** What the figures of all mean, or those of one monitor. */
export function howCounted(facts: PageFacts, monitor?: PageMonitor): Html {
  return html`<section class="note" aria-labelledby="how"><h2 id="how">How this is counted</h2><p>${expectedText(facts, monitor)}Uptime is time up divided by time up and down. Down begins at the deadline that passed and ends with the next heartbeat; warnings and what is degraded are up. Time in which nobody looked, hours that are not watched, pauses and maintenance count neither as up nor as down; where less than 95 % was seen, the figure says so.${observedOf(facts, monitor)}</p></section>\n`
}

/** What is waited for: `A heartbeat is expected every 30 min (+ 5 min grace).` */
function expectedText({ expected }: PageFacts, monitor: PageMonitor | undefined): string {
  const words = monitor === undefined ? null : expected?.get(monitor.entry.id)
  return words == null ? '' : `A heartbeat is expected ${shown(words)}. `
}

/** How much of the time was seen. */
function observedOf(facts: PageFacts, monitor: PageMonitor | undefined): string {
  const uptime = monitor === undefined ? uptimeOfAll(facts, facts.monitors) : facts.past.uptime(monitor.entry.id)
  if (!uptime?.observed || uptime.observed === 1) return ''
  return ` Of the last ${DAYS} days, ${Math.floor(uptime.observed * 100)} % was observed.`
}

/** Of monitors together; null where there are too many to ask, or nothing was seen of them. */
export function uptimeOfAll({ monitors, listed, past }: PageFacts, of: readonly PageMonitor[]): Uptime | null {
  if (listed.size < monitors.length) return null
  const uptime = summed(of.map(({ entry }) => past.uptime(entry.id)))
  return uptime.ratio === null ? null : uptime
}

/** For whoever sees a page without monitors. */
export function howToBegin(): Html {
  return html`<section aria-labelledby="begin"><h2 id="begin">What to do</h2><div class="card wide"><p>Name what is to beat in <code>.github/heartbeat.yml</code>, and the next check watches it:</p><pre><code>monitors:
  nightly-backup:
    file: data/heartbeat.json
    every: 1d</code></pre><p>Without that file every workflow that has a schedule is watched.</p></div></section>\n`
}

/** Where the same can be had for machines, by what serves the page. */
const LIVE_LINKS = [
  ['JSON', 'api/health/status'],
  ['History', 'api/health/history'],
  ['Badge', 'badge.svg'],
  ['Metrics', 'metrics'],
  ['API', 'openapi.json'],
] as const
const FILE_LINKS = [
  ['JSON', 'status.json'],
  ['History', 'history.json'],
  ['Feed', 'incidents.atom'],
  ['Badge', 'badge.svg'],
  ['Metrics', 'metrics.txt'],
] as const

export function footer({ live, map, now, clock }: PageFacts, root: string): Html {
  const links = live === null ? FILE_LINKS : LIVE_LINKS
  const run = safeUrl(map.run_url)
  const by = run === null ? 'Heartbeat' : html`<a href="${run}">this run</a> of Heartbeat`
  const made =
    live === null
      ? html`Made ${clock.time(now)} by ${by}. It works without scripts.`
      : html`Made by ${by}. It works without scripts.`
  return html`<footer><p>${links.map(([text, href]) => html`<a href="${root}${href}">${text}</a> `)}</p><p>${made}</p></footer>\n`
}
