import { SECOND, type Duration, type Instant } from '../domain/time.js'
import type { SteadyClock } from '../ports.js'

/** What is taken off the lease for the way of an answer and for clocks that run apart. */
const MARGIN = 2 * SECOND

/** When Redis was asked: it may be long on its way, and the lease is counted from here. */
interface Asked {
  readonly steadyAt: number
  readonly at: Instant
}

/** How long this process surely holds a lease. */
export interface Term {
  asking(): Asked
  /** It is ours for a lease from when it was asked for. */
  holds(asked: Asked, epoch: number): void
  ends(): void
  isSure(): boolean
  /** Of the last that was held and not ended; null for none. */
  epoch(): number | null
}

/** The steady clock stands still while the machine sleeps, and the other may be set: both must agree that there is time left. */
export function createTerm(leaseMs: Duration, clock: SteadyClock): Term {
  const sure = leaseMs - Math.min(MARGIN, leaseMs / 5)
  let held: (Asked & { readonly epoch: number }) | null = null
  return {
    asking: () => ({ steadyAt: clock.steady(), at: clock.now() }),
    holds: (asked, epoch) => void (held = { ...asked, epoch }),
    ends: () => void (held = null),
    isSure: () => held !== null && clock.steady() < held.steadyAt + sure && clock.now() < held.at + sure,
    epoch: () => held?.epoch ?? null,
  }
}
