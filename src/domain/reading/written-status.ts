import type { StatusClass } from './status-words.js'

/** What the document says of the job besides its time. */
export interface WrittenStatus {
  readonly field: string
  /** As it was written. */
  readonly value: string | number | boolean
  readonly class: StatusClass
  /** The field was set by hand: a word nobody knows there is not health. */
  readonly explicit?: true
}
