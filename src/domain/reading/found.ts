import type { Finding } from './read-json.js'
import type { WriterFields } from './own-fields.js'
import type { WrittenStatus } from './status.js'

/** What was found, before it is put together. */
export interface Found extends Finding {
  readonly status: WrittenStatus | null
  /** What a text says beside its time; null for what has keys of its own. */
  readonly said: WriterFields | null
  /** An explicit option that does not fit the document. */
  readonly fault: string | null
}
