import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { cronSchedule, cronUnion } from '../../../src/domain/calendar/cron.js'
import type { ConfigError } from '../../../src/errors.js'
import { DAY, HOUR, MINUTE, toIso, type Instant } from '../../../src/domain/time.js'

const NOW = Date.parse('2026-11-22T09:30:00Z')
const next = (line: string, count = 1): string => cronSchedule([line], 'UTC').upcoming(NOW, count).map(toIso).join(' ')

describe('reading a line', () => {
  test.each([
    ['30 9 * * *', '2026-11-23T09:30:00Z', 'strictly after: now does not count'],
    ['*/15 * * * *', '2026-11-22T09:45:00Z', 'steps'],
    ['20/15 * * * *', '2026-11-22T09:35:00Z', 'a step from a start, as on GitHub'],
    ['5-59/20 10 * * *', '2026-11-22T10:05:00Z', 'a step through a range'],
    ['0 0 * * 7', '2026-11-29T00:00:00Z', '7 is Sunday'],
    ['0 0 * * 0', '2026-11-29T00:00:00Z', '0 is Sunday'],
    ['0 0 * * MON', '2026-11-23T00:00:00Z', 'names, in any case'],
    ['0 0 * * fri-sun', '2026-11-27T00:00:00Z', 'a range of names up to Sunday'],
    ['0 0 * * 5-7', '2026-11-27T00:00:00Z', 'a range up to 7'],
    ['0 0 1 Jan,jul *', '2027-01-01T00:00:00Z', 'names of months'],
    ['0 0 13 * 5', '2026-11-27T00:00:00Z', 'both day fields: either is enough'],
    ['0 0 13 * */5', '2026-12-13T00:00:00Z', 'unless one starts with a star: both must hold'],
    ['0 0 */100,1-7 * MON', '2026-12-07T00:00:00Z', 'the first Monday of the month, by the star rule'],
    ['0 0 29 2 *', '2028-02-29T00:00:00Z', 'a leap day'],
    ['0 0 29 2 */7', '2032-02-29T00:00:00Z', 'a leap day on a Sunday'],
    ['0 0 L * *', '2026-11-30T00:00:00Z', 'the last day of the month'],
    ['0 0 l 2 *', '2027-02-28T00:00:00Z', 'the last day of February'],
    ['0 0 L-3 2 *', '2027-02-25T00:00:00Z', 'three days before it'],
    ['0 0 L-28 2 *', '2028-02-01T00:00:00Z', 'a day that only a leap year has'],
    ['0 0 LW 1 *', '2027-01-29T00:00:00Z', 'the last weekday, as the 31st is a Sunday'],
    ['0 0 28W * *', '2026-11-27T00:00:00Z', 'nearest to Saturday is the Friday before'],
    ['0 0 29W * *', '2026-11-30T00:00:00Z', 'nearest to Sunday is the Monday after'],
    ['0 0 1W 5 *', '2027-05-03T00:00:00Z', 'not before the month: Saturday the 1st becomes Monday the 3rd'],
    ['0 0 31W 1 *', '2027-01-29T00:00:00Z', 'not beyond the month: Sunday the 31st becomes Friday the 29th'],
    ['0 0 31W * *', '2026-12-31T00:00:00Z', 'a month without a 31st is passed over'],
    ['0 0 * * 5L', '2026-11-27T00:00:00Z', 'the last Friday'],
    ['0 0 * * FriL', '2026-11-27T00:00:00Z', 'the same by name'],
    ['0 0 * * 7L', '2026-11-29T00:00:00Z', 'the last Sunday'],
    ['0 0 * * 1#2', '2026-12-14T00:00:00Z', 'the second Monday'],
    ['0 0 * * mon#2', '2026-12-14T00:00:00Z', 'the same by name'],
    ['0 0 * * sun#1', '2026-12-06T00:00:00Z', 'the first Sunday'],
    ['0 0 * * mon#5', '2026-11-30T00:00:00Z', 'a fifth Monday, which not every month has'],
    ['0 0 * 2 mon#5', '2044-02-29T00:00:00Z', 'a fifth Monday in February'],
    ['0 0 1,15,L * *', '2026-11-30T00:00:00Z', 'in a list'],
    ['0 0 * * tue,5L', '2026-11-24T00:00:00Z', 'beside a plain weekday'],
    ['0 0 L * tue', '2026-11-24T00:00:00Z', 'both day fields: either is enough'],
    [
      '0 0 L * */3',
      '2027-01-31T00:00:00Z',
      'unless one starts with a star: a last day that is Sunday, Wednesday or Saturday',
    ],
    ['  0   0  1  *  * ', '2026-12-01T00:00:00Z', 'blanks do not matter'],
    ['@yearly', '2027-01-01T00:00:00Z', 'macro'],
    ['@Monthly', '2026-12-01T00:00:00Z', 'macro'],
    ['@weekly', '2026-11-29T00:00:00Z', 'macro'],
    ['@daily', '2026-11-23T00:00:00Z', 'macro'],
    ['@hourly', '2026-11-22T10:00:00Z', 'macro'],
  ])('%s is next at %s: %s', (line, expected) => {
    expect(next(line)).toBe(expected)
  })

  test.each([
    ['61 * * * *', 'cron "61 * * * *": minute "61": 61 is out of range; write 0 to 59'],
    ['* 24 * * *', 'hour "24": 24 is out of range; write 0 to 23'],
    ['* * 0 * *', 'day of month "0": 0 is out of range; write 1 to 31'],
    ['* * * foo *', 'month "foo": "foo" is not understood; write 1 to 12 or jan to dec'],
    ['* * * * 8', 'day of week "8": 8 is out of range; write 0 to 7'],
    ['* 22-4 * * *', 'hour "22-4": the range 22-4 runs backwards; write "22-23,0-4"'],
    ['*/0 * * * *', 'minute "*/0": the step "0" is not a whole number above 0; write "*/5"'],
    ['1, * * * *', 'minute "1,": an entry of the list is empty'],
    ['*-5 * * * *', 'minute "*-5": "*-5" is not understood'],
    ['0 0 ? * *', 'day of month "?": "?" is not known here; write "*"'],
    ['0 0 L-0 * *', 'day of month "L-0": "L-0": write L-1 to L-30'],
    ['0 0 32W * *', 'day of month "32W": "32W": write 1W to 31W'],
    [
      '0 0 5L * *',
      '"5l" is not understood; a day of month can be L, L-3, LW or 15W, and "5L" or "1#2" is a day of week',
    ],
    ['0 0 * * 15W', '"15w" is not understood; a day of week can be 5L, friL, 1#2 or mon#2'],
    ['0 0 * * L', '"L" alone names no weekday; write "5L" or "friL" for the last Friday of the month'],
    ['0 0 * * mon#6', 'write "mon#1" to "mon#5", or "monL" for the last'],
    ['0 0 * * 8#1', '"8" is no weekday; write 0 to 7 or sun to sat'],
    ['0 0 * * mon-fri#1', 'is not understood'],
    ['0 L * * *', '"L", "W" and "#" name days, in day of month and day of week only'],
    ['0 0 31W 2 *', 'day of month "31W" does not exist in month "2", so it never runs'],
    ['0 0 */40 * mon#2', 'day of month "*/40" and day of week "mon#2" never meet in month "*", so it never runs'],
    ['0 0 30 2 *', 'day of month "30" does not exist in month "2", so it never runs'],
    ['0 0 31 4,6 *', 'never runs'],
    ['* * * *', 'it has 4 fields, not the five of minute, hour, day of month, month, day of week; write "0 2 * * *"'],
    ['0 0 2 * * *', 'leave out the seconds: "0 2 * * *"'],
    ['', 'it is empty; write five fields like "0 2 * * *"'],
    ['@reboot', '@reboot names no time, so nothing can be late; write a schedule like "0 2 * * *"'],
    ['@fortnightly', 'the macro is not known; write one of @yearly,'],
    ['constructor', 'it has 1 fields'],
    ['TZ=UTC 0 2 * * *', 'a zone does not belong into the line; write it as "timezone"'],
  ])('%j is refused with its remedy', (line, message) => {
    expect(() => cronSchedule([line], 'UTC')).toThrow(message)
  })

  test.each([
    [
      '0 0 L * *',
      'day of month "L": "l" is no cron of GitHub\'s, which knows no "L", "W" and "#"; list the days instead',
    ],
    ['0 0 15W * *', 'list the days instead'],
    ['0 0 L-3 * *', 'list the days instead'],
    ['0 0 * * 5L', 'list the days instead'],
    ['0 0 * * friL', 'is not understood'],
    ['0 0 * * 1#2', 'list the days instead'],
    ['0 0 * * 7', 'day of week "7": GitHub knows no 7 for Sunday; write 0 or SUN'],
    ['0 0 * * 4-7', 'GitHub knows no 7 for Sunday; write 0 or SUN'],
    ['0 0 * * 0-7', 'GitHub knows no 7 for Sunday; write 0 or SUN'],
    ['0 0 * * 8', '8 is out of range; write 0 to 6'],
    ['@daily', 'GitHub knows no macros; write five fields like "0 2 * * *"'],
    ['0 0 2 * * *', 'it has 6 fields'],
  ])('%j in a workflow file is refused, because GitHub does not know it', (cron, message) => {
    expect(() => cronUnion([{ cron, timezone: 'UTC' }], 'github')).toThrow(message)
  })

  test('all mistakes of all lines at once', () => {
    try {
      cronSchedule(['61 25 * * *', '@reboot', '0 2 * * *'], 'Berlin')
      throw new Error('not refused')
    } catch (error) {
      expect((error as ConfigError).problems).toEqual([
        'cron "61 25 * * *": minute "61": 61 is out of range; write 0 to 59',
        'cron "61 25 * * *": hour "25": 25 is out of range; write 0 to 23',
        'timezone: "Berlin" is not an IANA time zone; write "Europe/Berlin"',
        expect.stringContaining('cron "@reboot"'),
      ])
    }
  })
})

