import { describe, expect, test } from '@jest/globals'
import { cronUnion, timesOf } from '../../../src/domain/calendar/index.js'
import type { ActiveWindows, CronSchedule } from '../../../src/domain/schedule.js'
import { DAY, HOUR, MINUTE, type Instant } from '../../../src/domain/time.js'
import type { WorkflowRun } from '../../../src/domain/workflow-evidence.js'
import { dueRuns, type DueTimes } from '../../../src/domain/workflow/due-runs.js'
import { dueTimesOf } from '../../../src/domain/workflow/due-times.js'
import { dueSince, lastDueRuns } from '../../../src/domain/workflow/judge-due-runs.js'
import { aMonitor } from '../../support/monitor-samples.js'
import { comesToWhatIsStored } from '../../support/stored-texts.js'
import { HOURLY, judgementText, NOON, runAgo, scheduled, type Asked } from '../../support/workflow-samples.js'

const red = (hours: number, more: Partial<WorkflowRun> = {}) => runAgo(hours, { conclusion: 'failure', ...more })
const underWay = (hours: number, more: Partial<WorkflowRun> = {}) =>
  runAgo(hours, { status: 'in_progress', conclusion: null, ...more })
const days = (...ago: number[]) => ago.map((day) => runAgo(24 * day))
const lastRuns = (most: number, of: number, listed?: number) =>
  ({ kind: 'last', most, of, ...(listed !== undefined && { listed }) }) as const

describe('of the last runs that were due', () => {
  const judged = (runs: readonly WorkflowRun[], most: number, of: number, { rules, ...more }: Asked = {}) =>
    judgementText(scheduled(runs, { ...more, rules: { lastRuns: lastRuns(most, of), ...rules } }))
  comesToWhatIsStored('judgements/last-due.txt', {
    'all were good': () => judged(days(0, 1, 2, 3, 4), 0, 3),
    'one was missed': () => judged(days(0, 1, 3, 4), 0, 3),
    'one was missed and may be': () => judged(days(0, 1, 3, 4), 1, 3),
    'one was missed before them': () => judged(days(0, 1, 2, 3, 5), 0, 3),
    'two were missed and one may be': () => judged(days(0, 3, 5, 6), 1, 5),
    'one was red': () => judged([...days(0, 1, 3, 4), red(48)], 0, 3),
    'one was red and one was missed': () => judged([...days(0, 1, 4, 5), red(48)], 0, 4),
    'one was red twice': () => judged([...days(0, 1, 3, 4), red(47.5), red(48)], 0, 3),
    'one ended without what is wanted': () =>
      judged(
        days(0, 1, 2, 3, 4).map((run, i) => ({ ...run, proof: i === 2 ? 'absent' : 'shown' })),
        0,
        3,
        { rules: { proof: { kind: 'job', name: 'build' } } },
      ),
    'one has no conclusion': () => judged([...days(0, 1, 3, 4), red(48, { conclusion: null })], 0, 3),
    'one goes on for ever': () => judged([...days(0, 1, 3, 4), underWay(48)], 0, 3),
    'one goes on': () => judged([...days(0, 1, 3, 4), underWay(48, { startedAt: NOON - HOUR, attempt: 2 })], 0, 3),
    'more were missed than are named': () => judged(days(0, 1, 12, 13), 2, 12),
    'as many were missed as are named': () => judged(days(0, 1, 9, 10), 2, 9),
    'runs were deleted': () => judged(days(0, 1, 3, 4), 0, 3, { deletedRuns: 1 }),
    'runs were deleted, and one was red': () => judged([...days(0, 1, 3, 4), red(48)], 0, 3, { deletedRuns: 1 }),
    'no run was deleted': () => judged(days(0, 1, 3, 4), 0, 3, { deletedRuns: 0 }),
    'the list does not go so far': () => judged(days(0, 1, 3, 4), 0, 3, { completeSince: NOON - 47 * HOUR }),
    'the list goes so far': () => judged(days(0, 1, 3, 4), 0, 3, { completeSince: NOON - 49 * HOUR }),
    'the list goes just so far': () => judged(days(0, 1, 3, 4), 0, 3, { completeSince: NOON - 48 * HOUR - 5 * MINUTE }),
    'the list goes nearly so far': () =>
      judged(days(0, 1, 3, 4), 0, 3, { completeSince: NOON - 48 * HOUR - 5 * MINUTE + 1 }),
    'the list does not, but was asked so far': () =>
      judged(days(0, 1, 3, 4), 0, 3, { completeSince: NOON - 47 * HOUR, listedSince: NOON - 50 * HOUR }),
    'nor was it asked so far': () =>
      judged(days(0, 1, 3, 4), 0, 3, { completeSince: NOON - 47 * HOUR, listedSince: NOON - 47 * HOUR }),
    'it stopped': () => judged(days(3, 4), 0, 3),
    'it could not be seen': () => judged(days(3, 4), 0, 3, { state: 'unknown' }),
    'few of its ticks are delivered': () =>
      judged(
        Array.from({ length: 6 }, (_, i) => runAgo(1 + 6 * i)),
        0,
        2,
        { entries: HOURLY },
      ),
    'it is new': () => judged([], 0, 3, { registeredAt: NOON - DAY }),
    'it is there for three days': () => judged(days(0), 0, 9, { registeredAt: NOON - 4 * DAY }),
    'its lines are there for three days': () => judged(days(0), 0, 9, { cronChangedAt: NOON - 4 * DAY }),
    'its state changed before its last run': () => judged(days(0.1, 9), 0, 9, { updatedAt: NOON - 4 * DAY }),
  })
})

