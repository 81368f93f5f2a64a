import type { Duration } from '../domain/time.js'
import type { RunTime } from '../domain/run-time.js'

/** What one run may wait for rate limits and retries in all, and what it has asked and waited so far. */
export interface RunBudget {
  readonly requests: number
  readonly waitedMs: Duration
  /** To be told of each request as it goes out. */
  countRequest(): void
  /** Spends this much waiting; false, and nothing is spent, where less is left. */
  takeWait(ms: Duration): boolean
  /** Asks in the time that the run has left. Throws ExternalError as soon as that is up. */
  ask<T>(request: () => Promise<T>): Promise<T>
}

export function createRunBudget(waitMs: Duration, time?: RunTime): RunBudget {
  let requests = 0
  let waitedMs = 0
  return {
    get requests() {
      return requests
    },
    get waitedMs() {
      return waitedMs
    },
    countRequest: () => void requests++,
    takeWait(ms) {
      // What is no number is no wait that anybody can keep, and no wait gives time back.
      const spent = Math.max(0, ms)
      if (!(waitedMs + spent <= waitMs) || spent >= (time?.left() ?? Infinity)) return false
      waitedMs += spent
      return true
    },
    ask: (request) => (time === undefined ? request() : time.within(request)),
  }
}
