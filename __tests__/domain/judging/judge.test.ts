import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { MonitorSettings } from '../../../src/config/monitor-keys.js'
import { timeProblems } from '../../../src/domain/calendar/index.js'
import type { BeatState, Heartbeat } from '../../../src/domain/heartbeat.js'
import { ALLOWED_SKEW, type SingleReading } from '../../../src/domain/judging/judge.js'
import { severityOf } from '../../../src/domain/status.js'
import { DAY, HOUR, MINUTE, SECOND, type Instant } from '../../../src/domain/time.js'
import { aBeat, aMonitor, verdictOf } from '../../support/monitor-samples.js'

/** A Wednesday. */
const NOON = Date.UTC(2026, 10, 18, 12)
const utc = (text: string): Instant => Date.parse(text)

/** What beats all the time is graded by what was missed. */
const SERVICE = { kind: 'service' } as const

/** Status and reason, as one text. */
function judged(settings: MonitorSettings, reading: SingleReading, now = NOON, force = false): string {
  const { status, reason } = verdictOf(aMonitor(settings), reading, now, force)
  return `${status} ${reason}`
}

describe('the first rule that applies decides', () => {
  const late = aBeat(NOON - DAY)
  const paused = { reason: 'moving house', until: null }
  const maintenance = [{ kind: 'once', from: NOON - HOUR, until: NOON + HOUR, reason: null }] as const
  const closed = { 'active-hours': ['sun 09:00-10:00'] }
  const unreachable: SingleReading = { kind: 'unreachable', detail: 'GitHub answered 503' }
  const missing: SingleReading = { kind: 'missing', detail: 'there is no file' }

  test.each<[string, MonitorSettings, SingleReading, string]>([
    ['1 paused, before all else', { paused, maintenance, ...closed }, unreachable, 'skipped paused'],
    ['1 maintenance', { maintenance, ...closed }, unreachable, 'skipped maintenance'],
    ['2 outside active hours', closed, unreachable, 'skipped inactive-hours'],
    ['3 the source could not be read', { missing: 'warning' }, unreachable, 'unknown source-unreachable'],
    ['5 no beat', {}, missing, 'critical missing'],
    ['5 no beat, told to be calm', { missing: 'skipped' }, missing, 'skipped missing'],
    ['6 malformed', {}, { kind: 'invalid', problem: 'malformed', detail: 'half' }, 'critical malformed'],
    ['6 no time', {}, { kind: 'invalid', problem: 'no-timestamp', detail: 'none' }, 'critical no-timestamp'],
    ['7 late', {}, late, 'critical stale'],
    ['7 late and failed: late', {}, aBeat(NOON - DAY, { state: 'failed' }), 'critical stale'],
    ['9 failed in time, a job', {}, aBeat(NOON, { state: 'failed' }), 'critical reported-failure'],
    ['9 failed in time, a service', SERVICE, aBeat(NOON, { state: 'failed' }), 'warning reported-failure'],
    [
      '9 failed in time, a critical service',
      { ...SERVICE, critical: true },
      aBeat(NOON, { state: 'failed' }),
      'critical reported-failure',
    ],
    [
      '9 failed in time, a service that says itself that it is critical',
      SERVICE,
      aBeat(NOON, { state: 'failed', critical: true }),
      'critical reported-failure',
    ],
    ['9 forgiven', { 'failure-tolerance': 1 }, aBeat(NOON, { state: 'failed' }), 'healthy ok'],
    [
      '9 too often',
      { 'failure-tolerance': 1 },
      aBeat(NOON, { state: 'failed', consecutiveFailures: 2 }),
      'critical reported-failure',
    ],
    ['8 overrun', { 'max-runtime': HOUR }, aBeat(NOON - HOUR - 1, { state: 'running' }), 'critical overrun'],
    ['10 in time', {}, aBeat(NOON), 'healthy ok'],
  ])('%s', (_name, settings, reading, expected) => {
    expect(judged(settings, reading)).toBe(expected)
  })

  test('force ignores active hours, but neither a pause nor maintenance', () => {
    expect(judged(closed, late, NOON, true)).toBe('critical stale')
    expect(judged({ ...closed, paused }, late, NOON, true)).toBe('skipped paused')
    expect(judged({ ...closed, maintenance }, late, NOON, true)).toBe('skipped maintenance')
  })

  test('a pause ends at its end, maintenance too; nobody is late for what fell into them', () => {
    const until = { paused: { reason: 'x', until: NOON } }
    expect(judged(until, late, NOON - 1)).toBe('skipped paused')
    expect(judged(until, late, NOON)).toBe('healthy ok')
    expect(judged(until, late, NOON + DAY)).toBe('critical stale')
    expect(judged({ maintenance }, late, NOON + HOUR - 1)).toBe('skipped maintenance')
    expect(judged({ maintenance }, late, NOON + HOUR)).toBe('critical stale')
  })
})

