import type { Share } from './at-most.js'
import type { Evidence, Heartbeat } from './heartbeat.js'
import type { Monitor } from './monitor.js'
import type { Place } from './place.js'
import type { Duration, Instant } from './time.js'
import type { WorkflowEvidence } from './workflow-evidence.js'

/** A source that was away or lost its data, and is back: what was silent meanwhile may only have had nobody to tell. */
export interface Resumed {
  readonly at: Instant
  readonly outageMs: Duration
  /** Nobody saw it away: it is known only that it, or its data, began then, and the outage is a guess. */
  readonly unseen?: true
  /** An absence before this one, which excuses by itself whoever had no time to beat between the two. */
  readonly before?: Resumed
}

/** A member of a document that tells of many. */
export interface MemberReading {
  readonly name: string
  /** What people call it, where the document says so. */
  readonly label?: string
  /** Where it beats, where that is not the place of the whole. */
  readonly place?: Place
  readonly reading: Reading
}

/** A member of a fleet that is judged as one. */
export interface SharedMember {
  readonly monitor: Monitor
  readonly reading: Exclude<Reading, { kind: 'members' }>
  readonly place: Place
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
      /** It was understood, and what it was to hold is not in it: whoever was asked has answered. */
      readonly answered?: true
    }
  | { readonly kind: 'unreachable'; readonly detail: string }
  | {
      readonly kind: 'members'
      readonly members: readonly MemberReading[]
      /** The members are known by these names elsewhere too: they need no group before them. */
      readonly ownNames?: true
    }
  | { readonly kind: 'workflow'; readonly evidence: WorkflowEvidence }
  | { readonly kind: 'share'; readonly atMost: Share; readonly members: readonly SharedMember[] }

/** What is known of a watched workflow; null for every other reading. */
export function evidenceIn(reading: Reading | undefined): WorkflowEvidence | null {
  return reading?.kind === 'workflow' ? reading.evidence : null
}
