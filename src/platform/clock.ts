import type { SteadyClock } from '../ports.js'

/** The real clock. */
export function createClock(): SteadyClock {
  return {
    now: () => Date.now(),
    steady: () => performance.now(),
    sleep: (ms, until) =>
      new Promise((resolve) => {
        if (until?.aborted) return resolve()
        const end = (): void => {
          clearTimeout(timer)
          until?.removeEventListener('abort', end)
          resolve()
        }
        const timer = setTimeout(end, ms)
        until?.addEventListener('abort', end)
      }),
  }
}
