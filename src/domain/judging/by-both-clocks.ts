import { clockOffWords } from '../clock-off.js'
import { severityOf, type Status } from '../status.js'
import type { Duration } from '../time.js'
import type { Verdict } from '../verdict.js'

const BAD: readonly Status[] = ['warning', 'degraded', 'critical']

/**
 * What is left of a verdict by the clock of this machine, which is off, beside the one by GitHub's. Where they disagree on whether
 * something is wrong, nobody knows; where both find it wrong, the milder counts.
 */
export function byBothClocks(ours: Verdict, theirs: Verdict, aheadMs: Duration): Verdict {
  if (ours.status === 'unknown') return ours
  if (!isBad(ours)) return isBad(theirs) && theirs.reason !== 'future' ? undecided(ours, aheadMs) : ours
  // A time that a clock which is behind calls future was not even read as one.
  if (ours.reason === 'future') return aheadMs < 0 ? undecided(ours, aheadMs) : ours
  if (!isBad(theirs) || theirs.reason === 'future') return undecided(ours, aheadMs)
  return severityOf(theirs.status) < severityOf(ours.status) ? theirs : ours
}

function isBad({ status }: Verdict): boolean {
  return BAD.includes(status)
}

function undecided(verdict: Verdict, aheadMs: Duration): Verdict {
  const message = `${verdict.message} But ${clockOffWords(aheadMs)}, and that decides.`
  return { ...verdict, status: 'unknown', reason: 'clock', message, since: null }
}