// proves: 3
describe('late is strictly after the deadline', () => {
  const edges: [string, MonitorSettings, number, string][] = [
    ['threshold, exactly', {}, 2 * HOUR, 'healthy ok'],
    ['threshold, a millisecond more', {}, 2 * HOUR + 1, 'critical stale'],
    ['every + grace, exactly', { ...SERVICE, every: HOUR, grace: MINUTE }, HOUR + MINUTE, 'healthy ok'],
    ['every + grace, 1 ms more', { ...SERVICE, every: HOUR, grace: MINUTE }, HOUR + MINUTE + 1, 'warning stale'],
    ['two missed, exactly three', { ...SERVICE, every: HOUR, grace: MINUTE }, 3 * HOUR + MINUTE, 'warning stale'],
    ['three missed', { ...SERVICE, every: HOUR, grace: MINUTE }, 3 * HOUR + MINUTE + 1, 'degraded stale'],
    ['of a job the first missed is critical', { every: HOUR, grace: MINUTE }, HOUR + MINUTE + 1, 'critical stale'],
    ['nearly five missed', { ...SERVICE, every: HOUR, grace: MINUTE }, 5 * HOUR + MINUTE, 'degraded stale'],
    ['five missed', { ...SERVICE, every: HOUR, grace: MINUTE }, 5 * HOUR + MINUTE + 1, 'critical stale'],
    ['max-runtime, exactly', { 'max-runtime': HOUR }, HOUR, 'healthy ok'],
    ['max-runtime, 1 ms more', { 'max-runtime': HOUR }, HOUR + 1, 'critical overrun'],
  ]
  test.each(edges)('%s', (_name, settings, age, expected) => {
    const more = settings['max-runtime'] ? ({ state: 'running' } as const) : {}
    expect(judged(settings, aBeat(NOON - age, more))).toBe(expected)
  })

  test.each<[number, string]>([
    [NOON, 'healthy ok'],
    [NOON + ALLOWED_SKEW, 'healthy ok'],
    [NOON + ALLOWED_SKEW + 1, 'critical future'],
    [NOON + 50 * 365 * DAY, 'critical future'],
  ])('a beat of the instant %d', (at, expected) => {
    expect(judged({}, aBeat(at))).toBe(expected)
  })

  // proves: 4
  test('a beat slightly ahead is healthy with a note, and no minute old', () => {
    const verdict = verdictOf(aMonitor(), aBeat(NOON + MINUTE), NOON)
    expect(verdict.ageMs).toBe(0)
    expect(verdict.notes.join()).toContain('future')
  })

  test('a beat that names only its day may be from its last minute', () => {
    const day = utc('2026-11-17T00:00:00Z')
    const monitor = aMonitor({ threshold: 2 * HOUR })
    expect(verdictOf(monitor, aBeat(day, {}, DAY), utc('2026-11-18T02:00:00Z')).status).toBe('healthy')
    const late = verdictOf(monitor, aBeat(day, {}, DAY), utc('2026-11-18T02:00:00.001Z'))
    expect(late).toMatchObject({ status: 'critical', since: utc('2026-11-18T02:00:00Z') })
    expect(verdictOf(monitor, aBeat(day, {}, DAY), day + HOUR).deadline).toBe(utc('2026-11-18T02:00:00Z'))
  })
})

