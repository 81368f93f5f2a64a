import type { Duration } from '../../src/domain/time.js'
import type { SteadyClock } from '../../src/ports.js'

/** Time for something that lives on: it passes only when the test says so, and wakes who sleeps on the way. */
export interface LivingClock extends SteadyClock {
  pass(ms: Duration): Promise<void>
  /** The process does not run meanwhile: nobody is woken before it is over. */
  stall(by: { readonly wallMs: Duration; readonly steadyMs: Duration }): void
}

interface Sleeper {
  readonly at: Duration
  readonly wake: () => void
}

export function createLivingClock(startAt: number): LivingClock {
  let steady = 0
  let wall = startAt
  let sleepers: Sleeper[] = []

  async function wakeAt(at: Duration): Promise<void> {
    if (at > steady) {
      wall += at - steady
      steady = at
    }
    const due = sleepers.filter((one) => one.at <= steady)
    sleepers = sleepers.filter((one) => one.at > steady)
    for (const { wake } of due) wake()
    await settled()
  }

  return {
    now: () => wall,
    steady: () => steady,
    sleep: (ms, until) =>
      new Promise((resolve) => {
        if (until?.aborted) return resolve()
        const sleeper = { at: steady + ms, wake: resolve }
        sleepers.push(sleeper)
        until?.addEventListener('abort', () => {
          sleepers = sleepers.filter((one) => one !== sleeper)
          resolve()
        })
      }),
    async pass(ms) {
      const end = steady + ms
      await settled()
      for (;;) {
        const next = Math.min(...sleepers.map(({ at }) => at))
        if (next > end) break
        await wakeAt(next)
      }
      await wakeAt(end)
    },
    stall({ wallMs, steadyMs }) {
      wall += wallMs
      steady += steadyMs
    },
  }
}

/** Whoever was woken has done what he can do at once. */
async function settled(): Promise<void> {
  for (let i = 0; i < 5; i++) await new Promise((resolve) => setImmediate(resolve))
}
