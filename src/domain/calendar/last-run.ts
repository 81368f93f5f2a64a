import type { Instant } from '../time.js'

/** The last run at or before an instant, from an earlier one that is known: halves, so dense schedules cost no more than rare ones. */
export function lastRun(next: (after: Instant) => Instant | null, known: Instant, at: Instant): Instant {
  let [found, high] = [known, at]
  while (found < high) {
    const middle = Math.floor((found + high) / 2)
    const later = next(middle)
    if (later !== null && later <= at) found = later
    else high = middle
  }
  return found
}
