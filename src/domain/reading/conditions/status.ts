import type { Conditions } from '../../conditions.js'
import { lineAt, placeIn, statusAt } from '../explicit.js'
import type { WrittenStatus } from '../written-status.js'
import { shown } from './unmet.js'

/** A status as the conditions have it, and why it is not well, in words. */
export interface Weighed {
  readonly status: WrittenStatus | null
  readonly unmet: readonly string[]
}

const MOST_WORDS = 5

/** What somebody named as status, or else what the rules found, beside the words that are well. */
export function weighStatus(
  found: WrittenStatus | null,
  { holder, text }: { readonly holder: unknown; readonly text: string },
  statusField: string | null,
  { okValues }: Pick<Conditions, 'okValues'>,
): Weighed {
  const place = statusField === null ? null : (lineAt(text, statusField) ?? placeIn(holder, statusField))
  const status = statusField === null ? found : place && statusAt(place)
  if (statusField !== null && status === null) {
    const what =
      place === null ? `nothing is at ${statusField}` : `${statusField} is ${shown(place.value)}, which is no status`
    return { status: null, unmet: [`${what}${okValues.length === 0 ? '' : `, and well is ${words(okValues)}`}`] }
  }
  if (okValues.length === 0) return { status, unmet: [] }
  if (status === null) return { status, unmet: [`it bears no status, and well is ${words(okValues)}`] }
  const { field, value } = status
  if (isWell(value, okValues)) return { status: { field, value, class: 'ok' }, unmet: [] }
  // What is wrong with it is said once, by the condition.
  return {
    status: { field, value, class: 'unknown' },
    unmet: [`${field} says ${shown(value)}, and well is ${words(okValues)}`],
  }
}

export function isWell(value: unknown, okValues: readonly string[]): boolean {
  return okValues.includes(String(value).trim().toLowerCase())
}

function words(okValues: readonly string[]): string {
  const named = okValues.slice(0, MOST_WORDS).map(shown)
  const rest = okValues.length > MOST_WORDS ? ' and others' : ''
  return `only ${named.join(', ')}${rest}`
}
