import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { cronSchedule } from '../../../src/domain/calendar/cron.js'
import type { CronSchedule } from '../../../src/domain/schedule.js'
import { ConfigError } from '../../../src/errors.js'
import { MINUTE, toIso } from '../../../src/domain/time.js'
import { CLOCK_CHANGES } from './clock-change-table.js'
import { clockAround, debianRuns, type Clock } from './debian-cron.js'

const ROWS = CLOCK_CHANGES.flatMap(({ zone, change, from, runs }) =>
  Object.entries(runs).map(([line, expected]) => ({ zone, change, from, line, expected })),
)

// proves: 6
describe('the table of clock changes', () => {
  test.each(ROWS)('$zone, $change: $line', ({ zone, from, line, expected }) => {
    const count = expected.split(' ').length
    const runs = cronSchedule([line], zone).upcoming(Date.parse(from), count)
    expect(runs.map((at) => toIso(at).slice(5, 16)).join(' ')).toBe(expected)
    expect(runs.every((at) => at % MINUTE === 0)).toBe(true)
  })

  test('is as long as it should be', () => {
    expect(ROWS.length).toBeGreaterThanOrEqual(120)
  })
})

test('a clock that is set back by most of a day is corrected, and what ran runs again', () => {
  // Kwajalein came over from the west of the date line: midnight of 1 October 1969 was 01:00 of the day before.
  const runs = cronSchedule(['0 12 * * *'], 'Pacific/Kwajalein').upcoming(Date.parse('1969-09-30T00:00Z'), 3)
  expect(runs.map(toIso)).toEqual(['1969-09-30T01:00:00Z', '1969-10-01T00:00:00Z', '1969-10-02T00:00:00Z'])
})

/** Zone, an instant near the change, what happens to its clocks. */
const CHANGES: readonly (readonly [zone: string, near: string, what: string])[] = [
  ['Europe/Berlin', '2026-03-29T01:00Z', '02:00 to 03:00'],
  ['Europe/Berlin', '2026-10-25T01:00Z', '03:00 back to 02:00, last Sunday of October'],
  ['Europe/London', '2026-03-29T01:00Z', '01:00 to 02:00'],
  ['Europe/Dublin', '2026-10-25T01:00Z', '02:00 back to 01:00, winter is the exception in law'],
  ['America/New_York', '2026-03-08T07:00Z', '02:00 to 03:00'],
  ['America/New_York', '2026-11-01T06:00Z', '02:00 back to 01:00'],
  ['America/St_Johns', '2006-04-02T03:31Z', '00:01 to 01:01'],
  ['America/St_Johns', '2006-10-29T02:31Z', '00:01 back to 23:01'],
  ['Australia/Lord_Howe', '2026-10-03T15:30Z', '02:00 to 02:30'],
  ['Australia/Lord_Howe', '2026-04-04T15:00Z', '02:00 back to 01:30'],
  ['Pacific/Chatham', '2026-09-26T14:00Z', '02:45 to 03:45'],
  ['Pacific/Chatham', '2026-04-04T14:00Z', '03:45 back to 02:45'],
  ['Antarctica/Troll', '2026-03-29T01:00Z', '01:00 to 03:00'],
  ['Antarctica/Troll', '2026-10-25T01:00Z', '03:00 back to 01:00'],
  ['America/Havana', '2026-03-08T05:00Z', '00:00 to 01:00'],
  ['America/Havana', '2026-11-01T05:00Z', '01:00 back to 00:00'],
  ['Asia/Beirut', '2026-03-28T22:00Z', '00:00 to 01:00'],
  ['Asia/Beirut', '2026-10-24T21:00Z', '00:00 back to 23:00'],
  ['Africa/Cairo', '2026-04-23T22:00Z', '00:00 to 01:00'],
  ['Africa/Cairo', '2026-10-29T21:00Z', '00:00 back to 23:00'],
  ['America/Santiago', '2026-09-06T04:00Z', '00:00 to 01:00'],
  ['America/Santiago', '2026-04-05T03:00Z', '00:00 back to 23:00'],
  ['Africa/Casablanca', '2026-02-15T02:00Z', '03:00 back to 02:00 for Ramadan'],
  ['Africa/Casablanca', '2026-03-22T02:00Z', '02:00 to 03:00 after Ramadan'],
  ['Asia/Pyongyang', '2018-05-04T15:00Z', '23:30 to 00:00'],
  ['Asia/Pyongyang', '2015-08-14T15:00Z', '00:00 back to 23:30'],
  ['America/Caracas', '2016-05-01T07:00Z', '02:30 to 03:00'],
  ['Asia/Kathmandu', '1985-12-31T18:30Z', '00:00 to 00:15'],
  ['Pacific/Apia', '2011-12-30T10:00Z', 'a whole day is left out'],
  ['Antarctica/Casey', '2009-10-17T18:00Z', 'three hours forward'],
  ['Antarctica/Casey', '2018-03-10T17:00Z', 'three hours back'],
  ['Antarctica/Vostok', '2023-12-18T00:00Z', 'two hours back'],
  ['Asia/Kolkata', '2026-03-29T01:00Z', 'nothing at all'],
  ['UTC', '2026-03-29T01:00Z', 'nothing at all'],
]

