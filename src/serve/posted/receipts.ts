import { SECOND, type Duration, type Instant } from '../../domain/time.js'

/** Nobody posts for one monitor so often for long: a clock that is ahead by more is set back. */
const MOST_AHEAD: Duration = SECOND

/** When a beat for this monitor was received. */
export type Receipts = (monitor: string) => Instant

/** A beat is known by its time: of two for one monitor within a millisecond the later one is given the next. */
export function createReceipts(now: () => Instant): Receipts {
  const last = new Map<string, Instant>()
  return (monitor) => {
    const at = now()
    const next = (last.get(monitor) ?? -Infinity) + 1
    const received = next > at && next <= at + MOST_AHEAD ? next : at
    last.set(monitor, received)
    return received
  }
}
