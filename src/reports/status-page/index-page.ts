import { html, type Html } from '../../domain/html.js'
import { attention } from './attention.js'
import { documentOf } from './document.js'
import { isIll, type PageFacts, type PageGroup, type PageMonitor } from './facts.js'
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
  const status = facts.monitors.length === 0 ? 'skipped' : facts.map.overall_status
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
  const head = html`<h2 id="g${i}">${title}</h2><span>${groupText(monitors)}</span>`
  const ill = monitors.filter(isIll)
  const well = monitors.filter((monitor) => !isIll(monitor))
  if (!facts.crowded) return section(i, html`<div class="gh">${head}</div>${listOf(monitors, facts)}`)
  if (ill.length === 0) return section(i, fold(i, head, listOrCount(well, facts)))
  const others = html`<b>${well.length} more in ${title}</b><span>${groupText(well)}</span>`
  const rest = well.length > 0 && fold(i, others, listOrCount(well, facts))
  return section(i, html`<div class="gh">${head}</div>${listOf(ill, facts)}${rest}`)
}

function section(i: number, content: Html): Html {
  return html`<section aria-labelledby="g${i}">${content}</section>\n`
}

function fold(i: number, summary: Html, content: Html): Html {
  return html`<details class="fold" id="f${i}"><summary class="gh">${summary}</summary>${content}</details>`
}

function listOf(monitors: readonly PageMonitor[], facts: PageFacts): Html {
  return html`<ul class="card rows">${monitors.map((monitor) => rowOf(monitor, facts))}</ul>`
}

/** So many that nobody reads them are counted. */
function listOrCount(monitors: readonly PageMonitor[], facts: PageFacts): Html {
  if (facts.monitors.length <= MOST_ROWS) return listOf(monitors, facts)
  return html`<p class="more">${monitors.length} are well or not watched; so many are not listed here.</p>`
}
