import { MINUTE, type Duration, type Instant } from '../time.js'
import type { HeardBeat } from '../heard-beat.js'
import type { SingleReading } from './judge.js'

/** An older word than this says nothing of now, where its source could not be read. */
const FRESH: Duration = 5 * MINUTE

/** What was read of a monitor, with a beat of it that came another way: the newer counts. */
export function withHeard(reading: SingleReading, { reading: heard }: HeardBeat, now: Instant): SingleReading {
  switch (reading.kind) {
    case 'beat':
      return reading.beat.at >= heard.beat.at
        ? reading
        : { ...heard, ...(reading.resumed && { resumed: reading.resumed }) }
    case 'missing':
      return { ...heard, ...(reading.resumed && { resumed: reading.resumed }) }
    case 'invalid':
      return { ...heard, notes: [...heard.notes, `What is stored could not be understood: ${reading.detail}`] }
    case 'unreachable':
      // It lives; but what came after it could not be read, so silence since then proves nothing.
      if (now - heard.beat.at > FRESH) return reading
      return {
        ...heard,
        notes: [...heard.notes, `Its source could not be read: ${reading.detail}`],
        resumed: { at: now, outageMs: 0 },
      }
    case 'workflow':
    case 'share':
      return reading
  }
}
