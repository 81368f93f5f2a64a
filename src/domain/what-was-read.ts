import type { Evidence, Heartbeat } from './heartbeat.js'
import type { Duration, Instant } from './time.js'
import type { WorkflowEvidence } from './workflow-evidence.js'

/** A source that was away or lost its data, and is back: what was silent meanwhile may only have had nobody to tell. */
export interface Resumed {
  readonly at: Instant
  readonly outageMs: Duration
}

/** A member of a document that tells of many. */
export interface MemberReading {
  readonly name: string
  readonly reading: Reading
}

/** What became of the attempt to read one monitor's beat. */
export type Reading =
  | {
      readonly kind: 'beat'
      readonly beat: Heartbeat
      readonly evidence: Evidence
      readonly notes: readonly string[]
      readonly resumed?: Resumed
    }
  | { readonly kind: 'missing'; readonly detail: string; readonly resumed?: Resumed }
  | {
      readonly kind: 'invalid'
      readonly problem: 'malformed' | 'no-timestamp' | 'future'
      readonly detail: string
      /** How the text begins that could not be understood; untrusted. */
      readonly seen?: string
    }
  | { readonly kind: 'unreachable'; readonly detail: string }
  | { readonly kind: 'members'; readonly members: readonly MemberReading[] }
  | { readonly kind: 'workflow'; readonly evidence: WorkflowEvidence }

/** What is known of a watched workflow; null for every other reading. */
export function evidenceIn(reading: Reading | undefined): WorkflowEvidence | null {
  return reading?.kind === 'workflow' ? reading.evidence : null
}
