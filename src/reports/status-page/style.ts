import { COLOURS } from './style-colours.js'
import { LAYOUT } from './style-layout.js'
import { NARROW } from './style-narrow.js'
import { PARTS } from './style-parts.js'

/** All that a page wears, as it is sent: the policy of the page knows it by its hash. */
export const STYLE = [COLOURS, LAYOUT, PARTS, NARROW]
  .join('')
  .replace(/\/\*.*?\*\//gs, '')
  .replace(/\s+/g, ' ')
  .replace(/ ?([{};,>]) ?/g, '$1')
  .replace(/: /g, ':')
  .replace(/;}/g, '}')
  .trim()