describe('the deadline is dated when it passed, whenever somebody looks', () => {
  const cases: [string, MonitorSettings, Instant, Instant][] = [
    ['threshold', {}, NOON - 2 * HOUR, NOON],
    ['interval', { every: 30 * MINUTE, grace: 5 * MINUTE }, NOON - 35 * MINUTE, NOON],
    [
      'interval, silent until two are missed',
      { every: HOUR, grace: 0, levels: { by: 'missed', warning: 2, degraded: 3, critical: 4 } },
      NOON - 2 * HOUR,
      NOON,
    ],
    ['cron', { cron: ['0 2 * * *'], grace: HOUR }, utc('2026-11-17T02:10:00Z'), utc('2026-11-18T03:00:00Z')],
    [
      'cron in a zone',
      { cron: ['0 2 * * *'], timezone: 'Europe/Berlin' },
      utc('2026-11-17T01:10:00Z'),
      utc('2026-11-18T02:00:00Z'),
    ],
    [
      'Friday 15:59 in market hours',
      { 'market-hours': true },
      utc('2026-11-13T20:59:00Z'),
      utc('2026-11-16T16:29:00Z'),
    ],
  ]
  test.each(cases)('%s', (_name, settings, at, deadline) => {
    const monitor = aMonitor(settings)
    expect(verdictOf(monitor, aBeat(at), deadline)).toMatchObject({ status: 'healthy', deadline, since: null })
    for (const later of [1, 7 * MINUTE, 2 * HOUR]) {
      expect(verdictOf(monitor, aBeat(at), deadline + later)).toMatchObject({
        reason: 'stale',
        deadline,
        since: deadline,
      })
    }
  })

  test('where so much active time never comes there is no deadline', () => {
    const monitor = aMonitor({ 'active-hours': ['sun 00:00-00:01'], threshold: 3650 * DAY })
    expect(verdictOf(monitor, aBeat(utc('2026-11-15T00:00:00Z')), utc('2026-11-22T00:00:30Z'))).toMatchObject({
      status: 'healthy',
      deadline: null,
    })
  })
})

describe('levels', () => {
  const byAge = { by: 'age', warning: 2 * HOUR, degraded: 4 * HOUR, critical: 6 * HOUR } as const
  test.each<[number, string]>([
    [2 * HOUR, 'healthy'],
    [2 * HOUR + 1, 'warning'],
    [4 * HOUR + 1, 'degraded'],
    [6 * HOUR, 'degraded'],
    [6 * HOUR + 1, 'critical'],
  ])('by age, %d ms old', (age, status) => {
    expect(verdictOf(aMonitor({ every: HOUR, levels: byAge }), aBeat(NOON - age), NOON).status).toBe(status)
    expect(verdictOf(aMonitor({ cron: ['0 * * * *'], levels: byAge }), aBeat(NOON - age), NOON).status).toBe(status)
  })

  test('what was critical in time stays so when it is late as well', () => {
    const failed = aBeat(NOON - 2 * HOUR, { state: 'failed' })
    expect(judged({ every: HOUR, critical: true }, failed)).toBe('critical stale')
    const stuck = aBeat(NOON - 2 * HOUR, { state: 'running' })
    expect(judged({ every: HOUR, 'max-runtime': MINUTE }, stuck)).toBe('critical stale')
  })
})

