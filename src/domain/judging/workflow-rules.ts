import { cronUnion } from '../calendar/index.js'
import type { Declaration } from '../declaration.js'
import type { Monitor } from '../monitor.js'
import type { ActiveWindows } from '../schedule.js'
import type { Instant } from '../time.js'
import type { WorkflowEvidence } from '../workflow-evidence.js'
import { judgeWorkflow } from '../workflow/judge.js'
import type { WorkflowJudgement } from '../workflow/judgement.js'

export { platformTrouble } from '../workflow/platform-trouble.js'

/** Judges a watched workflow by its runs and its cron lines. */
export function judgeByRuns(
  monitor: Pick<Monitor, 'name'>,
  evidence: WorkflowEvidence,
  now: Instant,
  counted: ActiveWindows | null,
  declaration: Declaration | null,
): WorkflowJudgement {
  return judgeWorkflow(monitor, { ...evidence, declaration }, now, cronUnion, counted)
}
