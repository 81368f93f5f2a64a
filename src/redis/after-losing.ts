import type { Duration } from '../domain/time.js'
import type { SteadyClock } from '../ports.js'
import { CHANGES_WITHIN } from './lease-words.js'

const MOST_DOUBLINGS = 5

/** How long who lost the lease to another leaves it to others: each time longer, and never as long as another who lost it. */
export interface AfterLosing {
  begin(): void
  isOver(): boolean
}

export function afterLosing(leaseMs: Duration, clock: SteadyClock, random: () => number): AfterLosing {
  let losses = 0
  let lostAt = -Infinity
  let until = -Infinity
  return {
    isOver: () => clock.steady() >= until,
    begin() {
      const now = clock.steady()
      losses = now - lostAt > CHANGES_WITHIN ? 1 : losses + 1
      lostAt = now
      until = now + leaseMs * 2 ** Math.min(losses - 1, MOST_DOUBLINGS) * (0.5 + random())
    },
  }
}
