import { SECOND, type Duration } from '../domain/time.js'

const FIRST: Duration = SECOND
const LONGEST: Duration = 30 * SECOND

/** When to try again, ever less often but within an interval, and what was told of the trouble. */
export interface Retries {
  isOver(now: Duration): boolean
  failed(trouble: string, now: Duration): void
  worked(): void
}

export function createRetries(everyMs: Duration, warn: (text: string) => void): Retries {
  let failures = 0
  let nextAt = 0
  let told = ''
  return {
    isOver: (now) => now >= nextAt,
    failed(trouble, now) {
      nextAt = now + Math.min(FIRST * 2 ** Math.min(failures++, 10), LONGEST, everyMs)
      const end = /[.?!]$/.test(trouble) ? '' : '.'
      if (told !== trouble) warn(`${trouble}${end} The program goes on, and so do the tries`)
      told = trouble
    },
    worked() {
      failures = 0
      nextAt = 0
      told = ''
    },
  }
}
