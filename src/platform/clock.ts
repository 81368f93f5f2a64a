import type { SteadyClock } from '../ports.js'

/** Milliseconds since this process began. To ask `performance` for them would load eleven modules that nothing else needs. */
export const steady = (): number => process.uptime() * 1000

/** The real clock. */
export function createClock(): SteadyClock {
  return {
    now: () => Date.now(),
    steady,
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
