import { SECOND, type Duration, type Instant } from '../domain/time.js'
import type { Clock } from '../ports.js'

/** What GitHub asks for between two changes of something. https://docs.github.com/rest/using-the-rest-api/best-practices-for-using-the-rest-api */
const GAP: Duration = SECOND
/** So many may go at once. With one a second after them no minute sees more than 70 of the 80 that GitHub takes. */
const BURST = 10
const AHEAD: Duration = (BURST - 1) * GAP

/** When a change may be sent, and until when the changes so far use up the time, a second each. */
export interface Slot {
  readonly waitMs: Duration
  readonly usedUntil: Instant
}

/** The slot of a change that is wanted now. It waits a second at most, also by a clock that was set back. */
export function nextSlot(now: Instant, usedUntil: Instant): Slot {
  const waitMs = Math.min(GAP, Math.max(0, usedUntil - AHEAD - now))
  const at = now + waitMs
  return { waitMs, usedUntil: Math.min(Math.max(at, usedUntil), at + AHEAD) + GAP }
}

/** Lets changes through one after another. Looking never waits. */
export interface PacedWrites {
  /** Resolves when the next change may be sent. */
  turn(clock: Clock): Promise<void>
}

export function createPacedWrites(): PacedWrites {
  let usedUntil: Instant = -Infinity
  let last: Promise<void> = Promise.resolve()

  async function wait(clock: Clock): Promise<void> {
    const slot = nextSlot(clock.now(), usedUntil)
    usedUntil = slot.usedUntil
    if (slot.waitMs > 0) await clock.sleep(slot.waitMs)
  }

  return { turn: (clock) => (last = last.then(() => wait(clock))) }
}
