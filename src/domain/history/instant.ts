import type { Instant } from '../time.js'

/** Beyond this no date can be written. */
const LAST_INSTANT: Instant = 8.64e15

export function isInstant(value: unknown): value is Instant {
  return typeof value === 'number' && value >= 0 && value <= LAST_INSTANT
}
