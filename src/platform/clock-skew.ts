import { CLOCK_OFF } from '../domain/clock-off.js'
import { DAY, SECOND, type Duration, type Instant } from '../domain/time.js'

/** When a request went out and its answer had come, by our clock, and what the answer says of theirs. */
export interface Exchanged {
  readonly sentAt: Instant
  readonly answeredAt: Instant
  readonly headers: Readonly<Record<string, string | undefined>>
}

interface Sample {
  readonly aheadMs: Duration
  /** The true difference lies no further from it than this. */
  readonly withinMs: Duration
}

/** How far our clock and GitHub's differ, by the `Date` of its answers. */
export interface ClockSkew {
  heard(exchanged: Exchanged): void
  /** How far ours is ahead, negative for behind; null where they agree, or nothing was heard that is believed. */
  readonly aheadMs: Duration | null
  /** The last answer was so far off that nobody believes it alone: another one would tell. */
  readonly isDoubtful: boolean
}

/** Clocks are seldom off by more; an answer that says so is as likely wrong itself. */
const FAR: Duration = DAY
/** Before this program, and after all who run it, nobody dates an answer. */
const [FIRST, LAST] = [Date.UTC(2025, 0), Date.UTC(2100, 0)]

export function createClockSkew(): ClockSkew {
  let best: Sample | null = null
  let doubtful: Sample | null = null

  /** Two in a row that say the same are believed, however far they are off. */
  function isBelieved(sample: Sample): boolean {
    const before = doubtful
    const isKnown = Math.abs(sample.aheadMs) <= FAR || (best !== null && agree(sample, best))
    const isBelieved = isKnown || (before !== null && agree(sample, before))
    doubtful = isBelieved ? null : sample
    return isBelieved
  }

  return {
    heard(exchanged) {
      const sample = sampleOf(exchanged)
      if (sample === null || !isBelieved(sample)) return
      if (best === null || isBetter(sample, best)) best = sample
    },
    get aheadMs() {
      return best === null || Math.abs(best.aheadMs) < CLOCK_OFF ? null : best.aheadMs
    },
    get isDoubtful() {
      return doubtful !== null
    },
  }
}

function agree(one: Sample, other: Sample): boolean {
  return Math.abs(one.aheadMs - other.aheadMs) <= one.withinMs + other.withinMs
}

/** The quickest answer is the surest. One that contradicts it is newer: a clock was set. */
function isBetter(sample: Sample, best: Sample): boolean {
  if (sample.withinMs < best.withinMs) return true
  return !agree(sample, best)
}

/** Null where the answer says nothing of now: it was kept by a cache, a clock was set in between, or nobody lives then. */
function sampleOf({ sentAt, answeredAt, headers }: Exchanged): Sample | null {
  const date = Date.parse(headers['date'] ?? '')
  const latency = answeredAt - sentAt
  if (!(date >= FIRST && date < LAST) || headers['age'] !== undefined || latency < 0) return null
  // A date has no parts of a second: on average it is half of one older than it says.
  const theirs = date + SECOND / 2
  return { aheadMs: sentAt + latency / 2 - theirs, withinMs: latency / 2 + SECOND / 2 }
}
