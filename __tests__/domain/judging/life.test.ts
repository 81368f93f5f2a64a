import { describe, expect, test } from '@jest/globals'
import type { Heartbeat } from '../../../src/domain/heartbeat.js'
import { lifeOf, type Life } from '../../../src/domain/judging/life.js'
import { standsIn } from '../../../src/domain/judging/run-in-progress.js'
import { DAY, HOUR, MINUTE, type Instant } from '../../../src/domain/time.js'
import { aMonitor, verdictOf } from '../../support/monitor-samples.js'
import { timesOf } from '../../../src/domain/calendar/index.js'

const NOON = Date.UTC(2026, 10, 18, 12)
const JOB = { kind: 'job', maxRuntimeMs: null } as const
const begun = { at: NOON, state: 'running', own: true, startedAt: NOON } as const

describe('what a beat tells of the work', () => {
  const nothingRuns = { run: null, runsSince: null }
  test.each<[string, object, Heartbeat, Partial<Life>]>([
    ['an end', {}, { at: NOON, state: 'ok' }, { lastEndAt: NOON, failures: 0, ...nothingRuns }],
    ['a failure is one at least', {}, { at: NOON, state: 'failed', consecutiveFailures: 0 }, { failures: 1 }],
    ['a failure that does not count', {}, { at: NOON, state: 'failed' }, { failures: 1 }],
    ['the third failure in a row', {}, { at: NOON, state: 'failed', consecutiveFailures: 3 }, { failures: 3 }],
    ['a good end after failures', {}, { at: NOON, state: 'ok', consecutiveFailures: 3 }, { failures: 0 }],
    ['a run after failures has mended nothing', {}, { ...begun, consecutiveFailures: 2 }, { failures: 2 }],
    ['a run of which no failure is known', {}, begun, { failures: 0 }],
    [
      'a service that runs is well, whatever failed before',
      { kind: 'service' },
      { ...begun, consecutiveFailures: 2 },
      { lastEndAt: NOON, failures: 0, ...nothingRuns },
    ],
    [
      'a start, by when it began',
      {},
      { ...begun, startedAt: NOON - HOUR, finishedAt: NOON - DAY },
      {
        lastEndAt: NOON - DAY,
        run: { startedAt: NOON - HOUR, unfinishedSince: NOON - HOUR },
        runsSince: NOON - HOUR,
      },
    ],
    [
      'a start that does not say when, by its own time',
      {},
      { at: NOON, state: 'running', own: true },
      { lastEndAt: null, run: { startedAt: NOON, unfinishedSince: NOON } },
    ],
    [
      'starts again and again, by the first of them',
      {},
      { ...begun, unfinishedSince: NOON - DAY },
      { run: { startedAt: NOON, unfinishedSince: NOON - DAY }, runsSince: NOON - DAY },
    ],
    ['the end, before the last good one', {}, { ...begun, finishedAt: 5, lastSuccessAt: 3 }, { lastEndAt: 5 }],
    [
      'a file of another program is an end, and nothing runs that must end',
      {},
      { at: NOON, state: 'running', startedAt: NOON - HOUR },
      { lastEndAt: NOON, ...nothingRuns },
    ],
    [
      'unless somebody says how long it may run',
      { maxRuntimeMs: HOUR },
      { at: NOON, state: 'running', startedAt: NOON - HOUR },
      { lastEndAt: NOON, run: null, runsSince: NOON - HOUR },
    ],
  ])('%s', (_, monitor, beat, life) => {
    expect(lifeOf({ ...JOB, ...monitor }, beat)).toMatchObject(life)
  })
})

describe('a run in place of the beat that is due', () => {
  const interval = { kind: 'interval', everyMs: HOUR, graceMs: 0, levels: { by: 'missed', critical: 1 } } as never
  const threshold = { kind: 'threshold', thresholdMs: HOUR } as never
  const monitor = aMonitor({ cron: ['0 * * * *'] })
  const times = timesOf(monitor)
  const cron = monitor.expectation as never

  test.each<[string, never, Instant, Instant, Instant | null, boolean]>([
    ['began by the deadline', interval, NOON, NOON, NOON, true],
    ['began after it', interval, NOON + 1, NOON + 1, NOON, false],
    ['nothing is due', interval, NOON, NOON, null, true],
    ['began anew within the interval', interval, NOON, NOON - HOUR + 1, NOON + DAY, true],
    ['began anew an interval later', interval, NOON, NOON - HOUR, NOON + DAY, false],
    ['began anew within the threshold', threshold, NOON, NOON - HOUR + 1, NOON + DAY, true],
    ['began anew a threshold later', threshold, NOON, NOON - HOUR, NOON + DAY, false],
    ['began anew before the next due time', cron, NOON - 1, NOON - HOUR, NOON + DAY, true],
    ['began anew at the next due time', cron, NOON, NOON - HOUR, NOON + DAY, false],
    ['began just before one due time, and before the next', cron, NOON - 1, NOON - HOUR - MINUTE, NOON + DAY, true],
  ])('%s', (_, expected, startedAt, unfinishedSince, deadline, stands) => {
    expect(standsIn({ startedAt, unfinishedSince }, deadline, expected, times)).toBe(stands)
  })

  test('without a schedule there is no due time that it could miss', () => {
    const run = { startedAt: NOON, unfinishedSince: NOON - DAY }
    expect(standsIn(run, NOON, cron, { ...times, cron: null })).toBe(true)
  })
})

describe('a run that has just begun after failed ones', () => {
  const failed = {
    ...begun,
    at: NOON - MINUTE,
    startedAt: NOON - MINUTE,
    finishedAt: NOON - HOUR,
    consecutiveFailures: 2,
  }
  const reading = (beat: Heartbeat) => ({
    kind: 'beat' as const,
    beat,
    evidence: { field: '/at', rule: 'own', zone: 'utc' } as never,
    notes: [],
  })

  test('has not mended anything, and is said so', () => {
    expect(verdictOf(aMonitor(), reading(failed), NOON)).toMatchObject({
      status: 'critical',
      reason: 'reported-failure',
      message: 'The last run failed 1 h ago, and the one that has begun since has not mended it yet.',
      since: NOON - HOUR,
      goodEnd: false,
    })
  })

  test('is forgiven as often as failures are', () => {
    const verdict = verdictOf(aMonitor({ 'failure-tolerance': 2 }), reading(failed), NOON)
    expect(verdict).toMatchObject({
      status: 'healthy',
      notes: [expect.stringMatching(/^failure 2 in a row is forgiven/)],
    })
  })

  test('that ended well has', () => {
    const well = { ...failed, consecutiveFailures: 0 }
    expect(verdictOf(aMonitor(), reading(well), NOON)).toMatchObject({ status: 'healthy', goodEnd: true })
  })
})
