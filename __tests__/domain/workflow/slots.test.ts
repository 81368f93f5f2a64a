import { describe, expect, it } from '@jest/globals'
import { timesOf } from '../../../src/domain/calendar/index.js'
import { HOUR, MINUTE } from '../../../src/domain/time.js'
import type { Slot, WorkflowRun } from '../../../src/domain/workflow-evidence.js'
import { aMonitor } from '../../support/monitor-samples.js'
import { judgeAt, SEOUL, slotEvidence, slotRun } from '../../support/slot-samples.js'

// Thursday 2026-11-26, 17:07 in Seoul.
const DEADLINE = '2026-11-26T11:07:00.000Z'
const GOOD_BEFORE = slotRun('2026-11-25T08:08:00Z')

function run(at: string, more: Partial<WorkflowRun> = {}): WorkflowRun {
  return slotRun(`2026-11-26T${at}Z`, more)
}

const RED: Partial<WorkflowRun> = { conclusion: 'failure' }
const UNDER_WAY: Partial<WorkflowRun> = { status: 'in_progress', conclusion: null }

describe('a slot of a workflow that something outside starts', () => {
  it.each<[string, WorkflowRun[], string, string]>([
    ['within its grace nothing is wrong', [], '08:08:00', 'healthy ok'],
    ['nor at its very end', [], '11:07:00', 'healthy ok'],
    ['no run until then', [], '11:07:01', 'critical stale'],
    ['a run within it', [run('09:00:00')], '11:07:01', 'healthy ok'],
    ['a run at its very end', [run('11:07:00')], '11:07:01', 'healthy ok'],
    ['a run a quarter of an hour early', [run('07:52:00')], '11:07:01', 'healthy ok'],
    ['a run earlier than that', [run('07:51:59')], '11:07:01', 'critical stale'],
    ['a late run brings it back', [run('14:00:00')], '14:30:00', 'healthy ok'],
    ['a red run within it', [run('08:08:00', RED)], '11:07:01', 'critical failing'],
    ['a red run is not told before', [run('08:08:00', RED)], '11:07:00', 'healthy ok'],
    ['a red run and a good one after it', [run('08:08:00', RED), run('09:00:00')], '11:07:01', 'healthy ok'],
    ['a good run and a red one after it', [run('08:08:00'), run('09:00:00', RED)], '11:07:01', 'healthy ok'],
    ['a run by another event', [run('08:08:00', { event: 'push' })], '11:07:01', 'critical stale'],
    ['GitHub’s schedule, which is not named', [run('08:08:00', { event: 'schedule' })], '11:07:01', 'critical stale'],
    ['a run that began in time and goes on', [run('11:00:00', UNDER_WAY)], '16:59:00', 'healthy ok'],
    ['for six hours at most', [run('11:00:00', UNDER_WAY)], '17:00:01', 'critical stale'],
    ['a run that began too late goes on', [run('11:07:01', UNDER_WAY)], '11:30:00', 'critical stale'],
    [
      'a red run that is run again too late',
      [run('08:08:00', { ...UNDER_WAY, attempt: 2, startedAt: Date.parse('2026-11-26T12:00:00Z') })],
      '12:30:00',
      'critical stale',
    ],
    ['a run that was cancelled', [run('08:08:00', { conclusion: 'cancelled' })], '11:07:01', 'critical failing'],
  ])('%s', (_what, runs, now, expected) => {
    const { status, reason } = judgeAt(slotEvidence(SEOUL, [GOOD_BEFORE, ...runs]), `2026-11-26T${now}Z`)
    expect(`${status} ${reason}`).toBe(expected)
  })

  it('says since when, which slot, and how many were missed', () => {
    const late = judgeAt(slotEvidence(SEOUL, [GOOD_BEFORE]), '2026-11-27T12:00:00Z')
    expect(late).toMatchObject({
      since: Date.parse(DEADLINE),
      deadline: Date.parse(DEADLINE),
      missed: 2,
      missedDueAt: Date.parse('2026-11-27T08:07:00Z'),
    })
    expect(late.message).toBe(
      'slot was not started for its slot of 2026-11-26 08:07 UTC, late after 2026-11-26 11:07 UTC; the last good run was 2 d 3 h ago.',
    )
    expect(late.diagnosis.join()).toContain('its token has expired')
    expect(late.remedy.join()).toContain('gh workflow run slot.yml --repo o/r')
  })

  it('names the next deadline while it is well', () => {
    const well = judgeAt(slotEvidence(SEOUL, [run('08:10:00')]), '2026-11-26T12:00:00Z')
    expect(well).toMatchObject({ status: 'healthy', missed: 0, deadline: Date.parse('2026-11-27T11:07:00Z') })
    expect(well.beat).toMatchObject({ at: Date.parse('2026-11-26T08:10:00Z'), state: 'ok' })
  })

  it('passes over the weekend', () => {
    const friday = slotEvidence(SEOUL, [slotRun('2026-11-27T08:10:00Z')])
    expect(judgeAt(friday, '2026-11-30T11:07:00Z').status).toBe('healthy')
    expect(judgeAt(friday, '2026-11-30T11:07:01Z')).toMatchObject({ status: 'critical', missed: 1 })
  })

  it('offers no run by hand that would not count', () => {
    const rules = { events: ['repository_dispatch'] }
    const late = judgeAt(
      slotEvidence(SEOUL, [run('12:00:00', { event: 'workflow_dispatch' })], { rules }),
      '2026-11-26T13:00:00Z',
    )
    expect(late.remedy.join()).not.toContain('gh workflow run')
    expect(late.notes.join()).toContain('it does not count for its slots')
  })
})

