import { CLOCK_OFF } from '../domain/clock-off.js'
import { SECOND, type Duration, type Instant } from '../domain/time.js'

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
  /** How far ours is ahead, negative for behind; null where they agree, or nothing was heard. */
  readonly aheadMs: Duration | null
}

export function createClockSkew(): ClockSkew {
  let best: Sample | null = null
  return {
    heard(exchanged) {
      const sample = sampleOf(exchanged)
      if (sample !== null && (best === null || isBetter(sample, best))) best = sample
    },
    get aheadMs() {
      return best === null || Math.abs(best.aheadMs) < CLOCK_OFF ? null : best.aheadMs
    },
  }
}

/** The quickest answer is the surest. One that contradicts it is newer: a clock was set. */
function isBetter(sample: Sample, best: Sample): boolean {
  if (sample.withinMs < best.withinMs) return true
  return Math.abs(sample.aheadMs - best.aheadMs) > sample.withinMs + best.withinMs
}

/** Null where the answer says nothing of now: it was kept by a cache, or a clock was set in between. */
function sampleOf({ sentAt, answeredAt, headers }: Exchanged): Sample | null {
  const date = Date.parse(headers['date'] ?? '')
  const latency = answeredAt - sentAt
  if (!Number.isFinite(date) || headers['age'] !== undefined || latency < 0) return null
  // A date has no parts of a second: on average it is half of one older than it says.
  const theirs = date + SECOND / 2
  return { aheadMs: sentAt + latency / 2 - theirs, withinMs: latency / 2 + SECOND / 2 }
}
