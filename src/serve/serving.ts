import type { Wish } from '../domain/wish.js'
import type { Heartbeat } from '../domain/heartbeat.js'
import type { StateChange } from '../domain/history/history.js'
import type { Board } from '../health/board.js'

/** One change, as followers hear of it. `id` rises. */
export interface ServedChange extends StateChange {
  readonly id: number
}

/** What became of a beat that was posted. */
export type Posted =
  | { readonly kind: 'taken' }
  /** Nobody is called so. */
  | { readonly kind: 'unknown'; readonly nearest: string | null }
  /** It cannot count: judged by its runs, or older than what is known. */
  | { readonly kind: 'refused'; readonly why: string }

/** What the routes know of the process that serves. */
export interface Serving {
  /** Null before the first look has ended. */
  board(): Board | null
  /** The listener hears each new board, with what changed on it. Gives the way to stop. */
  follow(listener: (board: Board, changes: readonly ServedChange[]) => void): () => void
  /** Changes after the one with this id, oldest first; null where it is too long ago to tell. */
  changesAfter(id: number): readonly ServedChange[] | null
  /** Stores a beat; it is judged at once. */
  beat(monitor: string, beat: Heartbeat): Promise<Posted>
  /** False where nobody is called so. */
  control(monitor: string, wish: Wish): Promise<boolean>
  /** Resolves when a look that began after the call has ended. */
  lookNow(): Promise<void>
}
