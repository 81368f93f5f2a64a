import { MINUTE, type Duration, type Instant } from '../time.js'

/** Clocks of several machines differ by less. */
const LEAST_AHEAD: Duration = 15 * MINUTE
/** Whoever finds more looks than this ahead of him is more likely behind himself. */
const MOST = 10

/**
 * Looks that are still to come, so a clock that was ahead told of them: when their time comes nobody may believe that all were
 * late until then. Nothing is lost where it was the other clock that was wrong: the next look tells anew what is other.
 */
export function looksAhead(looks: readonly Instant[], now: Instant): readonly Instant[] {
  const ahead = looks.filter((at) => at > now + LEAST_AHEAD)
  return ahead.length > MOST ? [] : ahead
}

/** Of so many looks it is worth remembering when they were. */
export const REMEMBERED_LOOKS = MOST + 1
