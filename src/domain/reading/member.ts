import type { Beginning, JsonObject } from './candidate.js'
import type { WrittenStatus } from './status.js'
import type { WrittenTime } from './written-time.js'

/** One monitor of a file that tells of many; without a time it has never beaten. */
export interface Member {
  readonly name: string
  /** What people call it, where the document says so. */
  readonly label?: string
  /** Where its time stands, or where it would. */
  readonly field: string
  readonly time: WrittenTime | null
  readonly status: WrittenStatus | null
  readonly holder: JsonObject | null
  readonly notes: readonly string[]
  /** It only ever began. */
  readonly beginning?: Beginning
}
