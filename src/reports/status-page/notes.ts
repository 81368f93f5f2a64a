import { summed } from '../../domain/history/together.js'
import { html, type Html } from '../../domain/html.js'
import { someBars } from './bars.js'
import type { DayKind } from '../../domain/history/day-kind.js'
import type { PageFacts } from './facts.js'
import { DAYS } from './page-past.js'
import { safeUrl } from './shown-text.js'

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

export function howCounted(facts: PageFacts): Html {
  return html`<section class="note" aria-labelledby="how"><h2 id="how">How this is counted</h2><p>Uptime is time up divided by time up and down. Down begins at the deadline that passed and ends with the next heartbeat. Time in which nobody looked, hours that are not watched, pauses and maintenance count neither as up nor as down; where less than 95 % was seen, the figure says so.${observedOfAll(facts)}</p></section>\n`
}

/** How much of the time was seen, over all monitors. */
function observedOfAll({ monitors, listed, past }: PageFacts): string {
  if (listed.size < monitors.length) return ''
  const { observed } = summed(monitors.map(({ entry }) => past.uptime(entry.id)))
  if (observed === null || observed === 0 || observed === 1) return ''
  const share = Math.floor(100 * observed)
  return ` Of the last ${DAYS} days, ${share} % was observed.`
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

export function footer({ live, map }: PageFacts, root: string): Html {
  const links = live === null ? FILE_LINKS : LIVE_LINKS
  const run = safeUrl(map.run_url)
  const by = run === null ? 'Heartbeat' : html`<a href="${run}">this run</a> of Heartbeat`
  return html`<footer><p>${links.map(([text, href]) => html`<a href="${root}${href}">${text}</a> `)}</p><p>Made by ${by}. The page works without scripts.</p></footer>\n`
}