describe('several lines', () => {
  const union = cronUnion([
    { cron: '0 9 * * *', timezone: 'Europe/Berlin' },
    { cron: '0 8 * * *', timezone: 'UTC' },
    { cron: '30 17 * * *', timezone: 'America/New_York' },
  ])

  test('an instant that two lines name counts once', () => {
    expect(union.upcoming(NOW, 3).map(toIso)).toEqual([
      '2026-11-22T22:30:00Z',
      '2026-11-23T08:00:00Z',
      '2026-11-23T22:30:00Z',
    ])
  })

  test('the same line counts once, and more than a hundred different ones are refused at once', () => {
    const daily = { cron: '0 2 * * *', timezone: 'UTC' }
    expect(cronUnion(Array.from({ length: 10_000 }, () => daily)).inWords()).toBe('every day at 02:00 (UTC)')
    const lines = (count: number): string[] =>
      Array.from({ length: count }, (_, i) => `${i % 60} ${Math.floor(i / 60)} * * *`)
    expect(() => cronSchedule(lines(101), 'UTC')).toThrow('it has 101 different cron lines; at most 100 are understood')
    expect(cronSchedule(lines(100), 'UTC').largestGap(NOW)).toBe(DAY - 99 * MINUTE)
  })

  test('occurrences are counted in (from, to], up to a limit', () => {
    const daily = cronSchedule(['0 8 * * *'], 'UTC')
    const eight = Date.parse('2026-11-23T08:00:00Z')
    expect(daily.countBetween(eight - DAY, eight, 10)).toBe(1)
    expect(daily.countBetween(eight, eight + DAY - 1, 10)).toBe(0)
    expect(daily.countBetween(eight, eight + 100 * DAY, 5)).toBe(5)
  })
})

