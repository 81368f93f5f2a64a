import { isSnoozed } from '../../domain/controls.js'
import { html, type Html } from '../../domain/html.js'
import { byWhom } from './by-whom.js'
import { isIll, worstFirst, type PageFacts, type PageMonitor } from './facts.js'
import { icon } from './icons.js'
import { judgedText } from './said.js'
import { incidentLink } from './incident-link.js'
import { STATUS_WORDS } from './words.js'

const MOST = 20

/** Who is not well, worst first, with what is known and who knows of it; nothing where all are well. */
export function attention(facts: PageFacts): Html | null {
  const ill = worstFirst(facts.monitors.filter(isIll))
  if (ill.length === 0) return null
  const rest = ill.length - MOST
  return html`<section aria-labelledby="attention"><h2 id="attention">Needs attention</h2><ul class="card attention">${ill.slice(0, MOST).map((monitor) => oneOf(monitor, facts))}</ul>${rest > 0 && html`<p class="more">And ${rest} more; they stand among the others below.</p>`}</section>\n`
}

function oneOf(monitor: PageMonitor, facts: PageFacts): Html {
  const { entry, name, anchor, href } = monitor
  const meta = metaOf(monitor, facts)
  return html`<li class="${entry.status}">${icon(entry.status)}<div><h3><a href="${facts.listed.has(monitor) ? `#${anchor}` : href}">${name}</a> <span class="tag">${STATUS_WORDS[entry.status]}</span></h3><p>${judgedText(monitor, facts)}</p>${meta !== null && html`<p class="meta">${meta}</p>`}</div></li>\n`
}

/** `Since 26 Nov, 04:23 UTC · Incident 128 · acknowledged: on it`. */
export function metaOf({ entry }: PageMonitor, facts: PageFacts): Html | null {
  const { clock, controls, now } = facts
  const { acknowledged = null, snooze = null } = controls.get(entry.id) ?? {}
  const parts = [
    entry.since !== null && html`Since ${clock.time(Date.parse(entry.since))}`,
    entry.incident?.phase === 'open' ? incidentLink(entry.incident.ref, facts) : null,
    acknowledged && `acknowledged${byWhom(acknowledged)}`,
    snooze !== null && isSnoozed({ snooze }, now) && html`snoozed until ${clock.time(snooze.until)}${byWhom(snooze)}`,
  ].filter((part) => part !== null && part !== undefined && part !== false)
  if (parts.length === 0) return null
  return html`${parts.map((part, i) => html`${i > 0 && ' · '}${part}`)}`
}
