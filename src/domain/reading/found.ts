import { type Finding } from './read-json.js'
import { type WrittenStatus } from './status.js'

/** What was found, before it is put together. */
export interface Found extends Finding {
  readonly status: WrittenStatus | null
  readonly message: string | null
  /** An explicit option that does not fit the document. */
  readonly fault: string | null
}
