import type { Instant } from '../../domain/time.js'

/** How far the comments of an issue were read. */
export interface Heard {
  /** So many comments it had then, with those that we wrote since. */
  readonly comments: number
  /** The last comment that was read; 0 for none. */
  readonly id: number
  /** What was changed since then is new, by GitHub's clock. */
  readonly at: Instant
}
