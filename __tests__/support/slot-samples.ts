import { cronUnion } from '../../src/domain/calendar/cron.js'
import type { ActiveWindows } from '../../src/domain/schedule.js'
import type { Instant } from '../../src/domain/time.js'
import {
  DEFAULT_RULES,
  type Slot,
  type WorkflowEvidence,
  type WorkflowRules,
  type WorkflowRun,
} from '../../src/domain/workflow-evidence.js'
import { judgeWorkflow } from '../../src/domain/workflow/judge.js'
import type { WorkflowJudgement } from '../../src/domain/workflow/judgement.js'

/** 17:07 in Seoul on weekdays is 08:07 UTC. */
export const SEOUL: Slot = { crons: ['7 17 * * 1-5'], timezone: 'Asia/Seoul', graceMs: 3 * 3_600_000 }

/** A workflow that something outside starts, there for years. */
export function slotEvidence(
  slot: Slot,
  runs: readonly WorkflowRun[],
  more: Partial<Omit<WorkflowEvidence, 'rules'>> & { readonly rules?: Partial<WorkflowRules> | undefined } = {},
): WorkflowEvidence {
  const { rules, ...rest } = more
  return {
    repository: 'o/r',
    webUrl: 'https://github.com/o/r',
    path: '.github/workflows/slot.yml',
    state: 'active',
    fork: false,
    exempt: null,
    entries: [],
    fileProblem: null,
    unreadable: null,
    runs,
    completeSince: null,
    registeredAt: Date.parse('2020-01-01T00:00:00Z'),
    updatedAt: null,
    cronChangedAt: null,
    failure: null,
    notes: [],
    ...rest,
    rules: { ...DEFAULT_RULES, events: ['workflow_dispatch', 'repository_dispatch'], slot, ...rules },
  }
}

/** A run that succeeded, unless something else is said. */
export function slotRun(at: string | Instant, more: Partial<WorkflowRun> = {}): WorkflowRun {
  const createdAt = typeof at === 'string' ? Date.parse(at) : at
  return {
    id: 1,
    event: 'repository_dispatch',
    status: 'completed',
    conclusion: 'success',
    createdAt,
    attempt: 1,
    ...more,
  }
}

export function judgeAt(
  evidence: WorkflowEvidence,
  now: string | Instant,
  counted: ActiveWindows | null = null,
): WorkflowJudgement {
  return judgeWorkflow({ name: 'slot' }, evidence, typeof now === 'string' ? Date.parse(now) : now, cronUnion, counted)
}
