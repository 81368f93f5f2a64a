import { html, type Html } from '../../domain/html.js'
import { documentOf } from './document.js'
import { worstFirst, type PageFacts, type PageMonitor } from './facts.js'
import { icon } from './icons.js'
import { noSignalText, STATUS_WORDS, verdictText } from './words.js'

/** A frame has little room. */
const MOST = 30

/** A small page for a frame in other people's pages: the sentence, and who is what. */
export function embedPage(facts: PageFacts): string {
  const sentence = verdictText(facts)
  const status = facts.map.overall_status
  const listed = worstFirst(facts.monitors).slice(0, MOST)
  const left = facts.monitors.length - listed.length
  const main = html`<div class="verdict">${icon(status)}<h1 id="verdict" data-was="${sentence}">${facts.signal ? sentence : noSignalText(facts)}</h1></div><ul class="small">${listed.map((monitor) => oneOf(monitor, facts))}</ul><p class="more">${left > 0 && `And ${left} more. `}Checked <span id="seen">${facts.clock.ago(facts.checkedAt)}</span>. <a href="./" target="_blank" rel="noopener">Open the page</a></p>\n`
  return documentOf({ sentence, status, root: '', framed: true, main, footer: null }, facts)
}

function oneOf(monitor: PageMonitor, { clock }: PageFacts): Html {
  const { entry, name, href } = monitor
  const well = entry.status === 'healthy'
  const told =
    !well || entry.last_heartbeat === null ? STATUS_WORDS[entry.status] : clock.ago(Date.parse(entry.last_heartbeat))
  return html`<li>${icon(entry.status)}<a href="${href}" target="_blank" rel="noopener">${name}</a><span>${well && html`<span class="vh">${STATUS_WORDS[entry.status]}, </span>`}${told}</span></li>\n`
}
