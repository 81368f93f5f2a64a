import type { SeenState } from '../history/history.js'
import type { Place } from '../place.js'
import type { Instant } from '../time.js'
import type { Reading } from '../what-was-read.js'
import type { WorkflowEvidence } from '../workflow-evidence.js'

/** What whoever looked would have read, from an instant until that of the next. */
export interface RecordedReading {
  readonly at: Instant
  readonly reading: Reading
}

/** What was recorded of one monitor in the past, whoever did so. */
export type Recorded =
  /** What its place held, oldest first; before the first of them nobody knows. */
  | {
      readonly kind: 'readings'
      readonly by: 'commits' | 'checkout' | 'redis'
      readonly place: Place
      readonly readings: readonly RecordedReading[]
      /** Why there may have been more than these; absent where they are all. */
      readonly cut?: string
    }
  /** The runs of a workflow. */
  | { readonly kind: 'runs'; readonly place: Place; readonly evidence: WorkflowEvidence; readonly cut?: string }
  /** How it was judged then: its beats are gone, so no other rules can be tried on them. */
  | { readonly kind: 'states'; readonly states: readonly RecordedState[] }
  | { readonly kind: 'none'; readonly why: string }

export interface RecordedState {
  /** The look that saw it. */
  readonly at: Instant
  readonly state: SeenState
}

/** By monitor id. */
export type RecordedPasts = ReadonlyMap<string, Recorded>

/** When it beat, as far as is known, oldest first. */
export function beatsIn(recorded: Recorded): Instant[] {
  switch (recorded.kind) {
    case 'readings': {
      const beats = recorded.readings.flatMap(({ at, reading }) =>
        reading.kind === 'beat' ? [reading.beat.at] : reading.kind === 'members' ? [at] : [],
      )
      return [...new Set(beats)].sort((a, b) => a - b)
    }
    case 'runs':
      return recorded.evidence.runs.map(({ createdAt }) => createdAt).sort((a, b) => a - b)
    case 'states':
    case 'none':
      return []
  }
}
