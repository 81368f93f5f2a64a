import { oneLine } from '../domain/safe-text.js'
import type { Verdict } from '../domain/verdict.js'
import { countsOf, countsText, isBad, worstFirst } from './standing.js'

/** More lines than this nobody reads, and each costs the runner as much as judging ten monitors. */
const MOST_MONITORS = 200

/** A line or two for each monitor: what was decided, and which field told the time. Of very many only the worst ones. */
export function logLines(verdicts: readonly Verdict[]): string[] {
  const told = verdicts.length <= MOST_MONITORS ? verdicts : worstOnes(verdicts)
  const rest = verdicts.length - told.length
  const more =
    rest === 0 ? [] : [`${countsText(countsOf(verdicts))}; ${rest} of them are not listed here but in the status map.`]
  return [...told.map(decisionLine), ...told.flatMap(evidenceLines), ...more].map(oneLine)
}

function worstOnes(verdicts: readonly Verdict[]): Verdict[] {
  return worstFirst(verdicts.filter(isBad)).slice(0, MOST_MONITORS)
}

function decisionLine({ name, status, reason, message }: Verdict): string {
  return `${name}: ${status} (${reason}). ${message}`
}

function evidenceLines({ name, evidence }: Verdict): string[] {
  return evidence ? [`${name}: time from ${evidence.field}, rule ${evidence.rule}`] : []
}
