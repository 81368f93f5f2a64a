import type { Wish } from '../../domain/wish.js'
import type { Instant } from '../../domain/time.js'
import type { WishVerb } from '../../domain/wish-text.js'

/** One wish, as it was typed. */
export interface AskedWish {
  readonly verb: WishVerb
  readonly monitor: string
  readonly wish: Wish
  readonly now: Instant
}

/** For whom, and where it was kept, in words. */
export interface KeptWish {
  readonly monitor: string
  readonly place: string
  /** The same as a sentence. */
  readonly told: string
}
