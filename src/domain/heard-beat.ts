import type { Reading } from './what-was-read.js'

/** A beat that reached this run otherwise than through its source, and by what name. */
export interface HeardBeat {
  /** The id of a monitor, or the name of a member; untrusted. */
  readonly name: string
  readonly reading: Extract<Reading, { kind: 'beat' }>
  /** It came to somebody who was called so then: nobody need be told where nobody is any more. */
  readonly kept?: true
}