describe('looking back', () => {
  test.each([
    '*/7 * * * *',
    '0 2 * * *',
    '30 2 * * 1-5',
    '0 0 29 2 *',
    '15 3 1 * *',
    '30 2 LW,15W * *',
    '0 2 * * 1#2,5L',
  ])('%s: previous is what next leads to', (line) => {
    const schedule = cronSchedule([line], 'Europe/Berlin')
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 700 * DAY }), (ms) => {
        const now = NOW + ms
        const found = schedule.previous(now) ?? Number.NaN
        expect(found).toBeLessThanOrEqual(now)
        expect(schedule.next(found - 1)).toBe(found)
        expect(schedule.next(found) ?? Infinity).toBeGreaterThan(now)
      }),
      { numRuns: 40 },
    )
  })
})

describe('the largest gap', () => {
  test.each([
    [['* * * * *'], MINUTE],
    [['*/7 * * * *'], 7 * MINUTE],
    [['0 2 * * *'], DAY],
    [['0 2 * * *', '0 14 * * *'], 12 * HOUR],
    [['*/30 9-16 * * 1-5'], 2 * DAY + 16.5 * HOUR],
    [['0 0 1 * *'], 31 * DAY],
    [['0 0 31 * *'], 61 * DAY],
    [['0 0 1 1 *'], 365 * DAY],
    [['0 0 29 2 *'], 4 * 365 * DAY + DAY],
    [['* * * 12 *'], 334 * DAY + MINUTE],
    [['0 0 L * *'], 31 * DAY],
    [['0 0 * * friL'], 35 * DAY],
    [['0 0 * * sun#1', '0 0 * * sun#3'], 21 * DAY],
    [['0 0 * * mon#5'], 119 * DAY],
    [['0 0 * 2 mon#5'], 28 * 365 * DAY + 7 * DAY],
    // The 4th of January was a Sunday in 2015 and in 2026, and is one again in 2032.
    [['0 0 4 1 */7'], 11 * 365 * DAY + 3 * DAY],
    [['* * * * *', '0 0 29 2 *'], MINUTE],
  ])('of %j', (lines: string[], gap: number) => {
    expect(cronSchedule(lines, 'UTC').largestGap(NOW)).toBe(gap)
  })

  test('is what a walk over every occurrence finds', () => {
    const lines = fc.array(
      fc.constantFrom(
        '*/30 3-4 * * *',
        '0 4 * * 1',
        '15 0 * * 2,6',

        '7 */5 * * 1-3',
        '0 12 10 * *',
        '0 6 * 1-6 3',
      ),
      { minLength: 1, maxLength: 3 },
    )
    fc.assert(
      fc.property(lines, fc.integer({ min: 0, max: 400 }), (crons, day) => {
        const schedule = cronSchedule(crons, 'Asia/Kolkata')
        expect(schedule.largestGap(NOW + day * DAY)).toBe(walkedGap(crons, NOW + day * DAY))
      }),
      { numRuns: 12 },
    )
  })

  test('of daily lines is the same in UTC as in any zone without clock changes', () => {
    const field = (most: number) =>
      fc.uniqueArray(fc.integer({ min: 0, max: most }), { minLength: 1, maxLength: 4 }).map((all) => all.join(','))
    const line = fc
      .tuple(fc.oneof(fc.constant('*/20'), field(59)), fc.oneof(fc.constantFrom('*', '1-5'), field(23)))
      .map((fields) => `${fields.join(' ')} * * *`)
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 3 }), fc.nat(DAY), (lines, later) => {
        const around = NOW + later
        expect(cronSchedule(lines, 'UTC').largestGap(around)).toBe(cronSchedule(lines, 'Etc/GMT').largestGap(around))
      }),
    )
  })

  function walkedGap(crons: string[], around: Instant): number {
    const schedule = cronSchedule(crons, 'Asia/Kolkata')
    let [last, longest] = [schedule.next(around - 400 * DAY) ?? 0, 0]
    while (last < around + 400 * DAY) {
      const at = schedule.next(last) ?? Infinity
      longest = Math.max(longest, at - last)
      last = at
    }
    return longest
  }
})

