import type { ReadingOptions } from '../monitor.js'

/** A document as JSON, as text, or as JSON that is broken. */
export type Parsed =
  | { readonly kind: 'json'; readonly value: unknown; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'malformed'; readonly error: string; readonly text: string }

/** Above this a file is no heartbeat: ten thousand monitors need about a megabyte. */
export const LARGEST_DOCUMENT = 12 * 1024 * 1024

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
  return parseJson(text) ?? broken(text, format)
}

function parseJson(text: string): Parsed | null {
  // Python writes NaN and Infinity, which are no JSON.
  const value = tryParse(text) ?? (/NaN|Infinity/.test(text) ? tryParse(text.replace(NOT_A_NUMBER, 'null')) : undefined)
  if (value === undefined) return null
  if (typeof value.json === 'string') return { kind: 'text', text: value.json }
  return { kind: 'json', value: value.json, text }
}

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
  return { kind: 'malformed', error: 'the file begins like JSON and is none: it is damaged or cut off', text }
}
