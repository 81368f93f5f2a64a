import { cronUnion } from '../../domain/calendar/cron.js'
import type { CronSchedule } from '../../domain/schedule.js'
import { DAY, type Duration, type Instant } from '../../domain/time.js'
import type { WorkflowEvidence } from '../../domain/workflow-evidence.js'
import { judgeWorkflow } from '../../domain/workflow/judge.js'
import type { WorkflowJudgement } from '../../domain/workflow/judgement.js'
import { mergeRuns } from '../../domain/workflow/runs.js'
import type { MakeSchedule } from '../../domain/workflow/timetable.js'
import type { RepositoryApi } from './api.js'
import type { RunPage } from './run-listing.js'

/** How far back the second question reaches at least, to tell a stopped schedule from one that never fired. */
const CONFIRM_SPAN = 90 * DAY

/** What the questions about one workflow share. */
export interface Case {
  readonly api: RepositoryApi
  /** As the runs of this workflow are asked for: its id, or its file name. */
  readonly workflow: string
  readonly now: Instant
  readonly makeSchedule: MakeSchedule
}

export function judged({ now, makeSchedule }: Case, evidence: WorkflowEvidence): WorkflowJudgement {
  return judgeWorkflow({ name: evidence.path }, evidence, now, makeSchedule)
}

/** The evidence is judged after each question, its cron lines stay the same. */
export function madeOnce(): MakeSchedule {
  let made: CronSchedule | null = null
  return (entries, dialect) => {
    if (made !== null) return made
    const schedule = cronUnion(entries, dialect)
    let gap: Duration | null = null
    made = { ...schedule, largestGap: (around) => (gap ??= schedule.largestGap(around)) }
    return made
  }
}

/** Nothing more is asked about what is well, new, or known bad without its runs. */
export function isSettled({ status, reason }: WorkflowJudgement): boolean {
  return status === 'healthy' || reason === 'disabled-inactivity'
}

export function spanOf(now: Instant, { windowMs }: WorkflowJudgement): Instant {
  return now - Math.max(CONFIRM_SPAN, 2 * (windowMs ?? 0))
}

/** What two pages know together is complete only from the later of their beginnings. */
export function withPage(evidence: WorkflowEvidence, page: RunPage): WorkflowEvidence {
  const since = Math.max(evidence.completeSince ?? -Infinity, page.completeSince ?? -Infinity)
  return {
    ...evidence,
    runs: mergeRuns(evidence.runs, page.runs),
    completeSince: Number.isFinite(since) ? since : null,
  }
}