describe('missed cron lines', () => {
  const monitor = aMonitor({
    ...SERVICE,
    cron: ['0,30 9-16 * * 1-5'],
    timezone: 'America/New_York',
    grace: 10 * MINUTE,
  })
  const last = utc('2026-11-16T14:05:00Z')
  test.each<[string, string, number]>([
    ['2026-11-16T14:40:00Z', 'healthy', 0],
    ['2026-11-16T14:40:01Z', 'warning', 1],
    ['2026-11-16T15:40:01Z', 'degraded', 3],
    ['2026-11-16T16:40:01Z', 'critical', 5],
  ])('at %s', (now, status, missed) => {
    expect(verdictOf(monitor, aBeat(last), utc(now))).toMatchObject({ status, missed })
  })

  test('only those in active hours count', () => {
    const hourly = aMonitor({ ...SERVICE, cron: ['0 * * * *'], 'active-hours': ['mon-fri 09:00-17:00'] })
    const friday = utc('2026-11-13T16:00:30Z')
    expect(verdictOf(hourly, aBeat(friday), utc('2026-11-16T09:00:00Z'))).toMatchObject({
      status: 'healthy',
      missed: 0,
    })
    expect(verdictOf(hourly, aBeat(friday), utc('2026-11-16T09:00:01Z'))).toMatchObject({
      status: 'warning',
      missed: 1,
    })
  })
})

// proves: 3
describe('property: severity never falls as age grows', () => {
  const duration = fc.integer({ min: 1, max: 3 * 24 * 60 }).map((minutes) => minutes * MINUTE)
  const rising = fc.tuple(duration, duration, duration).map((three) => [...three].sort((a, b) => a - b))
  const levels = fc.oneof(
    fc.constant({}),
    rising.map(([warning = 1, degraded = 1, critical = 1]) => ({
      levels: { by: 'age', warning, degraded, critical } as const,
    })),
    fc
      .tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 3 }))
      .map(([warning, more, most]) => ({
        levels: { by: 'missed', warning, degraded: warning + more, critical: warning + more + most } as const,
      })),
  )
  const due = fc.oneof(
    duration.map((threshold) => ({ threshold })),
    fc.tuple(duration, duration, levels).map(([every, grace, graded]) => ({ every, grace, ...graded })),
    fc
      .tuple(fc.constantFrom('*/30 * * * *', '0 2 * * *', '15 9-16 * * 1-5', '0 0 29 2 *'), duration, levels)
      .map(([cron, grace, graded]) => ({ cron: [cron], grace, ...graded, timezone: 'Australia/Lord_Howe' })),
  )
  const hours = fc.constantFrom<MonitorSettings>(
    {},
    { 'market-hours': true },
    { 'active-hours': ['mon-fri 22:00-04:00'], timezone: 'America/New_York' },
    { 'active-hours': ['sat,sun 00:00-24:00'], holidays: ['2026-11-21'] },
  )
  const more = fc.record({
    'max-runtime': fc.constantFrom(MINUTE, HOUR, 2 * DAY),
    critical: fc.boolean(),
    'failure-tolerance': fc.constantFrom(0, 2),
  })
  const state = fc.constantFrom<BeatState>('ok', 'failed', 'running', 'stopped', 'unknown')
  const ages = fc.array(fc.integer({ min: 0, max: 12 * DAY }), { minLength: 5, maxLength: 12 })

  test('for every expectation, in and out of active hours', () => {
    fc.assert(
      fc.property(
        due,
        hours,
        more,
        state,
        ages,
        fc.boolean(),
        fc.boolean(),
        (expected, active, extra, said, all, force, day) => {
          const monitor = aMonitor({ timezone: 'UTC', ...active, ...expected, ...extra })
          fc.pre(timeProblems(monitor).length === 0)
          const beat: Partial<Heartbeat> = { state: said }
          const verdicts = [...all]
            .sort((a, b) => a - b)
            .map((age) => verdictOf(monitor, aBeat(NOON, beat, day ? DAY : undefined), NOON + age, force))
            // In closed hours less may be told: what failed in closed hours too waits for the opening.
            .filter(({ status, inHours }) => status !== 'skipped' && (force || inHours))
          const severities = verdicts.map(({ status }) => severityOf(status))
          expect(severities).toEqual([...severities].sort((a, b) => a - b))
          for (const { deadline, since, reason } of verdicts) {
            if (reason === 'stale') expect(since).toBe(deadline)
          }
        },
      ),
      { numRuns: 150 },
    )
  })

  test('one deadline while the beat stays the same', () => {
    fc.assert(
      fc.property(due, hours, ages, (expected, active, all) => {
        const monitor = aMonitor({ timezone: 'UTC', ...active, ...expected })
        fc.pre(timeProblems(monitor).length === 0)
        const deadlines = all
          .map((age) => verdictOf(monitor, aBeat(NOON), NOON + age))
          .flatMap((v) => (v.reason === 'inactive-hours' ? [] : [v.deadline]))
        expect(new Set(deadlines).size).toBeLessThanOrEqual(1)
      }),
      { numRuns: 40 },
    )
  })
})

