import type { Controls, Wish } from '../domain/controls.js'
import type { Heartbeat } from '../domain/heartbeat.js'
import type { History, StateChange } from '../domain/history/history.js'
import type { Duration, Instant } from '../domain/time.js'
import type { StatusMap } from '../reports/map-schema.js'
import type { RunReport } from '../reports/report.js'

/** What is served: one look, with what is known of the past and what people asked for. A look makes a new one; nothing in it changes. */
export interface Board {
  /** Another one whenever anything that is served from it has changed. */
  readonly version: string
  readonly now: Instant
  readonly run: RunReport
  readonly map: StatusMap
  readonly history: History
  readonly controls: Controls
  /** From one look to the next. */
  readonly intervalMs: Duration
  /** IANA zone of the page; null for UTC. */
  readonly zone: string | null
}

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
