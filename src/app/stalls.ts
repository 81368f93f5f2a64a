import type { Duration } from '../domain/time.js'
import type { SteadyClock } from '../ports.js'

/** Notices that this process did not run for a while: it was stopped, its machine slept, or its clock was set forward. */
export interface Stalls {
  /** The longest stall since `take`, the one that is just ending included. */
  longest(): Duration
  /** The same, and begins anew. */
  take(): Duration
}

/** Sleeps in short steps until the signal fires, and sees by two clocks which of them took longer. */
export function watchForStalls(clock: SteadyClock, stepMs: Duration, until: AbortSignal): Stalls {
  let last = { wall: clock.now(), steady: clock.steady() }
  let longest = 0

  function look(): void {
    const [wall, steady] = [clock.now(), clock.steady()]
    // A machine that sleeps stops one clock, a clock that is set back the other.
    longest = Math.max(longest, wall - last.wall - stepMs, steady - last.steady - stepMs)
    last = { wall, steady }
  }

  async function keepLooking(): Promise<void> {
    while (!until.aborted) {
      await clock.sleep(stepMs, until)
      look()
    }
  }

  void keepLooking()
  return {
    longest() {
      look()
      return longest
    },
    take() {
      look()
      const taken = longest
      longest = 0
      return taken
    },
  }
}
