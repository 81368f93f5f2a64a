import { html, type Html } from '../../domain/html.js'
import { barsOf } from './bars.js'
import { dayKinds } from '../../domain/history/day-kind.js'
import { detailsOf } from './details.js'
import type { PageFacts, PageMonitor } from './facts.js'
import { CHEVRON, icon } from './icons.js'
import { DAYS } from './page-past.js'
import { sentenceOf } from './said.js'
import { observedText, uptimeText } from '../../domain/history/uptime-text.js'
import { STATUS_WORDS } from './words.js'

/** One monitor: how it is, its ninety days, and behind a chevron all that is known of it. */
export function rowOf(monitor: PageMonitor, facts: PageFacts): Html {
  const { entry, name, anchor, href } = monitor
  const details = facts.crowded ? null : detailsOf(monitor, facts, 'row')
  return html`<li id="${anchor}" class="row"><div class="top">${icon(entry.status)}<div class="who"><h3><a href="${href}">${name}</a></h3><p><span class="vh">${STATUS_WORDS[entry.status]}: </span>${sentenceOf(monitor, facts)}</p></div><div class="strip">${barsOf(facts.past.days(entry.id), facts.clock)}</div><p class="up">${uptimeOf(monitor, facts)}</p></div>${details !== null && folded(name, details)}</li>\n`
}

function folded(name: string, details: Html): Html {
  return html`\n<details><summary><span class="vh">Details<span> of ${name}</span></span>${CHEVRON}</summary>${details}</details>`
}

/** `99.37 %` and what it is of: all the days that were seen, at most ninety. */
function uptimeOf({ entry }: PageMonitor, { past }: PageFacts): Html {
  const uptime = past.uptime(entry.id)
  const seen = dayKinds(past.days(entry.id), DAYS).filter((kind) => kind !== 'none').length
  const span = seen === 1 ? 'today' : seen === 0 ? 'uptime' : `${seen} days`
  return html`<b>${uptimeText(uptime)}</b><span>${observedText(uptime) ?? span}</span>`
}
