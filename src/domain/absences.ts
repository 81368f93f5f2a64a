import { MINUTE, type Duration, type Instant } from './time.js'
import type { Resumed } from './what-was-read.js'

/** Whoever could not reach the source tries again ever less often, for so long at most. */
const LONGEST_BACKOFF: Duration = 2 * MINUTE
/**
 * What beats more seldom than this is hardly ever about to beat while a source is away for a moment: its whole window again
 * would put off every death by a window with every blink.
 */
const LONGEST_SILENCE: Duration = 10 * MINUTE

/** How long after its return an absence excuses whoever would have been critical after so long a silence. */
export function excusedFor({ outageMs }: Resumed, silenceMs: Duration): Duration {
  const longest = Math.max(LONGEST_SILENCE, 2 * outageMs)
  return Math.min(silenceMs, longest) + Math.min(outageMs, LONGEST_BACKOFF)
}

/** Both absences, the later first; without those that excuse nobody any more when it ends. */
export function bothAbsences(one: Resumed | undefined, other: Resumed | undefined): Resumed | undefined {
  return joined(one, other, Math.max(one?.at ?? -Infinity, other?.at ?? -Infinity))
}

function joined(one: Resumed | undefined, other: Resumed | undefined, now: Instant): Resumed | undefined {
  const [late, early] = (one?.at ?? -Infinity) >= (other?.at ?? -Infinity) ? [one, other] : [other, one]
  if (late === undefined || now > late.at + excusedFor(late, Infinity)) return undefined
  const before = joined(late.before, early, now)
  return { at: late.at, outageMs: late.outageMs, ...(late.unseen && { unseen: true }), ...(before && { before }) }
}
