import type { Span } from '../history/history.js'
import type { Duration, Instant } from '../time.js'

/** From one beat to the next, or to the end of what is looked at. */
export interface Silence {
  readonly from: Instant
  readonly to: Instant
  readonly ms: Duration
}

/** The longest time without a beat that reaches into the span; null where there are no beats. */
export function longestSilence(beats: readonly Instant[], { from, to }: Span): Silence | null {
  let longest: Silence | null = null
  for (const [i, beat] of beats.entries()) {
    const next = Math.min(beats[i + 1] ?? to, to)
    const ms = next - beat
    if (beat <= to && next >= from && ms > (longest?.ms ?? -1)) longest = { from: beat, to: next, ms }
  }
  return longest
}
