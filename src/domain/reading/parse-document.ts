import type { ReadingOptions } from '../monitor.js'

/** A document as JSON, as text, or as JSON that is broken. */
export type Parsed =
  | { readonly kind: 'json'; readonly value: unknown; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'malformed'; readonly error: string; readonly text: string }

/** Above this a file is no heartbeat: ten thousand monitors need about a megabyte. */
export const LARGEST_DOCUMENT = 12 * 1024 * 1024

/** No heartbeat file goes so deep, and parsers need hundreds of megabytes for what does. */
const DEEPEST = 1000
/** Ten thousand monitors are many; a file of more names than this is data. */
const MOST_KEYS = 100_000
/** Below this any depth is cheap. */
const SMALL = 100_000

const NOT_A_NUMBER = /(?<=[:[,]\s{0,20})-?(?:NaN|Infinity)(?=\s{0,20}[,}\]])/g

export function parseDocument(raw: string, format: ReadingOptions['format']): Parsed {
  if (raw.length > LARGEST_DOCUMENT)
    return { kind: 'malformed', error: `the file is larger than ${LARGEST_DOCUMENT} characters`, text: '' }
  const text = raw.replace(/^\ufeff/, '')
  if (text.trim() === '') return { kind: 'malformed', error: 'the file is empty', text }
  if (/^<{7} /m.test(text)) return { kind: 'malformed', error: 'the file holds an unresolved merge conflict', text: '' }
  if (text.includes('\u0000'))
    return { kind: 'malformed', error: 'the file is not text: it holds zero bytes', text: '' }
  if (format === 'text' || (format === 'auto' && !/^\s*[[{"]/.test(text))) return { kind: 'text', text }
  if (text.length > SMALL && isTooDeep(text))
    return { kind: 'malformed', error: `the file is nested deeper than ${DEEPEST} levels`, text: '' }
  return parseJson(text) ?? broken(text, format)
}

function parseJson(text: string): Parsed | null {
  // Python writes NaN and Infinity, which are no JSON.
  const value = tryParse(text) ?? (/NaN|Infinity/.test(text) ? tryParse(text.replace(NOT_A_NUMBER, 'null')) : undefined)
  if (value === undefined) return null
  if (hasTooManyKeys(value.json))
    return { kind: 'malformed', error: `the file holds more than ${MOST_KEYS} keys at its top`, text: '' }
  if (typeof value.json === 'string') return { kind: 'text', text: value.json }
  return { kind: 'json', value: value.json, text }
}

function hasTooManyKeys(json: unknown): boolean {
  return typeof json === 'object' && json !== null && !Array.isArray(json) && Object.keys(json).length > MOST_KEYS
}

function isTooDeep(text: string): boolean {
  let depth = 0
  let quoted = false
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code === QUOTE) quoted = !quoted
    else if (quoted && code === BACKSLASH) i++
    else if (!quoted && (code === BRACKET || code === BRACE)) depth++
    else if (!quoted && (code === BRACKET + 2 || code === BRACE + 2)) depth--
    if (depth > DEEPEST) return true
  }
  return false
}

const [QUOTE, BACKSLASH, BRACKET, BRACE] = [0x22, 0x5c, 0x5b, 0x7b] as const

function tryParse(text: string): { json: unknown } | undefined {
  try {
    return { json: JSON.parse(text) as unknown }
  } catch {
    return undefined
  }
}

/** `[2026-09-22 10:00] done` begins like JSON and is a log line. */
function broken(text: string, format: ReadingOptions['format']): Parsed {
  const looksLikeText = format === 'auto' && !/^\s*(?:\{|\[\s*(?:[{[\]]|"|\d[\d.]*\s*(?:,|$)))/.test(text)
  if (looksLikeText) return { kind: 'text', text }
  return { kind: 'malformed', error: 'the file begins like JSON but is not valid JSON: it is damaged or cut off', text }
}
