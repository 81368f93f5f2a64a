import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { activeTime, cronSchedule, timesOf } from '../../../src/domain/calendar/index.js'
import { neverInHours, hoursProblem } from '../../../src/domain/calendar/never-in-hours.js'
import type { ActiveTime, Maintenance, Monitor } from '../../../src/domain/monitor.js'
import type { ActiveWindows, MonitorTimes } from '../../../src/domain/schedule.js'
import { DAY, HOUR, MINUTE, toIso, type Instant } from '../../../src/domain/time.js'

const at = (text: string): Instant => Date.parse(text)
const hours = (text: string | null, timezone = 'UTC', rest: Partial<ActiveTime> = {}): ActiveTime => ({
  hours: text,
  timezone,
  calendar: null,
  holidays: [],
  sessions: [],
  ...rest,
})
type Closed = Pick<Monitor, 'active' | 'maintenance' | 'paused'>
const times = (closed: Partial<Closed>): MonitorTimes =>
  timesOf({
    active: null,
    maintenance: [],
    paused: null,
    expectation: { kind: 'threshold', thresholdMs: HOUR },
    ...closed,
  } as Monitor)
const once = (from: string, until: string): Maintenance => ({
  kind: 'once',
  from: at(from),
  until: at(until),
  reason: null,
})
const nightly: Maintenance = {
  kind: 'recurring',
  cron: '30 1 * * *',
  timezone: 'Europe/Berlin',
  durationMs: 100 * MINUTE,
  reason: null,
}
const weekly: Maintenance = {
  kind: 'recurring',
  cron: '0 22 * * 6',
  timezone: 'America/New_York',
  durationMs: 9 * HOUR,
  reason: null,
}

describe('maintenance and a pause are no counted time', () => {
  test('nothing restricts: no windows at all', () => {
    expect(times({})).toMatchObject({ hours: null, counted: null, wall: null })
  })

  test('hours alone restrict what is counted, not the wall clock', () => {
    const { hours: own, counted, wall } = times({ active: hours('daily 09:00-17:00') })
    expect(counted).toBe(own)
    expect(wall).toBeNull()
  })

  test('a deadline moves by the maintenance it meets, and one at its beginning to its end', () => {
    const { counted, wall } = times({
      active: hours('daily 09:00-17:00'),
      maintenance: [once('2026-11-23T10:00Z', '2026-11-23T12:00Z'), once('2026-11-23T11:00Z', '2026-11-23T13:00Z')],
    })
    expect(toIso(counted?.addActive(at('2026-11-23T09:00Z'), 2 * HOUR) ?? 0)).toBe('2026-11-23T14:00:00Z')
    expect(toIso(counted?.addActive(at('2026-11-23T09:00Z'), HOUR) ?? 0)).toBe('2026-11-23T13:00:00Z')
    expect(toIso(wall?.addActive(at('2026-11-23T00:00Z'), 11 * HOUR) ?? 0)).toBe('2026-11-23T14:00:00Z')
    expect(wall?.windows(at('2026-11-23T09:00Z'), at('2026-11-23T10:00Z'))).toEqual([
      { opensAt: -Infinity, closesAt: at('2026-11-23T10:00Z') },
    ])
  })

  test('a pause counts from the beginning of time to its end', () => {
    const { counted, wall, hours: own } = times({ paused: { reason: 'move', until: at('2026-11-23T12:00Z') } })
    expect(own).toBeNull()
    expect(counted?.activeBetween(at('2020-01-01T00:00Z'), at('2026-11-23T12:30Z'))).toBe(30 * MINUTE)
    expect(wall?.nextOpening(at('2020-01-01T00:00Z'))).toBe(at('2026-11-23T12:00Z'))
    expect(counted?.openingBefore(at('2026-11-23T11:59Z'))).toBeNull()
    expect(counted?.openingBefore(at('2027-11-23T12:00Z'))).toBe(at('2026-11-23T12:00Z'))
  })

  test('where maintenance never ends no deadline comes', () => {
    const always: Maintenance = { kind: 'recurring', cron: '@hourly', timezone: 'UTC', durationMs: DAY, reason: null }
    expect(times({ maintenance: [always] }).wall?.addActive(at('2026-11-23T12:00Z'), 1)).toBe(Infinity)
  })
})

