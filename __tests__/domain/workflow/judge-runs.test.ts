import { describe, expect, test } from '@jest/globals'
import { cronUnion } from '../../../src/domain/calendar/cron.js'
import { DAY, HOUR, MINUTE, type Instant } from '../../../src/domain/time.js'
import { DEFAULT_RULES, type WorkflowEvidence, type WorkflowRun } from '../../../src/domain/workflow-evidence.js'
import { judgeWorkflow } from '../../../src/domain/workflow/judge.js'
import { changeOf } from '../../../src/domain/workflow/judge-runs.js'
import { slotEvidence } from '../../support/slot-samples.js'

/** Daily at noon: a window of two days. */
const NOON = Date.UTC(2026, 10, 18, 12)
const WINDOW = 2 * DAY
const LONG_AGO = NOON - 300 * DAY

function aRun(createdAt: Instant, more: Partial<WorkflowRun> = {}): WorkflowRun {
  return { id: 1, event: 'schedule', status: 'completed', conclusion: 'success', createdAt, attempt: 1, ...more }
}

function daily(runs: readonly WorkflowRun[], more: Partial<WorkflowEvidence> = {}): WorkflowEvidence {
  const entries = [{ cron: '0 12 * * *', timezone: 'UTC' }]
  return {
    ...slotEvidence({ crons: [], timezone: 'UTC', graceMs: null }, runs),
    entries,
    rules: DEFAULT_RULES,
    registeredAt: LONG_AGO,
    ...more,
  }
}

function judged(evidence: WorkflowEvidence, now = NOON): ReturnType<typeof judgeWorkflow> {
  return judgeWorkflow({ name: 'nightly' }, evidence, now, cronUnion)
}

describe('a good run', () => {
  test('holds for its window', () => {
    const evidence = daily([aRun(NOON - WINDOW)])
    expect(judged(evidence)).toMatchObject({ status: 'healthy', reason: 'ok', deadline: NOON, missed: 2 })
    const late = judged(evidence, NOON + 1)
    expect(late).toMatchObject({ status: 'critical', reason: 'stale', since: NOON })
    expect(late.message).toBe('nightly has stopped: last good scheduled run 2 d ago, allowed 2 d.')
  })

  test('is told by the newest, whatever came after it', () => {
    const runs = [aRun(NOON - DAY, { conclusion: 'failure' }), aRun(NOON - WINDOW + 1), aRun(NOON - 9 * DAY)]
    expect(judged(daily(runs))).toMatchObject({ status: 'healthy', deadline: NOON + 1 })
  })

  test.each([
    [NOON + 5 * MINUTE, 'healthy'],
    [NOON + 5 * MINUTE + 1, 'critical'],
  ])('by a clock that is ahead counts within five minutes', (at, status) => {
    expect(judged(daily([aRun(at), aRun(NOON - 9 * DAY)])).status).toBe(status)
  })
})

describe('red runs', () => {
  const red = (ago: number) => aRun(NOON - ago, { conclusion: 'failure' })
  test.each<[string, WorkflowRun[], string]>([
    ['within the window, and no good one: it fails', [red(WINDOW)], 'failing'],
    ['before the window: it has stopped', [red(WINDOW + 1)], 'stale'],
    ['before the last good one: it has stopped', [red(4 * DAY), aRun(NOON - 3 * DAY)], 'stale'],
    ['after the last good one: it fails', [red(DAY), aRun(NOON - 3 * DAY)], 'failing'],
    [
      'that still run say nothing',
      [aRun(NOON - DAY, { status: 'in_progress', conclusion: null }), aRun(NOON - 9 * DAY)],
      'stale',
    ],
    ['of other events say nothing', [{ ...red(DAY), event: 'push' }, aRun(NOON - 9 * DAY)], 'stale'],
  ])('%s', (_, runs, reason) => expect(judged(daily(runs))).toMatchObject({ status: 'critical', reason }))

  test('that were skipped are said since when', () => {
    const skipped = (ago: number) => aRun(NOON - ago, { conclusion: 'skipped' })
    const { message } = judged(daily([skipped(HOUR), skipped(DAY), aRun(NOON - 5 * DAY)]))
    expect(message).toMatch(
      /^nightly fires but is not green: last good scheduled run 5 d ago, skipped since 2026-11-17 12:00 UTC\.$/,
    )
  })
})

