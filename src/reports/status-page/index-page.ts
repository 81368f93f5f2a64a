import { html, type Html } from '../../domain/html.js'
import { attention } from './attention.js'
import { documentOf } from './document.js'
import { isIll, type PageFacts, type PageGroup } from './facts.js'
import { counts, hero } from './hero.js'
import { footer, howCounted, legend } from './notes.js'
import { pastIncidents } from './past.js'
import { rowOf } from './row.js'
import { shown } from './shown-text.js'
import { groupText, verdictText } from './words.js'

const MOST_PAST = 10
/** Those who are well are only counted where there are more. */
const MOST_ROWS = 500

/** The front page. */
export function indexPage(facts: PageFacts): string {
  const sentence = verdictText(facts)
  const status = facts.map.overall_status
  const groups = facts.groups.map((group, i) => groupOf(group, i, facts))
  return documentOf(
    {
      sentence,
      status,
      root: '',
      framed: false,
      main: [
        hero(status, sentence, counts(facts), facts),
        attention(facts),
        groups,
        facts.monitors.length > 0 && legend(),
        pastIncidents(facts, MOST_PAST),
        howCounted(facts),
      ],
      footer: footer(facts, ''),
    },
    facts,
  )
}

function groupOf({ tag, monitors }: PageGroup, i: number, facts: PageFacts): Html {
  const alone = facts.groups.length === 1 && tag === null
  const title = alone ? 'Monitors' : tag === null ? 'Others' : shown(tag, 60) || 'Others'
  const head = html`<h2 id="g${i}">${title}</h2><p>${groupText(monitors)}</p>`
  const listed = facts.monitors.length > MOST_ROWS ? monitors.filter(isIll) : monitors
  const left = monitors.length - listed.length
  const rows = html`${listed.length > 0 && html`<ul class="card rows">${listed.map((monitor) => rowOf(monitor, facts))}</ul>`}${left > 0 && html`<p class="more">${left} that are well are not listed here.</p>`}`
  if (!facts.crowded || monitors.some(isIll))
    return html`<section aria-labelledby="g${i}"><div class="gh">${head}</div>${rows}</section>\n`
  return html`<section aria-labelledby="g${i}"><details class="fold" id="f${i}"><summary class="gh">${head}</summary>${rows}</details></section>\n`
}