const CASES: readonly (readonly [string, Partial<Closed>])[] = [
  ['two recurring windows that overlap at a clock change', { maintenance: [nightly, weekly] }],
  [
    'a shift over midnight with all of it',
    {
      active: hours('sun-thu 22:00-04:00, sat 10:00-20:00', 'Europe/Berlin'),
      maintenance: [nightly, weekly, once('2026-03-27T21:00Z', '2026-03-29T00:30Z')],
      paused: { reason: 'x', until: at('2026-03-10T12:34Z') },
    },
  ],
  [
    'a half-hour change',
    {
      active: hours('daily 00:00-03:00', 'Australia/Lord_Howe', {
        sessions: [{ date: '2026-04-07', hours: '12:00-13:00' }],
      }),
      maintenance: [nightly, { ...nightly, timezone: 'Australia/Lord_Howe' }],
    },
  ],
]

describe.each(CASES)('%s: equals counting minutes', (_, closed) => {
  const { counted, hours: own, maintenanceAt } = times(closed)
  const until = closed.paused?.until ?? -Infinity
  const open = (instant: Instant): boolean =>
    instant >= until && (own?.isActive(instant) ?? true) && maintenanceAt(instant) === null
  const starts = fc.integer({ min: at('2026-03-05T00:00Z') / MINUTE, max: at('2026-04-12T00:00Z') / MINUTE })

  test('age, deadline and openings', () => {
    fc.assert(
      fc.property(starts, fc.integer({ min: 1, max: 2000 }), (start, length) => {
        const minutes = Array.from({ length }, (__, i) => (start + i) * MINUTE)
        const active = minutes.filter(open)
        const [from, to] = [start * MINUTE, (start + length) * MINUTE]
        const age = counted?.activeBetween(from, to) ?? 0
        expect(age).toBe(active.length * MINUTE)
        const deadline = counted?.addActive(from, age) ?? 0
        expect(counted?.activeBetween(from, deadline)).toBe(age)
        expect(counted?.activeBetween(from, deadline + 1)).toBe(age + 1)
        const last = active.at(-1)
        if (last === undefined) return
        const opening = counted?.openingBefore(to - 1) ?? 0
        expect(opening).toBeLessThanOrEqual(last)
        expect(open(opening) && !open(opening - 1)).toBe(true)
        expect(counted?.activeBetween(opening, last)).toBe(last - opening)
      }),
      { numRuns: 15 },
    )
  })

  test('additive over years', () => {
    fc.assert(
      fc.property(starts, fc.integer({ min: 3, max: 900 * DAY }), (start, length) => {
        const [from, middle, to] = [start * MINUTE, start * MINUTE + Math.floor(length / 3), start * MINUTE + length]
        const between = (a: Instant, b: Instant): number => counted?.activeBetween(a, b) ?? 0
        expect(between(from, middle) + between(middle, to)).toBe(between(from, to))
      }),
      { numRuns: 15 },
    )
  })
})

test('a cron that never falls in active hours is told, with lines, hours and zones', () => {
  const active = hours('mon-fri 09:00-17:00', 'America/New_York')
  const office = activeTime(active)
  const never = (line: string, from: string, open: ActiveWindows | null = office): boolean =>
    neverInHours({ hours: open, cron: cronSchedule([line], 'UTC') }, at(from))
  expect(never('0 3 * * *', '2026-11-23T12:00Z')).toBe(true)
  // Only in winter time, and only in a year whose 1 January is a working day.
  expect(never('30 21 * * *', '2026-04-01T00:00Z')).toBe(false)
  expect(never('0 15 1 1 *', '2026-11-23T12:00Z')).toBe(false)
  expect(never('0 3 * * *', '2026-11-23T12:00Z', null)).toBe(false)

  const expectation = { kind: 'cron', crons: ['0 3 * * *'], timezone: 'UTC', graceMs: 0, levels: null } as const
  const schedule = cronSchedule(expectation.crons, expectation.timezone)
  expect(hoursProblem({ active, expectation }, { hours: office, cron: schedule }, at('2026-11-23T12:00Z'))).toBe(
    'cron: "0 3 * * *" (UTC) never falls in active-hours "mon-fri 09:00-17:00" (America/New_York), so no beat would ever be due; change one of them, or the timezone',
  )

  const market = hours(null, 'UTC', { calendar: 'nyse' })
  expect(
    hoursProblem(
      { active: market, expectation },
      { hours: activeTime(market), cron: schedule },
      at('2026-11-23T12:00Z'),
    ),
  ).toBe(
    'cron: "0 3 * * *" (UTC) never falls in the hours of calendar "nyse", so no beat would ever be due; change one of them, or the timezone',
  )
})
