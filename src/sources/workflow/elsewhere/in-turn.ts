import { MINUTE, type Instant } from '../../../domain/time.js'

/** Whoever goes on by this part of a round comes to all places alike, however long the steps are. */
const GOLDEN = (Math.sqrt(5) - 1) / 2

/** The same items, beginning with another at each minute: where not all are reached, it is not always the same ones. */
export function inTurn<T>(items: readonly T[], now: Instant): T[] {
  const first = Math.floor(((Math.floor(now / MINUTE) * GOLDEN) % 1) * items.length)
  return [...items.slice(first), ...items.slice(0, first)]
}
