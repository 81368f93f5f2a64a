import { cronUnion } from '../calendar/index.js'
import type { Monitor } from '../monitor.js'
import type { ActiveWindows } from '../schedule.js'
import type { WorkflowEvidence } from '../workflow-evidence.js'
import { judgeWorkflow } from '../workflow/judge.js'
import type { ByOwnRules, JudgeContext } from './judge.js'

export { platformTrouble } from '../workflow/platform-trouble.js'

/** Judges a watched workflow by its runs and its cron lines. */
export function judgeByRuns(
  monitor: Pick<Monitor, 'name'>,
  evidence: WorkflowEvidence,
  { now, declaration }: Pick<JudgeContext, 'now' | 'declaration'>,
  counted: ActiveWindows | null,
): ByOwnRules {
  const judgement = judgeWorkflow(monitor, { ...evidence, declaration }, now, cronUnion, counted)
  const atAnyHour = evidence.rules.slot !== null || judgement.reason === 'failing'
  return { kind: 'by-own-rules', judgement, atAnyHour }
}
