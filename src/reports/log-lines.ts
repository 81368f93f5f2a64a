import { withBecause } from '../domain/because.js'
import { cut, oneLine } from '../domain/safe-text.js'
import type { Verdict } from '../domain/verdict.js'
import { adviceGroups, type AdviceGroup, type AdviceOf } from './advice-groups.js'
import { countsOf, countsText, isBad, worstFirst } from './standing.js'

/** More lines than this nobody reads, and each costs the runner as much as judging ten monitors. */
const MOST_MONITORS = 200
const MOST_ADVICE = 20
const MOST_NAMES = 5
const LONGEST_NAME = 100

/** What the log of a run says; each line is one line. */
export interface LogText {
  /** What was decided, worst first, and what to do. */
  readonly lines: readonly string[]
  /** Which field told the time, for whoever opens it. */
  readonly evidence: readonly string[]
}

/** A line for each monitor, and after those that are not well what to do. Of very many only the worst ones. */
export function logText(verdicts: readonly Verdict[], adviceOf?: AdviceOf): LogText {
  const bad = worstFirst(verdicts.filter(isBad)).slice(0, MOST_MONITORS)
  const told = verdicts.length <= MOST_MONITORS ? worstFirst(verdicts.filter((verdict) => !isBad(verdict))) : []
  const rest = verdicts.length - bad.length - told.length
  const more =
    rest === 0 ? [] : [`${countsText(countsOf(verdicts))}; ${rest} of them are not listed here but in the status map.`]
  const advice = adviceGroups(bad, adviceOf).slice(0, MOST_ADVICE).map(adviceLine)
  return {
    lines: [...bad.map(decisionLine), ...advice, ...told.map(decisionLine), ...more].map(oneLine),
    evidence: [...bad, ...told].flatMap(evidenceLines).map(oneLine),
  }
}

function decisionLine({ name, status, reason, message, because }: Verdict): string {
  return `${name}: ${status} (${reason}). ${withBecause(message, because)}`
}

function adviceLine({ names, runbooks, steps }: AdviceGroup): string {
  const shown = names.slice(0, MOST_NAMES).map((name) => cut(oneLine(name), LONGEST_NAME))
  const more = names.length > MOST_NAMES ? ` and ${names.length - MOST_NAMES} more` : ''
  const own = runbooks.slice(0, MOST_NAMES).map(({ name, runbook }) => `Runbook of ${name}: ${runbook}`)
  return `What to do for ${shown.join(', ')}${more}: ${[...steps, ...own].join(' ')}`
}

function evidenceLines({ name, evidence }: Verdict): string[] {
  return evidence ? [`${name}: time from ${evidence.field}, rule ${evidence.rule}`] : []
}
