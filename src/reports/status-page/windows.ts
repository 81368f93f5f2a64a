import { observedText, uptimeText } from '../../domain/history/uptime-text.js'
import { UPTIME_WINDOWS } from '../../domain/history/windows.js'
import { html, type Html } from '../../domain/html.js'
import type { PageFacts, PageMonitor } from './facts.js'
import { durationsOf, figuresOf, spark } from './spark.js'

/** Uptime of a monitor over the usual windows, each with how much of it was seen; nothing where nobody ever looked. */
export function windowsOf({ entry }: PageMonitor, { past }: PageFacts): Html | null {
  const told = UPTIME_WINDOWS.map(({ text, length }) => [text, past.uptime(entry.id, length)] as const)
  if (told.every(([, { ratio }]) => ratio === null)) return null
  const figures = told.map(([name, uptime]) =>
    figure(uptimeText(uptime), name, observedText(uptime) ?? seenText(uptime)),
  )
  return html`<section aria-labelledby="uptime"><h2 id="uptime">Uptime</h2><ul class="card figures">${figures}</ul></section>\n`
}

function seenText({ observed }: { readonly observed: number | null }): string {
  if (observed === null) return 'not watched'
  return observed === 1 ? 'all observed' : `${Math.floor(observed * 100)} % observed`
}

/** How long its last runs took; nothing where too few are known. */
export function durationsSection(monitor: PageMonitor): Html | null {
  const seconds = durationsOf(monitor)
  if (seconds === null) return null
  const figures = figuresOf(seconds).map(([name, value]) => figure(value, name, null))
  return html`<section aria-labelledby="took"><h2 id="took">How long the last ${seconds.length} runs took</h2><div class="card wide">${spark(seconds)}<ul class="figures">${figures}</ul></div></section>\n`
}

function figure(value: string, name: string, more: string | null): Html {
  return html`<li><b>${value}</b><span>${name}</span>${more !== null && html`<span>${more}</span>`}</li>\n`
}
