import type { Outage } from '../../domain/history/history.js'
import { formatDuration } from '../../domain/duration.js'
import { html, type Html } from '../../domain/html.js'
import { DAY } from '../../domain/time.js'
import type { PageFacts } from './facts.js'
import { icon } from './icons.js'
import { DAYS } from './page-past.js'
import { incidentLink } from './incident-link.js'
import { shown, shownName } from './shown-text.js'

/** Times in which something was down and came back, newest first; nothing where there were none. */
export function pastIncidents(facts: PageFacts, most: number, monitor?: string): Html | null {
  const span = { from: facts.now - DAYS * DAY, to: facts.now }
  const ended = facts.history.outages(span, monitor).filter(({ until }) => until !== null)
  if (ended.length === 0) return null
  const rest = ended.length - most
  return html`<section aria-labelledby="past"><h2 id="past">Past incidents</h2><ol class="card past over">${ended.slice(0, most).map((outage) => oneOf(outage, facts, monitor === undefined))}</ol>${rest > 0 && html`<p class="more">And ${rest} more in the last ${DAYS} days.</p>`}</section>\n`
}

function oneOf({ monitor, since, until, worst, message, incident }: Outage, facts: PageFacts, named: boolean): Html {
  const known = facts.monitors.find(({ entry }) => entry.id === monitor)
  const name = known?.name ?? shownName({ id: monitor, name: monitor })
  const title = known === undefined ? html`${name}` : html`<a href="${known.href}">${name}</a>`
  const told = facts.show.messages ? shown(message) : ''
  const link = incidentLink(incident, facts)
  return html`<li>${icon(worst)}${facts.clock.text(since)}<div>${named && html`<h3>${title}</h3>`}${(told !== '' || link !== null) && html`<p>${told}${told !== '' && link !== null && ' '}${link}</p>`}</div><span>${formatDuration((until ?? since) - since)}</span></li>\n`
}
