import type { Instant } from '../../domain/time.js'
import type { Reading } from '../../domain/what-was-read.js'
import type { Watched } from '../reader.js'
import type { RedisOptions } from './options.js'

/** What stands under a key; of what is far too large only its length is asked. */
export type Value = string | { readonly length: number }

export interface KeysToRead extends Watched<RedisOptions> {
  readonly keys: readonly string[]
  readonly values: ReadonlyMap<string, Value>
  /** When they were last heard, by the word of another process. */
  readonly heard: ReadonlyMap<string, Instant>
}

/** A key at the last look. */
export interface KnownKey {
  /** Null: it is gone. */
  readonly value: Value | null
  readonly reading: Reading
  /** The time that its document states; null for none. */
  readonly statedAt: Instant | null
  /** Its time to live says no more than its document. */
  readonly settled: boolean
}
