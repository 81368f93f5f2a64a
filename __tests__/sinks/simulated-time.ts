import type { Clock } from '../../src/ports.js'

/** Time that passes only when everybody waits, so that minutes of waiting take a moment. */
export interface SimulatedTime extends Clock {
  /** Lets time pass until the work is done. */
  during<T>(work: Promise<T>): Promise<T>
}

export function createSimulatedTime(startAt: number): SimulatedTime {
  let now = startAt
  let sleepers: { at: number; wake: () => void }[] = []

  function wakeNext(): void {
    const next = Math.min(...sleepers.map((sleeper) => sleeper.at))
    now = Math.max(now, next)
    const due = sleepers.filter((sleeper) => sleeper.at <= now)
    sleepers = sleepers.filter((sleeper) => sleeper.at > now)
    for (const sleeper of due) sleeper.wake()
  }

  return {
    now: () => now,
    sleep: (ms) => new Promise((wake) => sleepers.push({ at: now + ms, wake })),
    async during(work) {
      let done = false
      const end = work.finally(() => (done = true))
      end.catch(() => {})
      while (!done) {
        await new Promise((resolve) => setImmediate(resolve))
        if (!done && sleepers.length > 0) wakeNext()
      }
      return end
    },
  }
}

/** The same numbers each time (mulberry32). */
export function createRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
