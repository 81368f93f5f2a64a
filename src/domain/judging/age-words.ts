import { formatDuration } from '../duration.js'
import { MINUTE, type Duration } from '../time.js'

/** One age in words, to stand after `for` and before the end of a sentence. */
export interface AgeWords {
  /** `2 h 30 min of active time (2 d 21 h by the clock)` */
  readonly lasting: string
  /** `2 h 30 min of active time ago (2 d 21 h by the clock)` */
  readonly ago: string
}

/** The age that is judged comes first; the clock's beside it only where nights and weekends lie between the two. */
export function ageWords(activeMs: Duration, wallMs: Duration): AgeWords {
  const wall = formatDuration(Math.max(0, wallMs))
  if (Math.abs(wallMs - activeMs) < MINUTE) return { lasting: wall, ago: `${wall} ago` }
  const active = `${formatDuration(Math.max(0, activeMs))} of active time`
  return { lasting: `${active} (${wall} by the clock)`, ago: `${active} ago (${wall} by the clock)` }
}
