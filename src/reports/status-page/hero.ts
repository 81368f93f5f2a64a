import { observedText, uptimeText } from '../../domain/history/uptime-text.js'
import { html, type Html } from '../../domain/html.js'
import { STATUSES, type Status } from '../../domain/status.js'
import type { PageFacts } from './facts.js'
import { icon } from './icons.js'
import { uptimeOfAll } from './notes.js'
import { DAYS } from './page-past.js'
import { trace } from './trace.js'
import { noSignalText, STATUS_WORDS } from './words.js'

/** The head of a page: the trace, the sentence it is opened for, and a line below. `data-was` is what it says while there is a signal. */
export function hero(status: Status, sentence: string, below: Html | null, facts: PageFacts): Html {
  const told = facts.signal ? sentence : noSignalText(facts)
  return html`<section class="hero ${status}" aria-labelledby="verdict">${trace(status)}<div class="verdict">${icon(status)}<h1 id="verdict" data-was="${sentence}">${told}</h1></div>${facts.pulse !== null && html`<p id="news" class="below" hidden>Something has changed since this page was made.</p>`}${below}</section>\n`
}

/** How many are what, worst first. */
export function counts(facts: PageFacts): Html | null {
  const { summary } = facts.map
  if (facts.monitors.length === 0) return null
  const uptime = uptimeOfAll(facts, facts.monitors)
  const observed = uptime === null ? null : observedText(uptime)
  const told = [...STATUSES].reverse().filter((status) => summary[status] > 0)
  return html`<p class="counts">${told.map((status) => html`<span>${icon(status)}${summary[status]} ${STATUS_WORDS[status].toLowerCase()}</span> `)}${uptime !== null && html`<span class="all-up">${uptimeText(uptime)} up in ${DAYS} days${observed !== null && `, ${observed}`}</span>`}</p>`
}