describe('what came of each time that was due', () => {
  const told = (
    runs: readonly WorkflowRun[],
    { count = 3, from = -Infinity, now = NOON, counted = null as ActiveWindows | null, entries = '0 12 * * *' } = {},
    asked: Asked = {},
  ) => {
    const evidence = scheduled(runs, { ...asked, entries: [{ cron: entries, timezone: 'UTC' }] })
    const times = dueTimesOf(evidence, now, cronUnion)
    if (times === null) throw new Error('no times')
    const found = dueRuns(evidence, now, { ...times, counted }, { count, from })
    return found.map(({ at, opensAt, decidedAt, end, red: last }) =>
      [ago(at), ago(opensAt), ago(decidedAt), end, last?.id ?? null].join(' '),
    )
  }
  const ago = (at: Instant) => (NOON - at) / HOUR

  test('none was started', () => {
    expect(told([])).toEqual([48, 72, 96].map((hours) => `${hours} ${hours + 5 / 60} ${hours - 24} missed `))
    expect(told([], { count: 1 })).toHaveLength(1)
    expect(told([], { count: 0 })).toEqual([])
  })

  test('is decided a moment after its end, or when it is served', () => {
    expect(told([], { count: 1, now: NOON + 1 })[0]).toMatch(/^24 /)
    expect(told([runAgo(0)], { count: 1 })).toEqual([`0 ${5 / 60} -24 good `])
    expect(told([red(0)], { count: 1 })[0]).toMatch(/^48 .* missed $/)
  })

  test('none is asked of before', () => {
    expect(told([], { from: NOON - 72 * HOUR })).toHaveLength(2)
    expect(told([], { from: NOON - 72 * HOUR + 1 })).toHaveLength(1)
    expect(told([], { from: NOON })).toHaveLength(0)
  })

  test.each<[string, readonly WorkflowRun[], string]>([
    ['five minutes early', [runAgo(48 + 5 / 60)], 'good'],
    ['earlier', [runAgo(48 + 6 / 60)], 'missed'],
    ['before the next opens', [runAgo(24.1)], 'good'],
    ['as late as may be', [runAgo(24), runAgo(24)], 'good'],
    ['later', [runAgo(24), { ...runAgo(24), createdAt: NOON - 24 * HOUR + 1 }], 'missed'],
    ['red and early', [red(48 + 5 / 60)], 'bad'],
    ['red and earlier', [red(48 + 6 / 60)], 'missed'],
    ['red before the next', [red(24.1)], 'bad'],
    ['red with the next', [red(24 + 5 / 60)], 'missed'],
    ['by another event', [runAgo(48, { event: 'push' }), red(48, { event: 'push' })], 'missed'],
  ])('served %s: %s', (_, runs, end) => {
    const found = told([runAgo(23), ...runs], { count: 2 })
    expect(found.find((line) => line.startsWith('48 '))).toContain(` ${end} `)
  })

  test('a run serves the latest that is open and unserved', () => {
    expect(told([runAgo(0), runAgo(1), runAgo(25)], { count: 4 }).map((line) => line.split(' ')[3])).toEqual([
      'good',
      'good',
      'good',
      'missed',
    ])
    expect(told([runAgo(23), runAgo(23.5)], { count: 3 }).map((line) => line.split(' ')[3])).toEqual([
      'good',
      'missed',
      'missed',
    ])
  })

  test('of several red ones the newest is told', () => {
    expect(told([runAgo(23), red(46), red(45), red(47)], { count: 2 })[1]).toMatch(/bad 9550$/)
  })

  test.each<[string, Partial<WorkflowRun>, number]>([
    ['goes on for six hours', { startedAt: NOON - 6 * HOUR }, 1],
    ['goes on for longer', { startedAt: NOON - 6 * HOUR - 1 }, 2],
    ['began nobody knows when', { startedAt: null }, 2],
    ['began before it was made', { startedAt: NOON - 99 * HOUR }, 2],
  ])('one that %s', (_, more, count) => {
    expect(told([runAgo(23), underWay(48, more)], { count: 2, from: NOON - 48 * HOUR })).toHaveLength(count)
  })

  test('a run made late goes on for six hours from then', () => {
    const late = underWay(29.9, { startedAt: null })
    const at = { count: 2, from: NOON - 48 * HOUR, now: NOON - 23.9 * HOUR }
    expect(told([late, runAgo(23.95)], at)).toHaveLength(1)
    expect(told([late, runAgo(23.95)], { ...at, now: at.now + 1 })).toHaveLength(2)
  })

  test('frequent ones open at half of their gap, and stay open until the next one is', () => {
    const opens = told([], { count: 2, entries: '*/6 * * * *' }).map((line) => Number(line.split(' ')[1]))
    expect(opens.map((hours) => Math.round(hours * 60))).toEqual([14 * 60 + 3, 14 * 60 + 9].map((minutes) => minutes))
  })

  test('what falls in closed hours is not due', () => {
    const { hours } = timesOf(aMonitor({ 'active-hours': ['mon-fri 08:00-18:00'], timezone: 'UTC' }))
    const found = told([], { count: 4, counted: hours })
    expect(found.map((line) => line.split(' ')[0])).toEqual(['48', '120', '144', '168'])
  })

  test('no more than two thousand are looked at', () => {
    let asked = 0
    const schedule = {
      previous: (at: Instant) => (asked++, Math.floor(at / MINUTE) * MINUTE),
    } as unknown as CronSchedule
    const times: DueTimes = { schedule, counted: null, largestGap: MINUTE, window: 9 * DAY }
    expect(dueRuns(scheduled([]), NOON, times, { count: 9, from: -Infinity })).toEqual([])
    expect(asked).toBe(2001)
  })

  test('before the first there is none', () => {
    const schedule = {
      previous: (at: Instant) => (at >= NOON - 9 * DAY ? NOON - 9 * DAY : null),
    } as unknown as CronSchedule
    const times: DueTimes = { schedule, counted: null, largestGap: DAY, window: 2 * DAY }
    const opensAt = NOON - 9 * DAY - 5 * MINUTE
    expect(dueRuns(scheduled([]), NOON, times, { count: 9, from: -Infinity })).toEqual([
      { at: NOON - 9 * DAY, opensAt, decidedAt: NOON - 8 * DAY, end: 'missed', red: null },
    ])
  })
})