test('what is said stays short whatever the beat says, and knows how old it is', () => {
  const verdict = verdictOf(aMonitor(), aBeat(NOON - 45 * SECOND), NOON)
  expect(verdict).toMatchObject({ message: 'Last heartbeat 45 s ago.', ageMs: 45 * SECOND })
})

describe('in closed hours', () => {
  const week = { every: DAY, 'active-hours': ['mon-fri 09:00-17:00'] }
  const saturday = utc('2026-11-21T10:00:00Z')

  test.each<[string, SingleReading, string]>([
    ['what could not be read is not told', { kind: 'unreachable', detail: '503' }, 'skipped inactive-hours'],
    ['nor what cannot be understood', { kind: 'invalid', problem: 'malformed', detail: 'x' }, 'skipped inactive-hours'],
    ['nor a beat from the future', aBeat(saturday + DAY), 'skipped inactive-hours'],
    ['a failure of these hours is not told', aBeat(saturday, { state: 'failed' }), 'skipped inactive-hours'],
    ['one of open hours is', aBeat(utc('2026-11-20T16:59:59Z'), { state: 'failed' }), 'critical reported-failure'],
    [
      'one exactly at the close is not',
      aBeat(utc('2026-11-20T17:00:00Z'), { state: 'failed' }),
      'skipped inactive-hours',
    ],
    ['a deadline that passed in open hours is told', aBeat(utc('2026-11-16T10:00:00Z')), 'critical stale'],
  ])('%s', (_, reading, expected) => expect(judged(week, reading, saturday)).toBe(expected))

  test('the last end is told all the same, and whether the hours are open', () => {
    expect(verdictOf(aMonitor(week), aBeat(saturday - HOUR), saturday)).toMatchObject({
      lastEndAt: saturday - HOUR,
      goodEnd: true,
      inHours: false,
    })
    expect(verdictOf(aMonitor(week), aBeat(saturday - HOUR), saturday, true)).toMatchObject({ inHours: false })
  })
})

