import { observedText, percentOf, uptimeText } from '../../domain/history/uptime-text.js'
import { html, type Html } from '../../domain/html.js'
import { DAY, HOUR } from '../../domain/time.js'
import type { PageFacts, PageMonitor } from './facts.js'

const WINDOWS = [
  ['24 hours', 24 * HOUR],
  ['7 days', 7 * DAY],
  ['30 days', 30 * DAY],
  ['90 days', 90 * DAY],
  ['1 year', 365 * DAY],
] as const

/** Uptime of a monitor over the usual windows, each with how much of it was seen; nothing where nobody ever looked. */
export function windowsOf({ entry }: PageMonitor, { past }: PageFacts): Html | null {
  const told = WINDOWS.map(([name, length]) => [name, past.uptime(entry.id, length)] as const)
  if (told.every(([, { ratio }]) => ratio === null)) return null
  const figures = told.map(([name, uptime]) => {
    const seen =
      observedText(uptime) ?? (uptime.observed === null ? 'not watched' : `${percentOf(uptime.observed)} % observed`)
    return html`<li><b>${uptimeText(uptime)}</b><span>${name}</span><span>${seen}</span></li>\n`
  })
  return html`<section aria-labelledby="uptime"><h2 id="uptime">Uptime</h2><ul class="card windows">${figures}</ul></section>\n`
}
