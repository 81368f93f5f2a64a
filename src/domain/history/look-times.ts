import { HOUR, type Duration, type Instant } from '../time.js'
import type { Span } from './history.js'

/** Fewer hours than this without a look are no blindness, however often was looked. */
const LEAST_BLIND: Duration = 2 * HOUR
const USUAL_GAPS = 3
/** The usual gap is the median of so many. */
const REMEMBERED = 9
const MOST_GAPS = 10_000

/** When somebody looked, as the few times in which nobody did. */
export interface LookTimes {
  readonly firstAt: Instant | null
  readonly lastAt: Instant | null
  /** Times without a look that are too long to say what was in them, oldest first. */
  readonly gaps: readonly Span[]
  /** From one look to the next, as it was lately; null before there were two. */
  readonly usualMs: Duration | null
  add(now: Instant): void
  /** The gaps as somebody sees them who knows of no look after the last one. */
  gapsUntil(to: Instant): readonly Span[]
  /** Forgets gaps that ended before. */
  forget(before: Instant): void
  /** Forgets looks after that. */
  rewind(to: Instant): void
}

/** `known` is what is known of the gap from one look to the next before any was seen. */
export function createLookTimes(known: Duration | null): LookTimes {
  let firstAt: Instant | null = null
  let lastAt: Instant | null = null
  let gaps: Span[] = []
  const recent: Duration[] = known === null ? [] : [known]

  const usual = (): Duration | null => [...recent].sort((a, b) => a - b)[Math.floor(recent.length / 2)] ?? null
  const tooLong = (gap: Duration): boolean => gap > Math.max(USUAL_GAPS * (usual() ?? 0), LEAST_BLIND)

  return {
    get firstAt() {
      return firstAt
    },
    get lastAt() {
      return lastAt
    },
    get gaps() {
      return gaps
    },
    get usualMs() {
      return usual()
    },
    add(now) {
      firstAt ??= now
      if (lastAt === now) return
      if (lastAt !== null) {
        const gap = now - lastAt
        if (tooLong(gap)) gaps.push({ from: lastAt, to: now })
        if (gaps.length > MOST_GAPS) gaps = gaps.slice(-MOST_GAPS / 2)
        recent.push(gap)
        if (recent.length > REMEMBERED) recent.shift()
      }
      lastAt = now
    },
    gapsUntil: (to) => (lastAt !== null && tooLong(to - lastAt) ? [...gaps, { from: lastAt, to: Infinity }] : gaps),
    forget(before) {
      gaps = gaps.filter((gap) => gap.to > before)
    },
    rewind(to) {
      if (firstAt !== null && firstAt > to) firstAt = lastAt = null
      if (lastAt !== null) lastAt = Math.min(lastAt, to)
      gaps = gaps.filter((gap) => gap.to <= to)
    },
  }
}
