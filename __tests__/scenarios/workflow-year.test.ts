import { describe, expect, it } from '@jest/globals'
import { cronUnion } from '../../src/domain/calendar/cron.js'
import type { CronSchedule } from '../../src/domain/schedule.js'
import { DAY, HOUR, MINUTE, type Instant } from '../../src/domain/time.js'
import {
  DEFAULT_RULES,
  type ScheduleEntry,
  type WorkflowEvidence,
  type WorkflowRun,
} from '../../src/domain/workflow-evidence.js'
import { judgeWorkflow } from '../../src/domain/workflow/judge.js'
import type { WorkflowJudgement } from '../../src/domain/workflow/judgement.js'
import { windowOf } from '../../src/domain/workflow/window.js'
import { seeded, simulateRuns } from '../support/simulated-schedule.js'

const START = Date.parse('2026-01-01T00:00:00Z')
const END = START + 365 * DAY
const CHECK_EVERY = 2 * HOUR
/** A job is seen when it has ended. */
const JOB_TAKES = 20 * MINUTE
const PAGE = 30

const utc = (...crons: string[]): ScheduleEntry[] => crons.map((cron) => ({ cron, timezone: 'UTC' }))

const WORKFLOWS: Readonly<Record<string, readonly ScheduleEntry[]>> = {
  'every five minutes': utc('*/5 * * * *'),
  'every twenty minutes': utc('*/20 * * * *'),
  hourly: utc('17 * * * *'),
  'every six hours': utc('30 */6 * * *'),
  daily: utc('0 3 * * *'),
  'weekdays in Madrid': [{ cron: '0 1 * * 1-5', timezone: 'Europe/Madrid' }],
  'three crons in two zones': [
    ...utc('0 5 * * 1-5', '0 17 * * 1-5'),
    { cron: '0 22 * * 6', timezone: 'America/New_York' },
  ],
  weekly: utc('0 10 * * 5'),
  monthly: utc('0 0 1 * *'),
  quarterly: utc('0 11 1 1,4,7,10 *'),
}

/** The same schedule for every check of the year: its gap is worked out once. */
function onceMade(entries: readonly ScheduleEntry[]): CronSchedule {
  const schedule = cronUnion(entries)
  const gap = schedule.largestGap(START)
  return { ...schedule, largestGap: () => gap }
}

function evidenceAt(
  entries: readonly ScheduleEntry[],
  page: readonly WorkflowRun[],
  isFull: boolean,
): WorkflowEvidence {
  return {
    repository: 'o/r',
    webUrl: 'https://github.com/o/r',
    path: '.github/workflows/job.yml',
    state: 'active',
    fork: false,
    exempt: null,
    entries,
    rules: DEFAULT_RULES,
    fileProblem: null,
    unreadable: null,
    runs: page,
    completeSince: isFull ? (page[0]?.createdAt ?? null) : null,
    registeredAt: START,
    updatedAt: null,
    cronChangedAt: null,
    failure: null,
    notes: [],
  }
}

interface Check {
  readonly now: Instant
  readonly verdict: WorkflowJudgement
}

/** What each check of (from, to] finds. */
function checks(
  entries: readonly ScheduleEntry[],
  schedule: CronSchedule,
  runs: readonly WorkflowRun[],
  from: Instant,
  to: Instant,
): Check[] {
  const found: Check[] = []
  let seen = 0
  for (let now = from + CHECK_EVERY; now <= to; now += CHECK_EVERY) {
    while (seen < runs.length && (runs[seen]?.createdAt ?? 0) + JOB_TAKES <= now) seen += 1
    const evidence = evidenceAt(entries, runs.slice(Math.max(0, seen - PAGE), seen), seen > PAGE)
    found.push({ now, verdict: judgeWorkflow({ name: 'job' }, evidence, now, () => schedule) })
  }
  return found
}

describe.each(Object.entries(WORKFLOWS))('a year of %s', (name, entries) => {
  const schedule = onceMade(entries)
  const runs = simulateRuns(schedule, START, END, seeded(name.length * 7919))

  it('alive raises no alarm', () => {
    const alarms = checks(entries, schedule, runs, START, END).filter(({ verdict }) => isAlarm(verdict))
    expect(alarms.map(({ now, verdict }) => `${new Date(now).toISOString()} ${verdict.message}`)).toEqual([])
  })

  it('killed at a random time raises one, within the window and one check', () => {
    const random = seeded(name.length * 104729)
    for (let death = 0; death < 3; death++) {
      const diedAt = START + Math.floor((0.1 + 0.5 * random()) * 365 * DAY)
      const lived = runs.filter((run) => run.createdAt <= diedAt)
      const last = lived.at(-1)?.createdAt ?? START
      const from = START + Math.floor((last - START) / CHECK_EVERY) * CHECK_EVERY
      const verdicts = checks(entries, schedule, lived, from, last + 2 * windowOf(schedule.largestGap(START)) + DAY)
      const changes = verdicts.filter(({ verdict }, i) => isAlarm(verdict) !== isAlarm(verdicts[i - 1]?.verdict))
      expect(changes).toHaveLength(1)
      const [alarm] = changes
      const deadline = last + (alarm?.verdict.windowMs ?? 0)
      expect(alarm?.verdict).toMatchObject({ status: 'critical', since: deadline })
      expect(['stale', 'never-fired']).toContain(alarm?.verdict.reason)
      expect(alarm?.now).toBeGreaterThan(deadline)
      expect(alarm?.now).toBeLessThanOrEqual(deadline + CHECK_EVERY)
    }
  })
})

function isAlarm(verdict: WorkflowJudgement | undefined): boolean {
  return verdict?.status === 'critical' || verdict?.status === 'unknown'
}
