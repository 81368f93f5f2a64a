import { html, type Html } from '../../domain/html.js'
import { DAY } from '../../domain/time.js'
import { metaOf } from './attention.js'
import { barsOf } from './bars.js'
import { detailsOf } from './details.js'
import { documentOf } from './document.js'
import { isIll, type PageFacts, type PageMonitor } from './facts.js'
import { hero } from './hero.js'
import { icon } from './icons.js'
import { footer, howCounted, legend } from './notes.js'
import { DAYS } from './page-past.js'
import { pastIncidents } from './past.js'
import { sentenceOf } from './said.js'
import { shown } from './shown-text.js'
import { durationsSection, windowsOf } from './windows.js'
import { headlineOf, STATUS_WORDS } from './words.js'

const ROOT = '../'
const MOST_PAST = 50
const MOST_CHANGES = 20
const CHANGES_SINCE = 400 * DAY

/** All that is known of one monitor; null where nobody is called so. */
export function monitorPage(facts: PageFacts, id: string): string | null {
  const monitor = facts.monitors.find(({ entry }) => entry.id === id)
  if (monitor === undefined) return null
  const { entry } = monitor
  const sentence = headlineOf(monitor)
  return documentOf(
    {
      sentence,
      status: entry.status,
      root: ROOT,
      framed: false,
      main: [
        html`<p class="back"><a href="${ROOT}">All monitors</a></p>`,
        hero(entry.status, sentence, belowOf(monitor, facts), facts),
        daysOf(monitor, facts),
        windowsOf(monitor, facts),
        durationsSection(monitor),
        html`<section aria-labelledby="facts"><h2 id="facts">What is known</h2><div class="card about">${detailsOf(monitor, facts, 'page')}</div></section>\n`,
        pastIncidents(facts, MOST_PAST, id),
        changesOf(monitor, facts),
        howCounted(facts, monitor),
      ],
      footer: footer(facts, ROOT),
    },
    facts,
  )
}

function belowOf(monitor: PageMonitor, facts: PageFacts): Html {
  const meta = isIll(monitor) ? metaOf(monitor, facts) : null
  return html`<p class="below">${sentenceOf(monitor, facts)}</p>${meta !== null && html`<p class="meta">${meta}</p>`}`
}

function daysOf({ entry }: PageMonitor, { past, clock }: PageFacts): Html {
  return html`<section aria-labelledby="days"><h2 id="days">Last ${DAYS} days</h2><div class="card wide"><div class="strip">${barsOf(past.days(entry.id), clock)}</div></div>${legend()}</section>\n`
}

/** What it was before, newest first. */
function changesOf({ entry }: PageMonitor, { history, now, clock, show }: PageFacts): Html | null {
  const changes = [...history.changes({ from: now - CHANGES_SINCE, to: now }, entry.id)].reverse()
  if (changes.length === 0) return null
  const told = changes
    .slice(0, MOST_CHANGES)
    .map(
      ({ status, since, message }) =>
        html`<li>${icon(status)}<span>${clock.time(since)}</span><div><h3>${STATUS_WORDS[status]}</h3>${show.messages && message !== '' && html`<p>${shown(message)}</p>`}</div></li>\n`,
    )
  return html`<section aria-labelledby="changes"><h2 id="changes">Last changes</h2><ol class="card past">${told}</ol></section>\n`
}
