import { newest, type Candidate } from './candidate.js'
import type { Seen } from './seen.js'

export const TELLS_OF_NO_END = 'tells of no end: it began, waits or was left out'

/**
 * The newest of several that tells of an end. Where all only began, the newest of them, and since when: nobody knows
 * then whether anything ever ends.
 */
export function newestEnd(candidates: readonly Candidate[], seen: Seen): Candidate | null {
  const best = newest(candidates, seen)
  if (!best?.beginning) return best
  const ends = candidates.filter(({ beginning }) => beginning === undefined)
  const end = newest(ends, seen)
  if (end) {
    seen.ignore(best.field, best.beginning.status.value, TELLS_OF_NO_END)
    return end
  }
  const since = candidates.reduce((at, { time }) => Math.min(at, time.at), best.time.at)
  return { ...best, beginning: { ...best.beginning, since } }
}
