import type { Duration, Instant } from '../domain/time.js'

/** Time as the library sees it. */
export interface ClientClock {
  now(): Instant
  /** Milliseconds that never jump. */
  steady(): Duration
  /** Calls once, later; the process is held only where that is said. Gives the way to take it back. */
  later(ms: Duration, call: () => void, holding?: 'hold'): () => void
}

/** The real one. It is no part of `platform`, for nothing of that is in the library. */
export const clock: ClientClock = {
  now: () => Date.now(),
  steady: () => performance.now(),
  later(ms, call, holding) {
    const timer = setTimeout(call, ms)
    if (holding === undefined) timer.unref()
    return () => clearTimeout(timer)
  },
}
