import { html, type Html } from '../../domain/html.js'
import { STATUSES, type Status } from '../../domain/status.js'
import type { PageFacts } from './facts.js'
import { icon } from './icons.js'
import { trace } from './trace.js'
import { noSignalText, STATUS_WORDS } from './words.js'

/** The head of a page: the trace, the sentence it is opened for, and a line below. `data-was` is what it says while there is a signal. */
export function hero(status: Status, sentence: string, below: Html, facts: PageFacts): Html {
  const told = facts.signal ? sentence : noSignalText(facts)
  return html`<section class="hero ${status}" aria-labelledby="verdict">${trace(status)}<div class="verdict">${icon(status)}<h1 id="verdict" data-was="${sentence}">${told}</h1></div>${below}</section>\n`
}

/** How many are what, worst first. */
export function counts({ map: { summary } }: PageFacts): Html {
  const told = [...STATUSES].reverse().filter((status) => summary[status] > 0)
  return html`<p class="counts">${told.map((status) => html`<span>${icon(status)}${summary[status]} ${STATUS_WORDS[status].toLowerCase()}</span> `)}</p>`
}
