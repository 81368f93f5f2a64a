import { formatDuration } from '../duration.js'
import { toText, type Instant } from '../time.js'
import type { WorkflowEvidence, WorkflowRun } from '../workflow-evidence.js'
import { beatOf, couldNotLook, judgement, verdict, type Decided, type WorkflowJudgement } from './judgement.js'
import { redRuns, toleranceOf, tooManyReds, type RedRuns } from './red-runs.js'

/** The worse of what its time says and what its red runs say; what has stopped is told as that. */
export function withRedRuns(
  name: string,
  evidence: WorkflowEvidence,
  now: Instant,
  byTime: WorkflowJudgement,
): WorkflowJudgement {
  const failing = judgeReds(name, evidence, now)
  const isWorse = byTime.status === 'unknown' || (byTime.status === 'critical' && byTime.reason !== 'failing')
  if (failing === null) return { ...byTime, notes: [...byTime.notes, ...forgiven(evidence, now)] }
  if (isWorse) return byTime
  const { windowMs, deadline, missed, delivery } = byTime
  return judgement(evidence, now, { windowMs, deadline, missed, delivery, ...failing })
}

/** Null where no more runs in a row are red than are forgiven. */
export function judgeReds(name: string, evidence: WorkflowEvidence, now: Instant): Decided | null {
  const found = tooManyReds(evidence, now)
  const newest = found?.reds[0]
  if (found === null || newest === undefined) return null
  if (evidence.state === 'unknown')
    return couldNotLook(`the last run of ${name} is red, and whether it is enabled could not be read`)
  if (newest.branch != null && evidence.branch === null)
    return couldNotLook(`a run of ${name} is red, and whether its branch is the default one could not be read`)
  const { green } = found
  return {
    ...verdict('critical', 'failing', messageOf(name, found, evidence, now)),
    since: firstRedEnd(found, now),
    // From its end on a green one could have shown that it is mended.
    missedDueAt: newest.createdAt,
    // What is red is no life, whatever else counts as one: a green one must come after this.
    beat: green === null ? null : beatOf(green, evidence),
    ageMs: green === null ? null : Math.max(0, now - green.createdAt),
  }
}

function messageOf(name: string, { reds, green }: RedRuns, evidence: WorkflowEvidence, now: Instant): string {
  const [newest] = reds
  const count = reds.length === 1 ? 'its last finished run' : `its last ${reds.length} finished runs`
  const since = reds.length === 1 ? '' : ` since ${toText(firstRedEnd({ reds }, now))}`
  const last = green === null ? 'no green one is listed' : `last green ${formatDuration(now - green.createdAt)} ago`
  const shown =
    newest === undefined ? '' : `: ${endOf(newest)} at ${toText(newest.createdAt)}, started by ${newest.event}`
  const tolerance = toleranceOf(evidence) ?? 0
  const allowed = tolerance === 0 ? '' : `, where ${tolerance} in a row ${tolerance === 1 ? 'is' : 'are'} forgiven`
  return `${name} is failing: ${count} ${howBad(reds)}${since}${shown} (${last}${allowed}).`
}

/** A run that ended green is bad where it lacks what it must bring. */
function howBad(reds: readonly WorkflowRun[]): string {
  const green = reds.filter(({ conclusion }) => conclusion === 'success').length
  if (green === reds.length) return 'brought no proof'
  if (green > 0) return 'failed or brought no proof'
  return reds.length === 1 ? 'is red' : 'are red'
}

function endOf({ conclusion, status }: WorkflowRun): string {
  return conclusion ?? status
}

/** It has been in trouble from the end of the first of them on. */
function firstRedEnd({ reds }: Pick<RedRuns, 'reds'>, now: Instant): Instant {
  const first: WorkflowRun | undefined = reds.at(-1)
  return Math.min(now, first?.updatedAt ?? first?.createdAt ?? now)
}

export function forgiven(evidence: WorkflowEvidence, now: Instant): string[] {
  const tolerance = toleranceOf(evidence)
  const { length } = tolerance === null ? [] : redRuns(evidence, now).reds
  if (length === 0 || tolerance === null || length > tolerance) return []
  return [`red run ${length} in a row is forgiven (failure-tolerance ${tolerance})`]
}