describe('the smallest gap', () => {
  test.each([
    [['* * * * *'], 'UTC', MINUTE],
    [['0 2 * * *'], 'UTC', DAY],
    [['0 9,17 * * 1-5'], 'UTC', 8 * HOUR],
    [['0 2 * * *', '30 2 * * 0'], 'UTC', 30 * MINUTE],
    [['0 0 L * *'], 'UTC', 28 * DAY],
    [['0 0 29 2 *'], 'UTC', 4 * 365 * DAY + DAY],
    // The jobs of a skipped hour run at the change, a minute after 01:59: that is no usual gap.
    [['59 1-3 * * *'], 'America/New_York', HOUR],
    [['30 2 * * *'], 'Europe/Berlin', DAY],
  ])('of %j in %s', (lines: string[], zone: string, gap: number) => {
    const schedule = cronSchedule(lines, zone)
    expect(schedule.smallestGap(NOW)).toBe(gap)
    expect(schedule.smallestGap(Date.parse('2026-03-07T12:00:00Z'))).toBe(gap)
  })
})
describe('the usual gap', () => {
  test.each([
    ['*/30 9-16 * * mon-fri', 30 * MINUTE],
    ['30 9 * * mon-fri', 24 * HOUR],
    ['0 2 * * *', 24 * HOUR],
    ['0 0 1 1 *', 365 * 24 * HOUR],
    ['0 0 29 2 *', 1461 * 24 * HOUR],
  ])('of %s is the median of those that follow', (line, gap) => {
    expect(cronSchedule([line], 'UTC').usualGap(Date.parse('2026-11-25T12:00:00Z'))).toBe(gap)
  })
})
