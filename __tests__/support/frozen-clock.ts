import type { Clock } from '../../src/ports.js'

/** Stands still at one instant; sleeping costs no time. */
export function createFrozenClock(at: number): Clock {
  return { now: () => at, sleep: async () => {} }
}
