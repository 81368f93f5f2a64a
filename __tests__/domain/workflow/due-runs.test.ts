import { describe, expect, it } from '@jest/globals'
import { timesOf } from '../../../src/domain/calendar/index.js'
import { HOUR, MINUTE, toIso } from '../../../src/domain/time.js'
import { DEFAULT_RULES, type WorkflowEvidence, type WorkflowRun } from '../../../src/domain/workflow-evidence.js'
import { aMonitor } from '../../support/monitor-samples.js'
import { judgeAt, SEOUL, slotEvidence, slotRun } from '../../support/slot-samples.js'

// A night is that of September at 02:00; it is the 16th, 12:00.
const NOW = '2026-09-16T12:00:00Z'
const night = (day: number, more: Partial<WorkflowRun> = {}, lateMs = 20 * MINUTE): WorkflowRun =>
  slotRun(Date.UTC(2026, 8, day, 2) + lateMs, { id: day, event: 'schedule', ...more })
const RED: Partial<WorkflowRun> = { conclusion: 'failure' }

interface Asked {
  readonly most?: number
  readonly of?: number
  readonly rules?: Partial<WorkflowEvidence['rules']>
  readonly more?: Partial<WorkflowEvidence>
  readonly now?: string
}

function judge(runs: readonly WorkflowRun[], { most = 0, of = 7, rules, more, now = NOW }: Asked = {}) {
  const evidence = slotEvidence(SEOUL, runs, {
    entries: [{ cron: '0 2 * * *', timezone: 'UTC' }],
    ...more,
    rules: { ...DEFAULT_RULES, lastRuns: { kind: 'last', most, of }, ...rules },
  })
  return judgeAt(evidence, now)
}

const stand = (...asked: Parameters<typeof judge>): string => {
  const { status, reason } = judge(...asked)
  return `${status} ${reason}`
}

const days = (from: number, to: number, except: readonly number[] = []): WorkflowRun[] =>
  Array.from({ length: to - from + 1 }, (_, i) => from + i).flatMap((day) => (except.includes(day) ? [] : [night(day)]))

describe('of the last seven nights', () => {
  it.each<[string, WorkflowRun[], Asked, string]>([
    ['all were good', days(1, 16), {}, 'healthy ok'],
    ['one was missed', days(1, 16, [13]), {}, 'critical stale'],
    ['one is forgiven', days(1, 16, [13]), { most: 1 }, 'healthy ok'],
    ['two are not', days(1, 16, [12, 14]), { most: 1 }, 'critical stale'],
    ['one was missed before them', days(1, 16, [9]), {}, 'healthy ok'],
    ['the first of them', days(1, 16, [10]), {}, 'critical stale'],
    ['last night is not decided yet', days(1, 15), {}, 'healthy ok'],
    ['then the one before counts', days(1, 15, [9]), {}, 'critical stale'],
    ['one was red', [...days(1, 16, [13]), night(13, RED)], {}, 'critical failing'],
    ['one was red and run again', [...days(1, 16, [13]), night(13, RED), night(13, {}, 5 * HOUR)], {}, 'healthy ok'],
    ['one was red at first', [...days(1, 16, [13]), night(13, { ...RED, greenBefore: true })], {}, 'healthy ok'],
    ['that it ended is enough', [...days(1, 16, [13]), night(13, RED)], { rules: { require: 'run' } }, 'healthy ok'],
    ['which a cancelled one did not', [...days(1, 16, [13]), night(13, { conclusion: 'cancelled' })], { rules: { require: 'run' } }, 'critical failing'],
    ['that it was started is enough', [...days(1, 16, [13]), night(13, { conclusion: 'cancelled' })], { rules: { require: 'fired' } }, 'healthy ok'],
    ['by hand it does not count', [...days(1, 16, [13]), night(13, { event: 'workflow_dispatch' })], {}, 'critical stale'],
    ['unless that is named', [...days(1, 16, [13]), night(13, { event: 'workflow_dispatch' })], { rules: { events: ['schedule', 'workflow_dispatch'] } }, 'healthy ok'],
    ['late by hours it belongs to its night', [...days(1, 16, [13]), night(13, {}, 21 * HOUR)], {}, 'healthy ok'],
    ['a little early as well', [...days(1, 16, [13]), night(13, {}, -4 * MINUTE)], {}, 'healthy ok'],
    ['two of one night are not two nights', [...days(1, 16, [13]), night(14, {}, 3 * HOUR)], {}, 'critical stale'],
    ['one is under way', [...days(1, 15), night(16, { status: 'in_progress', conclusion: null }, 9 * HOUR)], {}, 'healthy ok'],
  ])('%s', (_what, runs, asked, expected) => expect(stand(runs, asked)).toBe(expected)) // prettier-ignore

  it('what has stopped is told as that', () => expect(stand(days(1, 12))).toBe('critical stale'))

  it('says which nights, since when, and what ends it', () => {
    const told = judge([...days(1, 16, [12, 14]), night(14, RED)])
    expect(told.message).toBe(
      'slot missed or failed 2 of its last 7 due runs (none is allowed): 2026-09-14 02:00 UTC (failure), 2026-09-12 02:00 UTC (no run).',
    )
    expect(toIso(told.since ?? 0)).toBe('2026-09-13T02:00:00Z')
    expect(told.missedDueAt).toBe(Date.parse('2026-09-14T02:00:00Z'))
    expect(told.diagnosis.join('\n')).toMatch(/Due 2026-09-12 02:00 UTC: no run was started\./)
    expect(told.remedy.join()).toContain('ends when none of the last 7 due runs was missed or bad')
    expect(judge(days(1, 16, [12]), { most: 1 }).notes.join()).toContain(
      '1 of its last 7 due runs were missed or not good',
    )
  })
})

