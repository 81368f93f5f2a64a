import { SECOND, type Duration, type Instant } from '../domain/time.js'
import type { Clock } from '../ports.js'

const FIRST_LOOK: Duration = 5 * SECOND
const LONGEST_PAUSE: Duration = 20 * SECOND

/**
 * Waits up to `withinMs` for a beat that is newer than `after`, looking ever less often. The beat's instant; null when
 * none came. `lastBeat` is asked for the newest beat that counts.
 */
export async function confirmBeat(
  lastBeat: () => Promise<Instant | null>,
  after: Instant | null,
  withinMs: Duration,
  clock: Clock,
): Promise<Instant | null> {
  const until = clock.now() + withinMs
  for (
    let pause = FIRST_LOOK;
    clock.now() < until && clock.left?.() !== 0;
    pause = Math.min(2 * pause, LONGEST_PAUSE)
  ) {
    await clock.sleep(Math.min(pause, until - clock.now()))
    const at = await lastBeat()
    if (at !== null && at > (after ?? -Infinity)) return at
  }
  return null
}
