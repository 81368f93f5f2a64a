import { isPlainObject } from '../plain-object.js'
import type { Parsed } from './parse-document.js'
import type { Found } from './found.js'
import { short, type Seen } from './seen.js'

const MOST_NAMED = 4

/** Why no beat was found, naming what was seen instead. */
export function errorText(found: Found, parsed: Parsed | null, seen: Seen): string {
  const parts = [neverBeaten(seen), objections(seen), shapeOf(found, parsed)].filter((part) => part !== '')
  return `no time of a last beat was found: ${parts.join('; ')}`
}

function neverBeaten(seen: Seen): string {
  if (seen.empty.length === 0) return ''
  return `${listed(seen.empty)} ${seen.empty.length === 1 ? 'is' : 'are'} empty, so it has never beaten`
}

function objections(seen: Seen): string {
  const named = seen.ignored
    .slice(0, MOST_NAMED)
    .map(({ field, value, why }) => `${field}${value === undefined ? '' : ` (${value})`} ${why}`)
  return named.join(', ')
}

/** What a document is, in words: its keys, its length, its first line. */
export function shapeOf(found: Found, parsed: Parsed | null): string {
  const status = found.status
    ? `a status alone (${found.status.field}: ${short(String(found.status.value))}) is no sign of life`
    : ''
  const seen = parsed?.kind === 'json' ? jsonShape(parsed.value) : parsed?.kind === 'text' ? textShape(parsed.text) : ''
  return [seen, status].filter((part) => part !== '').join(', and ')
}

function jsonShape(value: unknown): string {
  if (Array.isArray(value)) return `a list of ${value.length} without a time that counts`
  if (!isPlainObject(value)) return `a bare ${value === null ? 'null' : typeof value}`
  const keys = Object.keys(value)
  return keys.length === 0 ? 'an empty object' : `the keys are ${listed(keys.map((key) => short(key)))}`
}

function textShape(text: string): string {
  const lines = text.split(/\r\n|\n|\r/).filter((line) => line.trim() !== '')
  return `${lines.length === 1 ? 'one line' : `${lines.length} lines`} of text, beginning with "${short(lines[0] ?? '')}"`
}

function listed(names: readonly string[]): string {
  const more = names.length > MOST_NAMED * 2 ? ` and ${names.length - MOST_NAMED * 2} more` : ''
  return names.slice(0, MOST_NAMED * 2).join(', ') + more
}
