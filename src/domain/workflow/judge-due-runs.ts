import type { LastRuns } from '../at-most.js'
import { HOUR, toText, type Duration, type Instant } from '../time.js'
import type { WorkflowEvidence } from '../workflow-evidence.js'
import { dueRuns, type DueRun, type DueTimes } from './due-runs.js'
import { changeOf } from './judge-runs.js'
import { askedFrom } from './judge-slots.js'
import { verdict, type WorkflowJudgement } from './judgement.js'
import { enabledAgainAt } from './runs.js'
import { describeRun } from './waiting-run.js'

/** A tick this soon after a change may pass before GitHub knows of it. */
const REGISTRATION: Duration = 24 * HOUR
const MOST_NAMED = 7

/** The worse of what its time says and of what came of the last runs that were due; what has stopped is told as that. */
export function withDueRuns(
  name: string,
  evidence: WorkflowEvidence,
  now: Instant,
  times: DueTimes,
  byTime: WorkflowJudgement,
): WorkflowJudgement {
  const { lastRuns } = evidence.rules
  if (lastRuns === null || (byTime.status !== 'healthy' && byTime.status !== 'degraded')) return byTime
  const last = lastDueRuns(evidence, now, times, lastRuns)
  const wrong = last.filter(({ end }) => end !== 'good')
  if (wrong.length <= lastRuns.most) return { ...byTime, notes: [...byTime.notes, ...summary(wrong, last)] }
  const doubt = doubtOf(evidence, wrong)
  if (doubt !== null) return { ...byTime, notes: [...byTime.notes, doubt] }
  const inOrder = [...wrong].sort((a, b) => a.decidedAt - b.decidedAt)
  const allowed = lastRuns.most === 0 ? 'none' : `at most ${lastRuns.most}`
  const isMany = lastRuns.most > 1
  const limit = `${allowed} ${isMany ? 'are' : 'is'} allowed`
  const message = `${name} missed or failed ${wrong.length} of its last ${last.length} due runs (${limit}): ${named(wrong, evidence)}.`
  const isRed = wrong.every(({ end }) => end === 'bad')
  return {
    ...byTime,
    ...verdict('critical', isRed ? 'failing' : 'stale', message),
    since: inOrder[lastRuns.most]?.decidedAt ?? now,
    missed: wrong.filter(({ end }) => end === 'missed').length,
    missedDueAt: wrong[0]?.at ?? null,
    diagnosis: [...byTime.diagnosis, ...wrong.map((one) => `Due ${toText(one.at)}: ${wordsOf(one, evidence)}.`)],
    remedy: [
      `Look at the runs of those days; this ends when ${allowed} of the last ${lastRuns.of} due runs ${isMany ? 'were' : 'was'} missed or bad.`,
    ],
  }
}

/** Since when runs must be listed to judge the last ones that were due; null where none were. */
export function dueSince(evidence: WorkflowEvidence, now: Instant, times: DueTimes): Instant | null {
  const { lastRuns } = evidence.rules
  if (lastRuns === null) return null
  return lastDueRuns(evidence, now, times, { of: lastRuns.listed ?? lastRuns.of }).at(-1)?.opensAt ?? null
}

/** Those that were due since it was declared, there and enabled, newest first. */
export function lastDueRuns(
  evidence: WorkflowEvidence,
  now: Instant,
  times: DueTimes,
  { of }: Pick<LastRuns, 'of'>,
): DueRun[] {
  return dueRuns(evidence, now, times, { count: of, from: declaredFrom(evidence, now) })
}

function declaredFrom(evidence: WorkflowEvidence, now: Instant): Instant {
  if (evidence.rules.slot !== null) return askedFrom(evidence, now)
  const known = [changeOf(evidence, now), enabledAgainAt(evidence, now)]
  return Math.max(...known.map((at) => (at === null ? -Infinity : at + REGISTRATION)))
}

/** Why a run that is missed may be one that is not listed; null where none can be. */
function doubtOf(
  { completeSince, listedSince, deletedRuns }: WorkflowEvidence,
  wrong: readonly DueRun[],
): string | null {
  const isMissed = wrong.some(({ end }) => end === 'missed')
  if (isMissed && (deletedRuns ?? 0) > 0)
    return 'at-most: runs of it were deleted, so nobody can tell which of the last ones were missed'
  const from = Math.min(...wrong.map(({ opensAt }) => opensAt))
  const since = Math.min(completeSince ?? -Infinity, listedSince ?? Infinity)
  return since <= from
    ? null
    : 'at-most: its runs are not listed far enough back to tell which of the last ones were missed'
}

function summary(wrong: readonly DueRun[], last: readonly DueRun[]): string[] {
  return wrong.length === 0 ? [] : [`${wrong.length} of its last ${last.length} due runs were missed or not good`]
}

function named(wrong: readonly DueRun[], evidence: WorkflowEvidence): string {
  const rest = wrong.length - MOST_NAMED
  const shown = wrong.slice(0, MOST_NAMED).map((one) => `${toText(one.at)} (${shortOf(one)})`)
  return [...shown, ...(rest > 0 ? [`${rest} more`] : [])].join(', ')

  function shortOf({ end, red }: DueRun): string {
    return end === 'missed' || red === null ? 'no run' : endOf(red.conclusion, red.status, evidence)
  }
}

function endOf(conclusion: string | null, status: string, { rules }: WorkflowEvidence): string {
  if (conclusion === 'success') return rules.proof === null ? 'not good' : 'no proof'
  return conclusion ?? status
}

function wordsOf({ end, red }: DueRun, evidence: WorkflowEvidence): string {
  return end === 'missed' || red === null ? 'no run was started' : `${red.event} ${describeRun(red, evidence)}`
}
