import { setImmediate as turn } from 'node:timers/promises'
import type { SteadyClock } from '../../src/ports.js'

/** Real time, and beside it what was slept: a pause takes a turn of the loop, and the clock says that it passed. */
export interface QuickClock extends SteadyClock {
  readonly sleptMs: number
}

export function createQuickClock(): QuickClock {
  let sleptMs = 0
  return {
    get sleptMs() {
      return sleptMs
    },
    now: () => Date.now() + Math.round(sleptMs),
    steady: () => performance.now() + sleptMs,
    async sleep(ms, until) {
      if (until?.aborted) return
      sleptMs += ms
      await turn()
    },
  }
}
