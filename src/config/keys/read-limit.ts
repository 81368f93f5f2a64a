import { parseDuration } from '../../domain/duration.js'
import { HOUR, SECOND, type Duration } from '../../domain/time.js'
import type { Kind, Parsed } from './kind.js'

export const LEAST_LIMIT: Duration = SECOND
export const MOST_LIMIT: Duration = 6 * HOUR

export const NO_LIMIT = 'is no time from 1 s to 6 h; write seconds like "120", or "90s", "5m"'

/** How long a run may take. A number alone is seconds: a run of so many minutes is seldom meant. */
export const readLimit: Kind<Duration>['readText'] = (text): Parsed<Duration> => {
  const ms = secondsIn(text)
  return ms === null || ms < LEAST_LIMIT || ms > MOST_LIMIT ? { problem: NO_LIMIT } : { value: ms }
}

/** `60` (seconds), `10s`, `5m` to milliseconds; null if it is no duration. */
export function secondsIn(text: string): Duration | null {
  return /^\s*\d+(\.\d+)?\s*$/.test(text) ? Number(text) * SECOND : parseDuration(text)
}
