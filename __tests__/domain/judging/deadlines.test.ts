import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { timesOf } from '../../../src/domain/calendar/index.js'
import { gradeDeadlines, questionOf } from '../../../src/domain/judging/deadlines.js'
import { lateness } from '../../../src/domain/judging/lateness.js'
import type { Expected } from '../../../src/domain/judging/expected.js'
import type { ActiveTime, Levels, Monitor } from '../../../src/domain/monitor.js'
import type { MonitorTimes } from '../../../src/domain/schedule.js'
import { DAY, HOUR, MINUTE, toIso, type Instant } from '../../../src/domain/time.js'
import { aMonitor } from '../../support/monitor-samples.js'

const GRADES = [null, 'warning', 'degraded', 'critical'] as const
const FROM = Date.parse('2026-01-01T00:00:00Z')
const AGES: Levels = { by: 'age', warning: HOUR, degraded: 3 * HOUR, critical: 6 * HOUR }

interface Subject extends Pick<Monitor, 'active'> {
  readonly expectation: Expected
}

const rising = (most: number) =>
  fc.tuple(fc.integer({ min: 1, max: most }), fc.nat(most), fc.nat(most)).map(([warning, more, still]) => ({
    warning,
    degraded: warning + more,
    critical: warning + more + still,
  }))

const levels: fc.Arbitrary<Levels> = fc.oneof(
  rising(3).map((counts): Levels => ({ by: 'missed', ...counts })),
  rising(4 * DAY).map((ages): Levels => ({ by: 'age', ...ages })),
)
const grace = fc.integer({ min: 0, max: 2 * HOUR })
const timezone = fc.constantFrom('UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe')
const crons = fc.constantFrom(
  ['*/7 * * * *'],
  ['30 * * * *'],
  ['30 2 * * *'],
  ['0 12 * * 1-5'],
  ['15 10 * * 1', '45 15 * * 5'],
  ['0 1 * * *'],
)
const expectation: fc.Arbitrary<Expected> = fc.oneof(
  fc.integer({ min: 1, max: 3 * DAY }).map((thresholdMs): Expected => ({ kind: 'threshold', thresholdMs })),
  fc
    .record({ everyMs: fc.integer({ min: 1, max: DAY }), graceMs: grace, levels })
    .map((rest): Expected => ({ kind: 'interval', ...rest })),
  fc.record({ crons, timezone, graceMs: grace, levels }).map((rest): Expected => ({ kind: 'cron', ...rest })),
)
const active: fc.Arbitrary<ActiveTime | null> = fc.oneof(
  fc.constant(null),
  fc.record({
    hours: fc.constantFrom('mon-fri 09:30-16:00', 'fri-sun 22:00-04:00', 'daily 01:00-03:00', '00:00-24:00'),
    timezone,
    calendar: fc.constantFrom(null, 'nyse'),
    holidays: fc.constantFrom<string[]>([], ['2026-03-09', '2026-10-26']),
    sessions: fc.constant([]),
  }),
)
const subject: fc.Arbitrary<Subject> = fc.record({ expectation, active })
const beat = fc.integer({ min: 0, max: 365 * DAY }).map((after) => FROM + after)

/** Without the check that the lines ever fall in the hours: judging must hold where they do not, too. */
function timesUnchecked({ expectation, active }: Subject): MonitorTimes {
  const plain = aMonitor({})
  return { ...timesOf({ ...plain, active }), cron: timesOf({ ...plain, expectation }).cron }
}

function judged(one: Subject, beatAt: Instant) {
  const { expectation } = one
  const times = timesUnchecked(one)
  return {
    deadlines: [...gradeDeadlines(questionOf(expectation, beatAt, times))],
    latenessAt: (now: Instant) => lateness(expectation, beatAt, now, times),
  }
}

const rankOf = (status: (typeof GRADES)[number]): number => GRADES.indexOf(status)

describe('property: what is announced is what is judged', () => {
  test('the first deadline is that of the verdict, and each grade begins just after its own', () => {
    fc.assert(
      fc.property(subject, beat, (one, beatAt) => {
        const { deadlines, latenessAt } = judged(one, beatAt)
        const [first] = deadlines
        expect(latenessAt(beatAt).deadline ?? Infinity).toBe(first?.at ?? Infinity)
        for (const { status, at } of deadlines.filter((deadline) => Number.isFinite(deadline.at))) {
          expect(rankOf(latenessAt(at).status)).toBeLessThan(rankOf(status))
          const { status: worse, deadline, since } = latenessAt(at + 1)
          expect(rankOf(worse)).toBeGreaterThanOrEqual(rankOf(status))
          expect([deadline, since]).toEqual([first?.at, first?.at])
        }
      }),
      { numRuns: 3000 },
    )
  })

  test('no beat becomes better by waiting', () => {
    const waits = fc.array(fc.integer({ min: 0, max: 20 * DAY }), { minLength: 2, maxLength: 6 })
    fc.assert(
      fc.property(subject, beat, waits, (one, beatAt, after) => {
        const { latenessAt } = judged(one, beatAt)
        const ranks = after.sort((a, b) => a - b).map((wait) => rankOf(latenessAt(beatAt + wait).status))
        expect(ranks).toEqual([...ranks].sort())
      }),
      { numRuns: 500 },
    )
  })

  test('levels by count are reached when so many are counted as missed', () => {
    fc.assert(
      fc.property(subject, beat, (one, beatAt) => {
        const { deadlines, latenessAt } = judged(one, beatAt)
        const { expectation } = one
        fc.pre(expectation.kind !== 'threshold' && expectation.levels.by === 'missed')
        for (const { status, at } of deadlines.filter((deadline) => Number.isFinite(deadline.at))) {
          expect(latenessAt(at).missed).toBeLessThan(expectation.levels[status])
          expect(latenessAt(at + 1).missed).toBeGreaterThanOrEqual(expectation.levels[status])
        }
      }),
      { numRuns: 500 },
    )
  })
})

describe('levels by age', () => {
  const told = (given: Expected) =>
    judged({ expectation: given, active: null }, Date.parse('2026-11-22T10:00:00Z')).deadlines.map(
      ({ status, at }) => `${status} after ${toIso(at)}`,
    )

  test('are waited for when the first missed beat comes sooner', () => {
    expect(told({ kind: 'interval', everyMs: 10 * MINUTE, graceMs: 0, levels: AGES })).toEqual([
      'warning after 2026-11-22T11:00:00Z',
      'degraded after 2026-11-22T13:00:00Z',
      'critical after 2026-11-22T16:00:00Z',
    ])
  })

  test('wait for the first missed beat when that comes later', () => {
    expect(told({ kind: 'cron', crons: ['0 15 * * *'], timezone: 'UTC', graceMs: 0, levels: AGES })).toEqual([
      'warning after 2026-11-22T15:00:00Z',
      'degraded after 2026-11-22T15:00:00Z',
      'critical after 2026-11-22T16:00:00Z',
    ])
  })
})

describe('what never comes', () => {
  test('is no deadline that can pass', () => {
    const closed: Subject = {
      expectation: { kind: 'cron', crons: ['0 12 * * *'], timezone: 'UTC', graceMs: 0, levels: AGES },
      active: { hours: '00:00-01:00', timezone: 'UTC', calendar: null, holidays: [], sessions: [] },
    }
    const { deadlines, latenessAt } = judged(closed, FROM)
    expect(deadlines.map(({ at }) => at)).toEqual([Infinity, Infinity, Infinity])
    expect(latenessAt(FROM + 30 * 365 * DAY)).toMatchObject({ status: null, deadline: null, since: null, missed: 0 })
  })
})
