import { isPlainObject } from '../plain-object.js'
import { cut } from '../safe-text.js'
import { isWriterKey } from './writer-fields.js'

const MOST = 50
const LONGEST_NAME = 100
const LONGEST_VALUE = 500
const LARGEST = 4_000
/** The state has a place of its own; the last would be taken for what every object has. */
const LEFT_OUT = new Set(['status', 'state', '__proto__'])

/** What a document tells besides its time, its state and what a writer of ours says: `signals_sent`. Bounded; untrusted. */
export function furtherKeys(document: unknown, timeField: string): Readonly<Record<string, unknown>> | undefined {
  if (!isPlainObject(document)) return undefined
  const kept: [string, unknown][] = []
  let size = 0
  for (const [key, value] of Object.entries(document)) {
    if (isWriterKey(key) || LEFT_OUT.has(key) || key.length > LONGEST_NAME || `/${key}` === timeField) continue
    const short = typeof value === 'string' ? cut(value, LONGEST_VALUE) : value
    const length = key.length + (JSON.stringify(short) ?? '').length
    if (length > LONGEST_NAME + 2 * LONGEST_VALUE || size + length > LARGEST || kept.length >= MOST) continue
    size += length
    kept.push([key, short])
  }
  return kept.length === 0 ? undefined : Object.fromEntries(kept)
}
