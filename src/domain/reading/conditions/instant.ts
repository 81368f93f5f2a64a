import type { Conditions } from '../../conditions.js'
import type { Instant } from '../../time.js'
import type { Reading } from '../../what-was-read.js'
import type { DocumentReading } from '../document-reading.js'
import { ageAt } from './spans.js'

/** A document or a member of it: its own time, if it states one, and what its pointers lead into. */
export interface Subject {
  readonly at: Instant | null
  readonly precisionMs: number
  readonly holder: unknown
}

/** How a document came here. */
export interface Arrival {
  readonly now: Instant
  /** It is the answer of a service, made now; what is stored may be of any time. */
  readonly isLive: boolean
}

/** When something last beat, and by what it is known; or why it is not. */
export type Dated =
  | {
      readonly at: Instant
      readonly rule: 'age-field' | 'answer'
      readonly field: string
      readonly precisionMs: number
    }
  | Extract<Reading, { kind: 'invalid' }>

/** Rules by which a document tells of itself, not of the job. */
const OF_ITSELF: readonly unknown[] = ['time-key', 'heartbeat-key']

/**
 * The instant that an age tells, or that an answer has where it states none; null where the rules for any document decide. An
 * age counts from the time that was named, or in what is stored from the time beside it. Of an answer it counts from now, but
 * an older time at which the answer was made counts more: it may come from a cache.
 */
export function datedBy(
  subject: Subject,
  document: DocumentReading,
  { conditions, timestampField }: { readonly conditions: Conditions; readonly timestampField: string | null },
  { now, isLive }: Arrival,
): Dated | null {
  const { age } = conditions
  const isData = typeof document.value === 'object' && document.value !== null
  if (age === null) {
    const asks = conditions.expect.length > 0 || conditions.okValues.length > 0
    const isUndated = subject.at === null && timestampField === null && document.problem !== 'future'
    return isLive && isData && asks && isUndated ? { at: now, rule: 'answer', field: 'answer', precisionMs: 0 } : null
  }
  // What is no data at all may be the page of a gateway.
  if (!isData && subject.at === null) return null
  const written = ageAt(subject.holder, age)
  if ('problem' in written) return malformed(`age-field: ${written.problem}`)
  const dated = { rule: 'age-field', field: age.pointer } as const
  const beside = subject.at ?? (isMade(document) || timestampField !== null ? document.at : null)
  if (isLive && timestampField === null) {
    const made = isMade(document) ? (document.at ?? now) : now
    return { ...dated, at: Math.min(now - written.ms, made), precisionMs: 0 }
  }
  if (beside === null) return document.problem === 'future' || isLive ? null : undatedAge(age.pointer)
  return { ...dated, at: Math.min(beside, now) - written.ms, precisionMs: subject.precisionMs }
}

function isMade({ rule }: DocumentReading): boolean {
  return OF_ITSELF.includes(rule)
}

function undatedAge(pointer: string): Extract<Reading, { kind: 'invalid' }> {
  const detail = `age-field: an age that is stored counts from the time it was written, and beside ${pointer} there is none; let its writer add one and name it with "timestamp-field", or read the service itself with "url"`
  return { kind: 'invalid', problem: 'no-timestamp', detail, answered: true }
}

/** What was asked of a document that was understood is not in it. */
export function malformed(detail: string): Extract<Reading, { kind: 'invalid' }> {
  return { kind: 'invalid', problem: 'malformed', detail, answered: true }
}