describe('one that never fired', () => {
  test('is told since its schedule came, where that is known', () => {
    const { reason, message } = judged(daily([], { cronChangedAt: NOON - 9 * DAY }))
    expect(reason).toBe('never-fired')
    expect(message).toMatch(/since its cron lines came to the default branch \(2026-11-09 12:00 UTC\)\.$/)
    expect(judged(daily([], { registeredAt: null })).message).toBe('nightly has never been started by its schedule.')
  })

  test('since the change counts too, though it fired before', () => {
    const before = [aRun(NOON - 10 * DAY)]
    expect(judged(daily(before, { cronChangedAt: NOON - 9 * DAY })).reason).toBe('never-fired')
    expect(judged(daily(before, { cronChangedAt: NOON - 10 * DAY })).reason).toBe('stale')
  })

  test('is not said where runs were deleted', () => {
    const { message } = judged(daily([], { deletedRuns: 4, registeredAt: null }))
    expect(message).toBe('nightly has no scheduled run among those that were not deleted.')
  })
})

describe('a new or changed schedule', () => {
  // The first tick that counts comes a day after the change; its run may be a day late.
  const changed = NOON - 2 * DAY
  test('is pending until its first deadline', () => {
    const evidence = daily([aRun(NOON - 9 * DAY)], { cronChangedAt: changed })
    const pending = judged(evidence)
    expect(pending).toMatchObject({ status: 'healthy', reason: 'pending', deadline: NOON })
    expect(pending.message).toMatch(/First due 2026-11-17 12:00 UTC; late after 2026-11-18 12:00 UTC\.$/)
    expect(judged(evidence, NOON + 1)).toMatchObject({ status: 'critical', since: NOON })
  })

  test('so is one that was enabled again', () => {
    const evidence = daily([aRun(NOON - 9 * DAY)], { updatedAt: changed })
    expect(judged(evidence)).toMatchObject({ reason: 'pending', deadline: NOON })
    expect(judged(evidence, NOON + 1).status).toBe('critical')
  })

  test('the later of both decides', () => {
    const runs = [aRun(NOON - 9 * DAY)]
    const evidence = daily(runs, { updatedAt: changed, cronChangedAt: changed - DAY })
    expect(judged(evidence).message).toMatch(/First due 2026-11-17 12:00 UTC/)
    expect(judged({ ...evidence, updatedAt: changed - DAY, cronChangedAt: changed })).toMatchObject({ deadline: NOON })
  })
})

describe('when its lines last changed', () => {
  const at = (more: Partial<WorkflowEvidence>, runs: WorkflowRun[] = []) => changeOf(daily(runs, more), NOON)
  const [early, late] = [NOON - 2 * DAY, NOON - DAY]
  test.each<[string, Partial<WorkflowEvidence>, WorkflowRun[], Instant | null]>([
    ['nobody knows', { registeredAt: null }, [], null],
    ['as the history says', { registeredAt: null, cronChangedAt: late }, [], late],
    ['at its registration', { registeredAt: late }, [], late],
    ['the later: the history', { registeredAt: early, cronChangedAt: late }, [], late],
    ['the later: the registration', { registeredAt: late, cronChangedAt: early }, [], late],
    ['not at a registration after its runs', { registeredAt: late, cronChangedAt: early }, [aRun(late - 1)], early],
    ['at a registration with its first run', { registeredAt: late, cronChangedAt: early }, [aRun(late)], late],
    ['whatever other events came before it', { registeredAt: late }, [{ ...aRun(early), event: 'push' }], late],
    ['not at a registration that is yet to come', { registeredAt: NOON + 1 }, [], null],
    ['at a registration just now', { registeredAt: NOON }, [], NOON],
  ])('%s', (_, more, runs, expected) => expect(at(more, runs)).toBe(expected))
})

describe('disabled for want of activity', () => {
  const disabled = (updatedAt: Instant | null, now = NOON) =>
    judged(daily([aRun(NOON - DAY)], { state: 'disabled_inactivity', updatedAt }), now).since

  test.each<[string, Instant | null, Instant]>([
    ['since its state changed', NOON - HOUR, NOON - HOUR],
    ['with its last run', NOON - DAY, NOON - DAY],
    ['now, where its state changed before its last run', NOON - DAY - 1, NOON],
    ['now, where nobody says since when', null, NOON],
    ['now, by a clock that is ahead', NOON + 1, NOON],
    ['just now', NOON, NOON],
  ])('%s', (_, updatedAt, since) => expect(disabled(updatedAt)).toBe(since))
})

test('late, and not known to be enabled: we could not look', () => {
  const evidence = daily([aRun(NOON - 9 * DAY)], { state: 'unknown' })
  expect(judged(evidence)).toMatchObject({ status: 'unknown' })
  expect(judged({ ...evidence, runs: [aRun(NOON - DAY)] })).toMatchObject({ status: 'healthy' })
})