it('a red run is told at once where none is forgiven, and a good one ends that', () => {
  const rules = { failureTolerance: 0 }
  const red = run('08:08:00', { ...RED, updatedAt: Date.parse('2026-11-26T08:20:00Z') })
  const at = (now: string, ...runs: WorkflowRun[]) => {
    const { status, reason } = judgeAt(slotEvidence(SEOUL, [GOOD_BEFORE, ...runs], { rules }), `2026-11-26T${now}Z`)
    return `${status} ${reason}`
  }
  expect(at('08:30:00', red)).toBe('critical failing')
  expect(at('09:30:00', red, run('09:00:00'))).toBe('healthy ok')
  expect(at('11:07:01')).toBe('critical stale')
})

describe('slots before it was there', () => {
  const first = (more: Parameters<typeof slotEvidence>[2], now = '2026-11-26T11:30:00Z') => {
    const { status, reason } = judgeAt(slotEvidence(SEOUL, [], more), now)
    return `${status} ${reason}`
  }

  it.each<[string, Parameters<typeof slotEvidence>[2], string]>([
    ['are asked for where it is old', {}, 'critical stale'],
    ['a file that came after the slot', { registeredAt: Date.parse('2026-11-26T09:00:00Z') }, 'healthy pending'],
    [
      'a file that came within the hour before',
      { registeredAt: Date.parse('2026-11-26T07:30:00Z') },
      'healthy pending',
    ],
    ['a file that came earlier', { registeredAt: Date.parse('2026-11-26T07:00:00Z') }, 'critical stale'],
    ['a declaration after the slot', { declaration: asked('2026-11-26T08:30:00Z') }, 'healthy pending'],
    ['a declaration long before', { declaration: asked('2026-11-20T08:30:00Z') }, 'critical stale'],
    [
      'a declaration that nobody remembers',
      { declaration: { kind: 'asked', at: null, everBeat: null } },
      'critical stale',
    ],
    ['one that could not be read', { declaration: { kind: 'unreadable', detail: 'no' } }, 'unknown source-unreachable'],
    ['a workflow that was enabled again since', { updatedAt: Date.parse('2026-11-26T09:00:00Z') }, 'healthy pending'],
    ['a workflow that nobody lists', { state: 'unlisted', registeredAt: null }, 'critical stale'],
    ['a list of workflows that could not be read', { state: 'unknown' }, 'unknown source-unreachable'],
    ['one that was disabled by hand', { state: 'disabled_manually' }, 'skipped disabled-manually'],
    ['one that GitHub disabled', { state: 'disabled_inactivity' }, 'critical disabled-inactivity'],
    ['runs that cannot be read', { unreadable: 'no' }, 'unknown source-unreachable'],
  ])('%s', (_what, more, expected) => {
    expect(first(more)).toBe(expected)
  })

  it('are not told of where no good run is known: the last one that was missed is', () => {
    expect(judgeAt(slotEvidence(SEOUL, []), '2026-11-26T12:00:00Z').message).toBe(
      'slot was not started for its slot of 2026-11-26 08:07 UTC, late after 2026-11-26 11:07 UTC; no good run is listed.',
    )
  })

  it('are counted to a thousand, and the last is one whose grace has passed', () => {
    const late = judgeAt(slotEvidence(SEOUL, []), '2026-11-26T10:00:00Z')
    expect(late).toMatchObject({ missed: 1000, missedDueAt: Date.parse('2026-11-25T08:07:00Z') })
  })

  it('are not counted as missed either', () => {
    const evidence = slotEvidence(SEOUL, [slotRun('2026-10-01T08:08:00Z')], {
      declaration: asked('2026-11-26T02:00:00Z'),
    })
    expect(judgeAt(evidence, '2026-11-26T12:00:00Z')).toMatchObject({ missed: 1, since: Date.parse(DEADLINE) })
  })
})

function asked(at: string) {
  return { kind: 'asked', at: Date.parse(at), everBeat: null } as const
}

