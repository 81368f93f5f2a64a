import { HOUR, type Duration } from '../../domain/time.js'
import type { TextKind } from './kind.js'
import { secondsIn } from './read-limit.js'

const LONGEST: Duration = 6 * HOUR

/** A number alone is seconds here: nobody listens for minutes on end. */
export const listening: TextKind<Duration> = {
  readText: (given) => {
    const ms = secondsIn(given)
    if (ms === null) return { problem: 'is no time to listen; write seconds like "60", or "10s", "1m"' }
    return ms <= LONGEST ? { value: ms } : { problem: 'is longer than 6 h; let `heartbeat watch` listen' }
  },
}
