import { byBothClocks } from '../domain/judging/by-both-clocks.js'
import { isShared } from '../domain/shared-place.js'
import type { Duration } from '../domain/time.js'
import type { Verdict } from '../domain/verdict.js'
import type { Read } from './read-all.js'

/** Judges all over again by GitHub's clock, and leaves open what only this machine's clock decides. */
export async function doubtByClock(
  verdicts: readonly Verdict[],
  reads: readonly Read[],
  aheadMs: Duration,
  judgeAgain: (reads: readonly Read[]) => Promise<readonly Verdict[]>,
): Promise<readonly Verdict[]> {
  // Beats that this machine hears for itself, or whose server's clock was compared, are by our clock however wrong it is.
  const doubtful = reads.filter(({ place }) => !isShared(place))
  const shifted = doubtful.map((read) => (read.at === undefined ? read : { ...read, at: read.at - aheadMs }))
  const theirs = new Map((await judgeAgain(shifted)).map((verdict) => [verdict.monitor, verdict]))
  return verdicts.map((ours) => {
    const other = theirs.get(ours.monitor)
    return other === undefined ? ours : byBothClocks(ours, other, aheadMs)
  })
}