describe('nobody is blamed', () => {
  const missed = days(1, 16, [13])

  it.each<[string, WorkflowRun[], Asked]>([
    ['for what was due before its cron lines were written', days(14, 16), { more: { cronChangedAt: Date.parse('2026-09-12T12:00:00Z') } }],
    ['for what was due before it was there', days(14, 16), { more: { registeredAt: Date.parse('2026-09-12T12:00:00Z') } }],
    ['where the listing does not reach so far', missed, { more: { completeSince: Date.parse('2026-09-13T12:00:00Z') } }],
    ['where runs were deleted', missed, { more: { deletedRuns: 9 } }],
  ])('%s', (_what, runs, asked) => expect(stand(runs, asked)).toBe('healthy ok')) // prettier-ignore

  it('but for what was due since', () => {
    const more = { cronChangedAt: Date.parse('2026-09-11T12:00:00Z') }
    expect(stand(missed, { more })).toBe('critical stale')
    expect(stand(missed, { more: { completeSince: Date.parse('2026-09-13T01:00:00Z') } })).toBe('critical stale')
    expect(stand(missed, { more: { completeSince: Date.parse(NOW), listedSince: Date.parse('2026-09-01T00:00:00Z') } })).toBe('critical stale') // prettier-ignore
  })

  it('and what may be deleted is said', () =>
    expect(judge(missed, { more: { deletedRuns: 9 } }).notes.join()).toMatch(/runs of it were deleted/))
})

it('what is due out of hours is nobody’s', () => {
  const times = timesOf(aMonitor({ 'active-hours': ['mon-fri'] }))
  const evidence = (except: readonly number[]) =>
    slotEvidence(SEOUL, days(1, 16, except), {
      entries: [{ cron: '0 2 * * *', timezone: 'UTC' }],
      rules: { ...DEFAULT_RULES, lastRuns: { kind: 'last', most: 0, of: 7 } },
    })
  // The 12th is a Saturday.
  expect(judgeAt(evidence([12, 13]), NOW, times.counted).status).toBe('healthy')
  expect(judgeAt(evidence([8]), NOW, times.counted).status).toBe('critical')
  expect(judgeAt(evidence([8]), NOW).status).toBe('healthy')
})

it('slots are served within their grace', () => {
  // Weekdays 08:07 UTC, until 11:07.
  const slots = (except: readonly number[]) =>
    [9, 10, 11, 14, 15, 16].flatMap((day) => (except.includes(day) ? [] : [slotRun(Date.UTC(2026, 8, day, 9))]))
  const rules = { events: ['repository_dispatch'], slot: SEOUL }
  const asked = { of: 5, rules, more: { entries: [] } }
  expect(stand(slots([]), asked)).toBe('healthy ok')
  expect(stand(slots([14]), asked)).toBe('critical stale')
  expect(stand([...slots([14]), slotRun('2026-09-14T11:07:00Z')], asked)).toBe('healthy ok')
  expect(stand([...slots([14]), slotRun('2026-09-14T11:07:01Z')], asked)).toBe('critical failing')
})

it('without cron lines nothing is due, and that is a mistake', () => {
  const told = judge([], { rules: { windowMs: HOUR }, more: { entries: [] } })
  expect(`${told.status} ${told.reason}: ${told.message}`).toMatch(
    /^critical config-error: .*no cron line says when its runs are due, and "at-most" counts those/,
  )
})
