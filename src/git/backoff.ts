import { SECOND, type Duration } from '../domain/time.js'

const FIRST: Duration = 2 * SECOND
const LONGEST: Duration = 30 * SECOND

/** Full jitter: anywhere from nothing to a bound that doubles with each try, so that writers who met once part. */
export function pauseBefore(retry: number, random: () => number): Duration {
  return Math.round(random() * Math.min(LONGEST, FIRST * 2 ** retry))
}
