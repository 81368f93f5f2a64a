import { BEAT_KEYS } from '../beat/beat-keys.js'
import type { Heartbeat } from '../heartbeat.js'
import { isPlainObject } from '../plain-object.js'
import type { Reading } from '../what-was-read.js'
import { isOwn, ownInstant, writerFields } from './writer-fields.js'

const KNOWN: ReadonlySet<string> = new Set(BEAT_KEYS)
const EVIDENCE = { field: '/last_run', rule: 'last-run-key', zone: 'utc' } as const

/**
 * A beat of Heartbeat's own writer, read in a tenth of the time that a document of anybody takes; null for every other text,
 * also for one that says more than the writer would: that is read as a document.
 */
export function readOwnBeat(text: string): Extract<Reading, { kind: 'beat' }> | null {
  const values = valuesOf(text)
  if (values === null || !isOwn(values) || Object.keys(values).some((key) => !KNOWN.has(key))) return null
  const at = ownInstant(String(values['last_run']))
  if (at === null) return null
  const state = values['status'] as Heartbeat['state']
  const fields = writerFields({ ...values, monitor: undefined })
  const beat = { at, state, stateText: state, ...fields, own: true } as const
  return { kind: 'beat', beat, evidence: EVIDENCE, notes: [] }
}

function valuesOf(text: string): Record<string, unknown> | null {
  try {
    const values: unknown = JSON.parse(text)
    return isPlainObject(values) ? values : null
  } catch {
    return null
  }
}