describe('many slots a day', () => {
  const dense: Slot = { crons: ['*/20 9-16 * * *'], timezone: 'UTC', graceMs: 90 * MINUTE }
  const at = (now: string, ...runs: WorkflowRun[]) => judgeAt(slotEvidence(dense, runs), `2026-11-26T${now}Z`)

  it('one run serves the newest slot before it and all older ones', () => {
    expect(at('12:00:00', run('10:21:00')).status).toBe('healthy')
    expect(at('12:10:00', run('10:21:00')).status).toBe('healthy')
    expect(at('12:10:01', run('10:21:00'))).toMatchObject({
      status: 'critical',
      since: Date.parse('2026-11-26T12:10:00Z'),
    })
  })

  it('one that healed a slot is not taken for the run of the next', () => {
    const half: Slot = { crons: ['*/30 * * * *'], timezone: 'UTC', graceMs: 15 * MINUTE }
    const healed = slotEvidence(half, [run('10:16:00')])
    expect(judgeAt(healed, '2026-11-26T10:45:00Z').status).toBe('healthy')
    expect(judgeAt(healed, '2026-11-26T10:45:01Z').status).toBe('critical')
  })

  it('a run that hangs stands in no longer than to the end of the next grace', () => {
    const hung = run('10:21:00', UNDER_WAY)
    const good = run('10:01:00')
    expect(at('12:11:00', good, hung).status).toBe('healthy')
    expect(at('12:11:01', good, hung).status).toBe('critical')
  })

  it('the usual grace is an hour, at most half of the gap', () => {
    const usual = (cron: string) => slotEvidence({ crons: [cron], timezone: 'UTC', graceMs: null }, [run('07:59:00')])
    expect(judgeAt(usual('0 * * * *'), '2026-11-26T09:30:00Z').status).toBe('healthy')
    expect(judgeAt(usual('0 * * * *'), '2026-11-26T09:30:01Z').status).toBe('critical')
    expect(judgeAt(usual('0 9 * * *'), '2026-11-26T10:00:00Z').status).toBe('healthy')
    expect(judgeAt(usual('0 9 * * *'), '2026-11-26T10:00:01Z').status).toBe('critical')
  })
})

describe('slots and the hours that count', () => {
  const noon: Slot = { crons: ['30 12 * * *'], timezone: 'America/New_York', graceMs: 30 * MINUTE }
  const market = timesOf(aMonitor({ 'market-hours': true })).counted
  // Wednesday before Thanksgiving; Friday the market closes at 13:00.
  const wednesday = slotRun('2026-11-25T17:30:00Z')

  it('a holiday has none', () => {
    expect(judgeAt(slotEvidence(noon, [wednesday]), '2026-11-26T19:00:00Z', market).status).toBe('healthy')
    expect(judgeAt(slotEvidence(noon, [wednesday]), '2026-11-26T19:00:00Z').status).toBe('critical')
  })

  it('nor has what lies after an early close', () => {
    const late: Slot = { crons: ['30 14 * * *'], timezone: 'America/New_York', graceMs: 30 * MINUTE }
    const evidence = slotEvidence(late, [slotRun('2026-11-25T19:30:00Z')])
    expect(judgeAt(evidence, '2026-11-28T00:00:00Z', market).status).toBe('healthy')
    expect(judgeAt(evidence, '2026-11-30T20:00:01Z', market)).toMatchObject({ status: 'critical', missed: 1 })
  })

  it('grace runs in them: what is left at a close is left at the next opening', () => {
    const evidence = slotEvidence({ ...noon, graceMs: HOUR }, [wednesday])
    // Friday: half an hour until the early close, the other half on Monday from 09:30.
    expect(judgeAt(evidence, '2026-11-30T15:00:00Z', market).status).toBe('healthy')
    expect(judgeAt(evidence, '2026-11-30T15:00:01Z', market).status).toBe('critical')
  })

  it('maintenance and pause ask for none', () => {
    const off = {
      kind: 'once',
      from: Date.parse('2026-11-26T08:00:00Z'),
      until: Date.parse('2026-11-26T09:00:00Z'),
      reason: null,
    } as const
    const { counted } = timesOf(aMonitor({ maintenance: [off] }))
    expect(judgeAt(slotEvidence(SEOUL, [GOOD_BEFORE]), '2026-11-27T11:07:00Z', counted).status).toBe('healthy')
    expect(judgeAt(slotEvidence(SEOUL, [GOOD_BEFORE]), '2026-11-27T11:07:01Z', counted)).toMatchObject({ missed: 1 })
  })
})

describe('slots and clock changes', () => {
  it.each([
    ['an hour that is left out', '30 2 * * *', '2026-03-28T01:30:00Z', '2026-03-29T01:00:00Z'],
    ['an hour that comes twice', '30 2 * * *', '2026-10-24T00:30:00Z', '2026-10-25T00:30:00Z'],
  ])('%s has one slot', (_what, cron, last, due) => {
    const night = slotEvidence({ crons: [cron], timezone: 'Europe/Berlin', graceMs: 10 * MINUTE }, [slotRun(last)])
    expect(judgeAt(night, Date.parse(due) + 10 * MINUTE).status).toBe('healthy')
    expect(judgeAt(night, Date.parse(due) + 10 * MINUTE + 1)).toMatchObject({ status: 'critical', missed: 1 })
  })
})