describe.each(CHANGES)('%s at %s: %s', (zone, near) => {
  const clock = clockAround(zone, Date.parse(near), 25)

  test('runs whenever the cron of Debian runs, whatever the line', () => {
    fc.assert(
      fc.property(cronLine, (line) => {
        expect(runsOf(line, zone, clock).join(' ')).toBe(debianRuns(line, clock).map(toIso).join(' '))
      }),
      { numRuns: 70 },
    )
  })
})

function scheduleUnlessNever(line: string, zone: string): CronSchedule | null {
  try {
    return cronSchedule([line], zone)
  } catch (error) {
    if (error instanceof ConfigError && error.message.includes('so it never runs')) return null
    throw error
  }
}

/** What is refused because it never runs must not run in Debian either. */
function runsOf(line: string, zone: string, clock: Clock): string[] {
  const schedule = scheduleUnlessNever(line, zone)
  if (schedule === null) return []
  const runs: string[] = []
  const end = clock.end * MINUTE
  for (let at = schedule.next(clock.first * MINUTE - 1); at !== null && at < end; at = schedule.next(at))
    runs.push(toIso(at))
  return runs
}

const few = (low: number, high: number): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 3, arbitrary: fc.integer({ min: low, max: high }).map(String) },
    fc.uniqueArray(fc.integer({ min: low, max: high }), { minLength: 2, maxLength: 4 }).map((list) => list.join(',')),
    fc
      .tuple(fc.integer({ min: low, max: high }), fc.integer({ min: low, max: high }), fc.integer({ min: 1, max: 7 }))
      .map(([a, b, step]) => `${Math.min(a, b)}-${Math.max(a, b)}/${step}`),
    fc.integer({ min: 1, max: 45 }).map((step) => `*/${step}`),
    fc.integer({ min: low, max: high }).map((value) => `*/17,${value}`),
  )
const daysOfMonth = fc.oneof(
  { weight: 3, arbitrary: few(1, 31) },
  fc.constantFrom('L', 'L-1', 'L-2', 'LW', '1,15,L', 'L,LW', '1W', '15W,30W', '5,31W'),
  fc.integer({ min: 1, max: 28 }).map((day) => `${day}W`),
)
const daysOfWeek = fc.oneof(
  { weight: 3, arbitrary: few(0, 7) },
  fc.integer({ min: 0, max: 7 }).map((day) => `${day}L`),
  fc.tuple(fc.integer({ min: 0, max: 7 }), fc.integer({ min: 1, max: 4 })).map(([day, nth]) => `${day}#${nth}`),
  fc.constantFrom('0#1,0L', '1,5L', '2-4,7#4'),
)
const mostly = (arbitrary: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.oneof({ weight: 4, arbitrary: fc.constant('*') }, { weight: 1, arbitrary })
/** Small hours, where clocks change. */
const hours = fc.oneof({ weight: 2, arbitrary: few(0, 4) }, few(0, 23), fc.constant('*'), fc.constant('23'))
const cronLine = fc
  .tuple(fc.oneof(few(0, 59), fc.constant('*')), hours, mostly(daysOfMonth), mostly(few(1, 12)), mostly(daysOfWeek))
  .filter(([, , days]) => days === '*' || /^\*|L|W|\b([1-9]|[12]\d)\b/.test(days))
  .map((fields) => fields.join(' '))
