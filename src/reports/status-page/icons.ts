import { STATUSES, type Status } from '../../domain/status.js'
import { html, Html } from '../../domain/html.js'

/** Told apart by shape alone: circle, paused circle, triangle, diamond, dashed circle, octagon. */
const SHAPES: Readonly<Record<Status, string>> = {
  healthy: '<circle cx="8" cy="8" r="7"/><path class="i" d="m4.8 8.3 2.2 2.2 4.2-4.7"/>',
  skipped: '<circle cx="8" cy="8" r="7"/><path class="i" d="M6.2 5.4v5.2m3.6-5.2v5.2"/>',
  warning: '<path d="M8 1.2 15.4 14.6H.6z"/><path class="i" d="M8 6.2v3.6m0 2.1v.2"/>',
  degraded: '<path d="M8 .6 15.4 8 8 15.4.6 8z"/><path class="i" d="M8 4.6v4m0 2.3v.2"/>',
  unknown:
    '<circle class="o" cx="8" cy="8" r="6.2"/><path class="q" d="M6.1 6.3c.2-2.4 3.8-2.3 3.8 0 0 1.5-1.9 1.5-1.9 3m0 2v.2"/>',
  critical:
    '<path d="M5.1 1h5.8L15 5.1v5.8L10.9 15H5.1L1 10.9V5.1z"/><path class="i" d="m5.6 5.6 4.8 4.8m0-4.8-4.8 4.8"/>',
}

/** Drawn once a page; every icon refers to it. */
export const SYMBOLS = new Html(
  `<svg class="vh" aria-hidden="true">${STATUSES.map((status) => `<symbol id="i-${status}" viewBox="0 0 16 16">${SHAPES[status]}</symbol>`).join('')}<symbol id="more" viewBox="0 0 16 16"><path d="m4 6 4 4 4-4"/></symbol></svg>`,
)

export const CHEVRON = html`<svg aria-hidden="true"><use href="#more"/></svg>`

export function icon(status: Status): Html {
  return html`<svg class="icon ${status}" aria-hidden="true"><use href="#i-${status}"/></svg>`
}

const COLOURS: Readonly<Record<Status, string>> = {
  healthy: '1a8754',
  skipped: '68707a',
  warning: 'c08a00',
  degraded: 'e0701a',
  unknown: '8a939d',
  critical: 'd1243b',
}
const BEAT = 'M1 9h3l2-6 4 10 2-4h3'
const FLAT = 'M1 9h14'

/** The picture in the tab: a beat in the colour of the worst status, a flat line where something is critical. */
export function favicon(status: Status): string {
  return address(COLOURS[status], status === 'critical' ? FLAT : BEAT, '')
}

export const NO_SIGNAL_ICON = address(COLOURS.unknown, FLAT, " stroke-dasharray='.1 3.3'")

function address(colour: string, path: string, more: string): string {
  return `data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Cpath fill='none' stroke='%23${colour}' stroke-width='2.2' stroke-linejoin='round' stroke-linecap='round'${more} d='${path}'/%3E%3C/svg%3E`
}
