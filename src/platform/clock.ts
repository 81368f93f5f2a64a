import type { Clock } from '../ports.js'

/** The real clock. */
export function createClock(): Clock {
  return {
    now: () => Date.now(),
    sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  }
}

/** Stands still at one instant, to replay it; sleeping costs no time. */
export function createFrozenClock(at: number): Clock {
  return { now: () => at, sleep: async () => {} }
}