describe('since when runs must be listed', () => {
  const since = (asked: Asked) => {
    const evidence = scheduled([], asked)
    const times = dueTimesOf(evidence, NOON, cronUnion)
    return times && dueSince(evidence, NOON, times)
  }
  const opens = (day: number) => NOON - day * DAY - 5 * MINUTE
  test.each<[string, Asked, Instant | null]>([
    ['nobody asks', {}, null],
    ['for so many', { rules: { lastRuns: lastRuns(0, 3) } }, opens(4)],
    ['for so many as are listed', { rules: { lastRuns: lastRuns(0, 3, 5) } }, opens(6)],
    ['none was due yet', { registeredAt: NOON - HOUR, rules: { lastRuns: lastRuns(0, 3) } }, null],
    ['what has no lines', { entries: [], rules: { windowMs: HOUR, lastRuns: lastRuns(0, 3) } }, null],
    ['what has wrong lines', { entries: [{ cron: 'x', timezone: 'UTC' }], rules: { lastRuns: lastRuns(0, 3) } }, null],
  ])('%s', (_, asked, expected) => expect(since(asked)).toBe(expected))

  test.each<[string, Asked, number]>([
    ['it is there for years', {}, 9],
    ['nobody knows since when', { registeredAt: null }, 9],
    ['a day after it came', { registeredAt: NOON - 5 * DAY }, 3],
    ['a day after its lines came', { cronChangedAt: NOON - 5 * DAY }, 3],
    ['a day after it was enabled again', { updatedAt: NOON - 5 * DAY }, 3],
    ['the later', { updatedAt: NOON - 5 * DAY, cronChangedAt: NOON - 6 * DAY }, 3],
    [
      'with slots, an hour after it came',
      {
        registeredAt: NOON - 5 * DAY - HOUR,
        rules: { slot: { crons: ['0 12 * * *'], timezone: 'UTC', graceMs: HOUR } },
      },
      5,
    ],
  ])('those count since: %s', (_, asked, count) => {
    const evidence = scheduled([], asked)
    const times = dueTimesOf(evidence, NOON, cronUnion)
    expect(times && lastDueRuns(evidence, NOON, times, { of: 9 }).length).toBe(count)
  })
})
