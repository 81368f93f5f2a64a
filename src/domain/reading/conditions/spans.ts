import type { SpanField } from '../../conditions.js'
import { parseDuration } from '../../duration.js'
import { DAY, HOUR, MINUTE, SECOND, type Duration } from '../../time.js'
import { placeIn } from '../explicit.js'
import { wordsOf } from '../key-words.js'
import { shown } from './unmet.js'

/** A span that was read, or what stands there instead, as the end of a sentence that begins with the pointer. */
export type Span = { readonly ms: Duration } | { readonly problem: string }

const UNITS: readonly (readonly [RegExp, Duration])[] = [
  [/^(?:ms|msecs?|millis|milliseconds?)$/, 1],
  [/^(?:s|secs?|seconds?)$/, SECOND],
  [/^(?:m|mins?|minutes?)$/, MINUTE],
  [/^(?:h|hrs?|hours?)$/, HOUR],
  [/^(?:d|days?)$/, DAY],
]
/** `ageminutes`: words that were written as one. */
const GLUED: readonly (readonly [RegExp, Duration])[] = [
  [/(?:millis|milliseconds)$/, 1],
  [/seconds$/, SECOND],
  [/minutes$/, MINUTE],
  [/hours$/, HOUR],
  [/days$/, DAY],
]
const OLDEST: Duration = 3650 * DAY
const LONGEST_LIMIT: Duration = 400 * DAY

/** The unit that the name of a field tells: `ageMinutes`, `hours_since_run`; null where it tells none, or two. */
export function unitInName(pointer: string): Duration | null {
  const names = pointer.split('/').filter((name) => !/^\d*$/.test(name))
  for (const name of names.reverse().slice(0, 2)) {
    const units = new Set(wordsOf(name).flatMap(unitOf))
    if (units.size > 1) return null
    for (const unit of units) return unit
  }
  return null
}

function unitOf(word: string): Duration[] {
  const [, unit] = [...UNITS, ...GLUED].find(([pattern]) => pattern.test(word)) ?? []
  return unit === undefined ? [] : [unit]
}

/** How old something is by its own word: a number, nothing else. */
export function ageAt(root: unknown, { pointer, unitMs }: SpanField): Span {
  const place = placeIn(root, pointer)
  if (place === null) return { problem: `nothing is at ${pointer}` }
  const { value } = place
  const unit = unitMs ?? unitInName(pointer)
  const isAge = typeof value === 'number' && value >= 0 && unit !== null && value * unit <= OLDEST
  return isAge ? { ms: value * unit } : { problem: `${pointer} holds ${shown(value)}, which is no age` }
}

/** A limit that a document sets itself: a number, or a text like `6h` or `PT6H`. */
export function limitAt(root: unknown, { pointer, unitMs }: SpanField): Span {
  const place = placeIn(root, pointer)
  if (place === null) return { problem: `nothing is at ${pointer}` }
  const ms = limitOf(place.value, unitMs ?? unitInName(pointer))
  const isLimit = ms !== null && ms > 0 && ms <= LONGEST_LIMIT
  return isLimit ? { ms } : { problem: `${pointer} holds ${shown(place.value)}, which is no limit` }
}

function limitOf(value: unknown, unit: Duration | null): Duration | null {
  if (typeof value === 'number') return unit === null ? null : value * unit
  // Digits alone would be minutes in a config, and nobody knows what here.
  return typeof value === 'string' && /[a-z]/i.test(value) ? parseDuration(value) : null
}
