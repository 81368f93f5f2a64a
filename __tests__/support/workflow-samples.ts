import { cronUnion } from '../../src/domain/calendar/cron.js'
import type { Heartbeat } from '../../src/domain/heartbeat.js'
import type { ActiveWindows } from '../../src/domain/schedule.js'
import { HOUR, MINUTE, toIso, type Instant } from '../../src/domain/time.js'
import {
  DEFAULT_RULES,
  type WorkflowEvidence,
  type WorkflowRules,
  type WorkflowRun,
} from '../../src/domain/workflow-evidence.js'
import { judgeWorkflow } from '../../src/domain/workflow/judge.js'
import type { WorkflowJudgement } from '../../src/domain/workflow/judgement.js'

/** A Wednesday. */
export const NOON = Date.UTC(2026, 10, 18, 12)

/** Daily at noon: it may stay without a good run for two days. */
export const DAILY = [{ cron: '0 12 * * *', timezone: 'UTC' }]
/** Fourteen hours. */
export const HOURLY = [{ cron: '0 * * * *', timezone: 'UTC' }]

export type Asked = Partial<Omit<WorkflowEvidence, 'rules'>> & { readonly rules?: Partial<WorkflowRules> }

/** A workflow of GitHub's schedule, there for years. */
export function scheduled(runs: readonly WorkflowRun[], { rules, ...more }: Asked = {}): WorkflowEvidence {
  return {
    repository: 'o/r',
    webUrl: 'https://github.com/o/r',
    path: '.github/workflows/nightly.yml',
    state: 'active',
    fork: false,
    exempt: null,
    entries: DAILY,
    fileProblem: null,
    unreadable: null,
    runs,
    completeSince: null,
    registeredAt: Date.parse('2020-01-01T00:00:00Z'),
    updatedAt: null,
    cronChangedAt: null,
    failure: null,
    notes: [],
    ...more,
    rules: { ...DEFAULT_RULES, ...rules },
  }
}

/** A run by the schedule that began so many hours before noon, took ten minutes and succeeded. */
export function runAgo(hours: number, more: Partial<WorkflowRun> = {}): WorkflowRun {
  const createdAt = NOON - hours * HOUR
  return {
    id: Math.ceil(10_000 - hours * 10),
    event: 'schedule',
    status: 'completed',
    conclusion: 'success',
    createdAt,
    attempt: 1,
    startedAt: createdAt,
    updatedAt: createdAt + 10 * MINUTE,
    ...more,
  }
}

/** A judgement as lines of text, with everything that is in it. */
export function judgementText(
  evidence: WorkflowEvidence,
  now: Instant = NOON,
  counted: ActiveWindows | null = null,
): string {
  return textOf(judgeWorkflow({ name: 'nightly' }, evidence, now, cronUnion, counted))
}

function textOf({ status, reason, message, beat, notes, diagnosis, remedy, ...rest }: WorkflowJudgement): string {
  const { since, deadline, ageMs, windowMs, missed, missedDueAt, delivery } = rest
  const figures = [
    `since ${at(since)}`,
    `deadline ${at(deadline)}`,
    `age ${hours(ageMs)}`,
    `window ${hours(windowMs)}`,
    `missed ${missed}`,
    ...(missedDueAt === undefined ? [] : [`due ${at(missedDueAt)}`]),
  ]
  return [
    `${status} ${reason}: ${message}`,
    figures.join(', '),
    `beat ${beatText(beat)}`,
    ...(delivery === null ? [] : [`delivery ${JSON.stringify(delivery)}`]),
    ...diagnosis.map((line) => `? ${line}`),
    ...remedy.map((line) => `! ${line}`),
    ...notes.map((line) => `- ${line}`),
  ].join('\n')
}

function at(instant: Instant | null | undefined): string {
  return typeof instant === 'number' ? toIso(instant) : String(instant)
}

function hours(ms: number | null | undefined): string {
  return typeof ms === 'number' ? `${ms / HOUR} h` : String(ms)
}

function beatText(beat: Heartbeat | null | undefined): string {
  if (beat == null) return String(beat)
  const { at: when, ...rest } = beat
  return `${at(when)} ${JSON.stringify(rest)}`
}
