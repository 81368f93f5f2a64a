import type { ExpectLine } from '../../conditions.js'
import { cut, oneLine } from '../../safe-text.js'
import { placeIn } from '../explicit.js'

const SHOWN = 60

/** What is not as a line expects it, in words; null if it is. What is absent or of another kind never is. */
export function unmetBy(root: unknown, { pointer, operator, value }: ExpectLine): string | null {
  const expected = `expected ${operator} ${shown(value)}`
  const place = placeIn(root, pointer)
  if (place === null) return `nothing is at ${safe(pointer)}, ${expected}`
  return holds(place.value, operator, value) ? null : `${safe(pointer)} is ${shown(place.value)}, ${expected}`
}

function holds(found: unknown, operator: ExpectLine['operator'], value: ExpectLine['value']): boolean {
  // Everything else is of another kind than null: that is what such a line asks.
  if (value === null) return (found === null) === (operator === '==')
  if (typeof found === 'number' && typeof value === 'number') return compares(found, operator, value)
  return typeof found === typeof value && (found === value) === (operator === '==')
}

function compares(found: number, operator: ExpectLine['operator'], value: number): boolean {
  if (!Number.isFinite(found)) return false
  switch (operator) {
    case '<=':
      return found <= value
    case '<':
      return found < value
    case '>=':
      return found >= value
    case '>':
      return found > value
    case '==':
      return found === value
    case '!=':
      return found !== value
  }
}

/** A value as it stands in JSON, short and safe to show. */
export function shown(value: unknown): string {
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object' && value !== null) return 'a map'
  return safe(typeof value === 'string' ? JSON.stringify(value) : String(value))
}

function safe(text: string): string {
  return cut(oneLine(text), SHOWN)
}
