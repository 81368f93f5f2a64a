import type { Heartbeat } from '../heartbeat.js'
import type { Reason, Status } from '../status.js'
import type { Duration, Instant } from '../time.js'
import type { Verdict } from '../verdict.js'
import { adviceFor } from './advice.js'
import { describeDelivery, type Delivery } from './delivery.js'
import type { WorkflowEvidence, WorkflowRun } from '../workflow-evidence.js'
import { durationsOf } from './durations.js'
import { isLife, newest } from './runs.js'

type Told =
  'status' | 'reason' | 'message' | 'beat' | 'ageMs' | 'deadline' | 'since' | 'missed' | 'missedDueAt' | 'notes'

/** What one scheduled workflow is judged to be: the parts of a verdict that its evidence decides. */
export interface WorkflowJudgement extends Pick<Verdict, Told | 'diagnosis' | 'remedy'> {
  /** How long it may stay without life; null when its schedule could not be read or was not looked at. */
  readonly windowMs: Duration | null
  /** Null when there are too few runs to tell. */
  readonly delivery: Delivery | null
}

/** What a rule decides; the rest follows from the evidence. */
export type Decided = Pick<WorkflowJudgement, 'status' | 'reason' | 'message'> & Partial<WorkflowJudgement>

export function judgement(evidence: WorkflowEvidence, now: Instant, decided: Decided): WorkflowJudgement {
  const good = newest(evidence.runs.filter((run) => isLife(run, evidence.rules)))
  const advice = adviceFor(decided.reason, evidence, now)
  const measured = decided.delivery ? [`Delivered ticks: ${describeDelivery(decided.delivery)}.`] : []
  return {
    beat: good === null ? null : beatOf(good, evidence),
    ageMs: good === null ? null : Math.max(0, now - good.createdAt),
    deadline: null,
    since: null,
    missed: null,
    windowMs: null,
    delivery: null,
    ...decided,
    notes: [...evidence.notes, ...advice.notes],
    diagnosis: [...advice.diagnosis, ...measured],
    remedy: advice.remedy,
  }
}

export function beatOf(run: WorkflowRun, evidence: WorkflowEvidence): Heartbeat {
  return {
    at: run.createdAt,
    state: run.conclusion === 'success' || run.greenBefore === true ? 'ok' : 'failed',
    stateText: run.greenBefore === true ? 'success' : (run.conclusion ?? run.status),
    workflow: evidence.path,
    runAttempt: run.attempt,
    source: evidence.repository,
    ...durationsOf(run, evidence),
    ...(run.id === null ? {} : { runId: String(run.id), runUrl: `${evidence.webUrl}/actions/runs/${run.id}` }),
  }
}

export function verdict(
  status: Status,
  reason: Reason,
  message: string,
): Pick<Verdict, 'status' | 'reason' | 'message'> {
  return { status, reason, message }
}

/** What could not be looked at is neither dead nor alive. */
export function couldNotLook(why: string): Decided {
  return verdict('unknown', 'source-unreachable', `Could not look: ${why}.`)
}
