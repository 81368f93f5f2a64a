import type { Heartbeat } from '../heartbeat.js'
import { isPlainObject } from '../plain-object.js'
import type { Reading } from '../what-was-read.js'
import type { JsonObject } from './json-object.js'
import { fieldReaders, fieldsBy, isOwn, OLDEST, ownInstant } from './own-fields.js'
import { plainKindOf } from './plain-kind.js'

const EVIDENCE = { field: '/last_run', rule: 'last-run-key', zone: 'utc' } as const
/** More than the longest message, checks and metrics together need. */
const LONGEST = 50_000
const READERS = fieldReaders((value) => (typeof value === 'string' ? (sureInstant(value) ?? undefined) : undefined))

export type OwnBeat = Extract<Reading, { kind: 'beat' }>

/**
 * A beat of Heartbeat's own writer, read in a tenth of the time that a document of anybody takes; null for every other text, also
 * for one that says more or less than the writer would: that is read as a document. Whether it lies in the future is for others to say.
 */
export function readOwnBeat(text: string): OwnBeat | null {
  const values = valuesOf(text)
  const read = values === null ? null : ownBeat(values)
  if (values === null || read === null) return null
  const { reading, understood } = read
  const isSure = understood === Object.keys(values).length && reading.beat.at >= OLDEST
  // A word that nobody knows means what the message says it does.
  return isSure && !(reading.beat.state === 'unknown' && reading.beat.statusKind !== undefined) ? reading : null
}

/** What our writer says in these values, as far as it is understood; null where it is not ours. */
export function ownBeat(values: JsonObject): { readonly reading: OwnBeat; readonly understood: number } | null {
  if (!isOwn(values)) return null
  const at = ownInstant(String(values['last_run']))
  if (at === null) return null
  const state = values['status'] as Heartbeat['state']
  const { monitor, ...fields } = fieldsBy(READERS, values)
  const statusKind = fields.statusKind ?? (fields.message === undefined ? null : plainKindOf(fields.message))
  const beat = { at, state, stateText: state, ...fields, ...(statusKind && { statusKind }), own: true } as const
  // Besides them the time and the state.
  const understood = Object.keys(fields).length + (monitor === undefined ? 2 : 3)
  return { reading: { kind: 'beat', beat, evidence: EVIDENCE, notes: [] }, understood }
}

function sureInstant(text: string): number | null {
  const at = ownInstant(text)
  return at === null || at < OLDEST ? null : at
}

/** The values of a text that may be ours; null for any that is not. */
export function valuesOf(text: string): Record<string, unknown> | null {
  // Nearly every other text shows at once that it is none, and is parsed once.
  if (text.length > LONGEST || !text.startsWith('{') || !text.includes('"monitor"')) return null
  try {
    const values: unknown = JSON.parse(text)
    return isPlainObject(values) ? values : null
  } catch {
    return null
  }
}
