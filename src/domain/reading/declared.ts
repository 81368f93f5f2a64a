import { isPlainObject } from '../plain-object.js'
import type { JsonObject } from './candidate.js'
import { wordsOf } from './key-words.js'
import { pointerTo } from './object-times.js'

/** What a document says itself about when it is to beat: a hint, never a rule. */
export interface Declared {
  readonly field: string
  readonly value: number | string
  readonly unit: 'milliseconds' | 'seconds' | 'minutes' | 'hours' | 'days' | 'next' | 'text' | 'cron' | 'unknown'
}

const UNITS: readonly (readonly [RegExp, Declared['unit']])[] = [
  [/^(?:ms|millis|milliseconds?)$/, 'milliseconds'],
  [/^(?:s|secs?|seconds?)$/, 'seconds'],
  [/^(?:m|mins?|minutes?)$/, 'minutes'],
  [/^(?:h|hrs?|hours?)$/, 'hours'],
  [/^(?:d|days?)$/, 'days'],
]
const INTERVAL = new Set(['interval', 'every', 'period', 'frequency', 'cadence', 'ttl', 'intervals'])
const DEEPEST = 3
const MOST = 20

/** Intervals, ages and next runs that a document declares. */
export function declaredIn(root: unknown): Declared[] {
  const found: Declared[] = []
  collect(root, '', 0, found)
  return found
}

function collect(value: unknown, pointer: string, depth: number, found: Declared[]): void {
  if (!isPlainObject(value) || depth > DEEPEST) return
  const keys = Object.keys(value)
  for (const key of keys.slice(0, 200)) {
    if (found.length >= MOST) return
    const declared = declaredAt(value, key, pointer)
    if (declared) found.push(declared)
    else if (keys.length <= 200) collect(value[key], pointerTo(pointer, key), depth + 1, found)
  }
}

function declaredAt(holder: JsonObject, key: string, pointer: string): Declared | null {
  const value = holder[key]
  if ((typeof value !== 'number' && typeof value !== 'string') || value === '' || key.length > 60) return null
  const words = wordsOf(key)
  const field = pointerTo(pointer, key)
  if (words.includes('cron') && typeof value === 'string')
    return /^\S+( \S+){4}$/.test(value) ? { field, value, unit: 'cron' } : null
  if (words[0] === 'next') return /\d{4}/.test(String(value)) ? { field, value, unit: 'next' } : null
  if (!speaksOfInterval(words)) return null
  const unit = UNITS.find(([pattern]) => words.some((word) => pattern.test(word)))?.[1]
  if (typeof value === 'number') return { field, value, unit: unit ?? 'unknown' }
  return /^\s*\d{1,6}\s*[a-z]{1,8}\s*$/i.test(value) ? { field, value, unit: 'text' } : null
}

function speaksOfInterval(words: readonly string[]): boolean {
  const phrase = words.join(' ')
  return (
    words.some((word) => INTERVAL.has(word)) ||
    /max(?:imum)? age|stale after|gap threshold|stale threshold/.test(phrase)
  )
}