describe('what is told of ends', () => {
  const own = { own: true, state: 'running', startedAt: NOON } as const
  test.each<[string, MonitorSettings, Partial<Heartbeat>, Instant | null, boolean]>([
    ['a good end', {}, {}, NOON, true],
    ['a failure', {}, { state: 'failed' }, NOON, false],
    ['an orderly stop', {}, { state: 'stopped' }, NOON, true],
    ['a word that nobody knows', {}, { state: 'unknown' }, NOON, true],
    ['a start after a good end', {}, { ...own, finishedAt: NOON - DAY }, NOON - DAY, true],
    ['a start after a failure', {}, { ...own, finishedAt: NOON - DAY, consecutiveFailures: 1 }, NOON - DAY, false],
    ['a start of which only the good end is known', {}, { ...own, lastSuccessAt: NOON - DAY }, NOON - DAY, true],
    ['the first start ever', {}, own, null, false],
    ['running, of a service', SERVICE, own, NOON, true],
    ['running, in another program’s file', {}, { state: 'running' }, NOON, true],
    ['a log of starts alone', {}, { state: 'running', unfinishedSince: NOON }, null, false],
  ])('%s', (_, settings, beat, lastEndAt, goodEnd) => {
    expect(verdictOf(aMonitor(settings), aBeat(NOON, beat), NOON)).toMatchObject({ lastEndAt, goodEnd })
  })

  test('a monitor that is skipped has an end too', () => {
    const paused = aMonitor({ paused: { reason: 'x', until: null } })
    expect(verdictOf(paused, aBeat(NOON), NOON)).toMatchObject({ status: 'skipped', lastEndAt: NOON, goodEnd: true })
  })
})

describe('what is told when several things are wrong', () => {
  test('the worst gives reason and date, and every sentence is there', () => {
    const beat = aBeat(NOON - 90 * MINUTE, { state: 'failed', message: 'disk full' })
    const verdict = verdictOf(aMonitor({ ...SERVICE, every: HOUR, critical: true }), beat, NOON)
    expect(verdict).toMatchObject({ status: 'critical', reason: 'reported-failure', since: NOON - 90 * MINUTE })
    expect(verdict.message).toMatch(/reports a failure: disk full\. No heartbeat for 1 h 30 min; expected/)
  })

  test.each<[string, Partial<Heartbeat>]>([
    ['exit code 7', { exitCode: 7 }],
    ['exit code 7', { exitCode: 7, stateText: 'failed' }],
    ['disk full', { exitCode: 7, message: 'disk full' }],
    ['halted', { exitCode: 0, stateText: 'halted' }],
    ['failed', {}],
  ])('a failure is told as %s of %j', (words, beat) => {
    const verdict = verdictOf(aMonitor(), aBeat(NOON, { state: 'failed', ...beat }), NOON)
    expect(verdict.message).toBe(`Alive 0 s ago, but it reports a failure: ${words}.`)
  })

  test('at equal status the first gives the reason', () => {
    const beat = aBeat(NOON - DAY, { state: 'failed' })
    expect(verdictOf(aMonitor(), beat, NOON)).toMatchObject({ reason: 'stale', since: NOON - 22 * HOUR })
  })

  test('stopped on purpose is said so', () => {
    const verdict = verdictOf(aMonitor(), aBeat(NOON - DAY, { state: 'stopped' }), NOON)
    expect(verdict.message).toMatch(/^Stopped on purpose at 2026-11-17 12:00 UTC and not back; expected/)
  })
})

describe('a run that is under way', () => {
  const started = (more: Partial<Heartbeat> = {}) =>
    aBeat(utc('2026-11-18T02:10:00Z'), {
      own: true,
      state: 'running',
      startedAt: utc('2026-11-18T02:10:00Z'),
      finishedAt: utc('2026-11-17T02:20:00Z'),
      ...more,
    })
  const nightly = aMonitor({ cron: ['0 2 * * *'] })

  test('has its own deadline, and says since when it runs', () => {
    const verdict = verdictOf(nightly, started(), utc('2026-11-18T04:00:00Z'))
    expect(verdict).toMatchObject({ status: 'healthy', deadline: utc('2026-11-18T08:10:00Z'), missed: 0 })
    expect(verdict.message).toBe('Running since 2026-11-18 02:10 UTC; the last run ended 1 d 1 h ago.')
  })

  test('an impossible start later than its own beat does not stretch it', () => {
    const verdict = verdictOf(nightly, started({ unfinishedSince: NOON + DAY }), utc('2026-11-18T04:00:00Z'))
    expect(verdict.deadline).toBe(utc('2026-11-18T08:10:00Z'))
  })
})
