import { uptimeSentence } from '../../domain/history/uptime-text.js'
import { html, type Html } from '../../domain/html.js'
import { attention } from './attention.js'
import { documentOf } from './document.js'
import { isIll, type PageFacts, type PageGroup, type PageMonitor } from './facts.js'
import { CHEVRON } from './icons.js'
import { counts, hero } from './hero.js'
import { footer, howCounted, howToBegin, legend, uptimeOfAll } from './notes.js'
import { pastIncidents } from './past.js'
import { rowOf } from './row.js'
import { shown } from './shown-text.js'
import { groupText, verdictText } from './words.js'

const MOST_PAST = 10

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
        facts.monitors.length > 0 ? attention(facts) : howToBegin(),
        groups,
        facts.monitors.length > 0 && legend(),
        pastIncidents(facts, MOST_PAST),
        facts.monitors.length > 0 && howCounted(facts),
      ],
      footer: footer(facts, ''),
    },
    facts,
  )
}

/** ` · 99.98 %`, of several; with how much of it was seen, where that is little. */
function together(monitors: readonly PageMonitor[], facts: PageFacts): string {
  const uptime = monitors.length < 2 ? null : uptimeOfAll(facts, monitors)
  return uptime === null ? '' : ` · ${uptimeSentence(uptime)}`
}

function groupOf({ tag, monitors }: PageGroup, i: number, facts: PageFacts): Html {
  const alone = facts.groups.length === 1 && tag === null
  const title = alone ? 'Monitors' : tag === null ? 'Others' : shown(tag, 60) || 'Others'
  const head = html`<h2 id="g${i}">${title}</h2><span>${groupText(monitors)}${together(monitors, facts)}</span>`
  const ill = monitors.filter(isIll)
  const others = monitors.filter((monitor) => !isIll(monitor))
  if (!facts.crowded) return section(i, html`<div class="gh">${head}</div>${listOf(monitors, facts)}`)
  if (ill.length === 0) return section(i, fold(i, head, listOf(others, facts)), 'snug')
  const rest = html`<b>${others.length} more in ${title}</b><span>${groupText(others)}</span>`
  const folded = others.length > 0 && fold(i, rest, listOf(others, facts))
  return section(i, html`<div class="gh">${head}</div>${listOf(ill, facts)}${folded}`)
}

function section(i: number, content: Html, look?: 'snug'): Html {
  return html`<section${look && html` class="${look}"`} aria-labelledby="g${i}">${content}</section>\n`
}

function fold(i: number, summary: Html, content: Html): Html {
  return html`<details class="fold" id="f${i}"><summary class="gh">${summary}${CHEVRON}</summary>${content}</details>`
}

function listOf(monitors: readonly PageMonitor[], facts: PageFacts): Html {
  const listed = monitors.filter((monitor) => facts.listed.has(monitor))
  const left = monitors.length - listed.length
  return html`${listed.length > 0 && html`<ul class="card rows">${listed.map((monitor) => rowOf(monitor, facts))}</ul>`}${left > 0 && html`<p class="more">${listed.length > 0 ? 'And ' : ''}${left} that are not listed here: there are too many.</p>`}`
}
