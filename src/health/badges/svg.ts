import { html } from '../../domain/html.js'
import type { Status } from '../../domain/status.js'
import { xmlText } from '../xml-text.js'
import type { Badge } from './badge.js'
import { WIDTHS } from './widths.js'

const [LONGEST_LABEL, LONGEST_MESSAGE] = [60, 80] as const
const PADDING = 5
const FIRST_LETTER = 32
/** Letters of the table, where ASCII ends. */
const BEYOND = ' '.repeat(95) + '–…'
/** White stands out from each of them by 4.5 to 1 and more. */
const COLOUR: Readonly<Record<Status, string>> = {
  healthy: '#1a8754',
  skipped: '#68707a',
  warning: '#9a6700',
  degraded: '#b4520a',
  unknown: '#68707a',
  critical: '#c81e37',
}

/** A badge as a picture that needs nobody else: as wide as those of shields.io, with its words for who cannot see it. */
export function badgeSvg(badge: Badge): string {
  const label = xmlText(badge.label, LONGEST_LABEL)
  const message = xmlText(badge.message, LONGEST_MESSAGE)
  const [left, right] = [widthOf(label) + 2 * PADDING, widthOf(message) + 2 * PADDING]
  const words = label === '' ? message : `${label}: ${message}`
  const start = label === '' ? 0 : left
  const text = (content: string, from: number, width: number) => {
    const [middle, length] = [(from + width / 2) * 10, (width - 2 * PADDING) * 10]
    return html`<text x="${middle}" y="140" transform="scale(.1)" textLength="${length}">${content}</text>`
  }
  const box = html`<rect width="${start + right}" height="20" rx="3" fill="${COLOUR[badge.status]}"/>`
  const named = start > 0 && html`<path d="M3 0H${left}V20H3a3 3 0 0 1-3-3V3a3 3 0 0 1 3-3z" fill="#555"/>`
  const letters = [start > 0 && text(label, 0, left), text(message, start, right)]
  const svg = html`<svg xmlns="http://www.w3.org/2000/svg" width="${start + right}" height="20" role="img" aria-label="${words}"><title>${words}</title>${box}${named}<g fill="#fff" text-anchor="middle" font-family="Verdana,Geneva,DejaVu Sans,sans-serif" font-size="110" text-rendering="geometricPrecision">${letters}</g></svg>`
  return `${svg.text}\n`
}

/** In whole pixels, and odd ones: so texts stand on whole pixels. A letter that is not known is as wide as an `m`. */
export function widthOf(text: string): number {
  const sum = Array.from(text).reduce((total, letter) => total + (letterWidth(letter) ?? letterWidth('m') ?? 0), 0)
  const whole = Math.floor(sum)
  return whole % 2 === 0 ? whole + 1 : whole
}

function letterWidth(letter: string): number | null {
  const place = letter >= ' ' && letter <= '~' ? letter.charCodeAt(0) - FIRST_LETTER : BEYOND.indexOf(letter)
  return place < 0 ? null : parseInt(WIDTHS.slice(2 * place, 2 * place + 2), 36) / 100
}
