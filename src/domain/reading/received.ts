import type { Evidence } from '../heartbeat.js'
import type { Instant } from '../time.js'
import type { Reading } from '../what-was-read.js'
import { isPlainObject } from '../plain-object.js'
import { readDocument, type DocumentOptions, type DocumentReading } from './read.js'
import { toReading } from './to-reading.js'
import { fieldsOf } from './writer-fields.js'

/** Where a beat has no time of its own, the instant of its receipt stands for it. */
export const RECEIVED: Evidence = { field: 'received', rule: 'received', zone: 'utc' }

/** What a document says that was received just now: a message, which need not say when it was sent. */
export function receivedReading(text: string, receivedAt: Instant, options: DocumentOptions): Reading {
  const document = readDocument(text, options)
  if (document.problem === 'malformed' || isDated(document)) return toReading(document, null)
  const fields = fieldsIn(text, document)
  const dated = { ...document, ...fields, at: receivedAt, field: '', rule: null, problem: null, error: null }
  const reading = toReading(dated, null)
  if (reading.kind !== 'beat') return reading
  return { ...reading, evidence: RECEIVED, notes: document.problem === 'future' ? [AHEAD] : [] }
}

const AHEAD =
  'the time it states lies in the future: the clock of its writer is wrong, or that of this machine; the time of receipt counts'

/** All that the document says: a time in it that is not its own is one thing more it tells. */
function fieldsIn(text: string, { status }: DocumentReading): Pick<DocumentReading, 'fields'> | null {
  try {
    const root: unknown = JSON.parse(text)
    return isPlainObject(root) ? { fields: fieldsOf(root, { time: null, status: status?.field ?? null }) } : null
  } catch {
    return null
  }
}

/** Times that may as well be those of what it tells about: the time of a last trade is not that of the beat. */
const OF_SOMETHING: readonly (string | null)[] = [
  'last-something-key',
  'only-time',
  'nested-time',
  'newest-nested-time',
]

function isDated({ at, rule }: DocumentReading): boolean {
  return at !== null && !OF_SOMETHING.includes(rule)
}
