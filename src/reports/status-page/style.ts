import { BAR_HEIGHTS } from './bars.js'
import { COLOURS } from './style-colours.js'
import { CONTROLS, FRAMED } from './style-extras.js'
import { LAYOUT } from './style-layout.js'
import { NARROW } from './style-narrow.js'
import { PARTS } from './style-parts.js'

/** What every page wears, as it is sent: the policy of the page knows it by its hash. */
export const STYLE = asSent(COLOURS, LAYOUT, PARTS, BAR_HEIGHTS, NARROW)
export const FRAMED_STYLE = asSent(FRAMED)
export const CONTROL_STYLE = asSent(CONTROLS)

function asSent(...texts: readonly string[]): string {
  return texts
    .join('')
    .replace(/\/\*.*?\*\//gs, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,>]) ?/g, '$1')
    .replace(/: /g, ':')
    .replace(/;}/g, '}')
    .trim()
}
