import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { IANAZone } from 'luxon'
import { activeTime } from '../../../src/domain/calendar/active-time.js'
import { openDays } from '../../../src/domain/calendar/open-days.js'
import { ConfigError } from '../../../src/errors.js'
import type { ActiveTime } from '../../../src/domain/monitor.js'
import { DAY, HOUR, MINUTE, toIso, type Instant } from '../../../src/domain/time.js'

const hours = (text: string | null, timezone = 'UTC', rest: Partial<ActiveTime> = {}): ActiveTime => ({
  hours: text,
  timezone,
  calendar: null,
  holidays: [],
  sessions: [],
  ...rest,
})
const MARKET = hours('mon-fri 09:30-16:00', 'America/New_York', { calendar: 'nyse' })
const at = (text: string): Instant => Date.parse(text)
/** New York in November 2026. */
const ny = (text: string): Instant => at(`2026-11-${text}-05:00`)

describe('age runs only in active time', () => {
  const market = activeTime(MARKET)

  test('a beat of Friday 15:59 is one minute old on Monday at 09:30', () => {
    expect(market.activeBetween(ny('20T15:59'), ny('23T09:30'))).toBe(MINUTE)
  })

  test.each([
    ['a beat of Friday 15:59 is late on Monday after 11:29', '20T15:59', 2 * HOUR, '23T11:29'],
    ['a beat before the opening counts from the opening', '23T03:00', 2 * HOUR, '23T11:30'],
    ['a half day moves the deadline by the hours that were not traded', '27T12:30', 2 * HOUR, '30T11:00'],
    ['Thanksgiving is left out', '25T15:00', 2 * HOUR, '27T10:30'],
    ['time used up at the close is late at the next opening', '20T14:00', 2 * HOUR, '23T09:30'],
    ['a beat at the close has its whole time left', '20T16:00', 2 * HOUR, '23T11:30'],
    ['a beat of the weekend too', '21T12:00', HOUR, '23T10:30'],
  ])('%s', (_, beat, threshold, deadline) => {
    expect(toIso(market.addActive(ny(beat), threshold))).toBe(toIso(ny(deadline)))
  })

  test('the edges: open at 09:30, closed at 16:00', () => {
    expect(['23T09:29', '23T09:30', '23T15:59', '23T16:00'].map((time) => market.isActive(ny(time)))).toEqual([
      false,
      true,
      true,
      false,
    ])
    expect(toIso(market.nextOpening(ny('20T16:00')) ?? 0)).toBe(toIso(ny('23T09:30')))
    expect(market.nextOpening(ny('23T10:00'))).toBe(ny('23T10:00'))
  })

  test('a beat that is slightly in the future has no age yet', () => {
    expect(market.activeBetween(ny('23T10:05'), ny('23T10:00'))).toBe(0)
    expect(market.activeBetween(ny('23T10:00'), ny('23T10:00'))).toBe(0)
  })

  test('an early close counts where the monitor is: 13:00 in New York is 19:00 in Berlin', () => {
    const berlin = activeTime(hours('mon-fri 15:30-22:00', 'Europe/Berlin', { calendar: 'nasdaq' }))
    const [friday] = berlin.windows(at('2026-11-27T00:00Z'), at('2026-11-28T00:00Z'))
    expect(toIso(friday?.closesAt ?? 0)).toBe('2026-11-27T18:00:00Z')
  })
})

describe('windows', () => {
  const shown = (spec: ActiveTime, from: string, to: string): string[] =>
    activeTime(spec)
      .windows(at(from), at(to))
      .map(({ opensAt, closesAt }) => `${toIso(opensAt).slice(5, 16)} ${toIso(closesAt).slice(5, 16)}`)

  test.each([
    ['over midnight', hours('sun-thu 22:00-04:00'), ['11-22T22:00 11-23T04:00', '11-23T22:00 11-24T04:00']],
    ['a shift into the day asked for', hours('sat 22:00-04:00'), ['11-21T22:00 11-22T04:00']],
    ['24:00', hours('mon 20:00-24:00'), ['11-23T20:00 11-24T00:00']],
    ['overlapping spans are one', hours('mon 09:00-12:00, mon 11:00-14:00'), ['11-23T09:00 11-23T14:00']],
    ['whole days that touch are one', hours('sun,mon'), ['11-22T00:00 11-24T00:00']],
    [
      'a span over midnight and the next morning are one',
      hours('sun 22:00-04:00; mon 03:00-05:00'),
      ['11-22T22:00 11-23T05:00'],
    ],
    [
      'a holiday takes the windows that open on it',
      hours('daily 12:00-13:00', 'UTC', { holidays: ['2026-11-22'] }),
      ['11-23T12:00 11-23T13:00'],
    ],
    ['a span of holidays', hours('daily 12:00-13:00', 'UTC', { holidays: ['2026-11-20..2026-11-23'] }), []],
    ['a half-hour zone', hours('mon 09:00-10:00', 'Asia/Kolkata'), ['11-23T03:30 11-23T04:30']],
  ])('%s', (_, spec, expected) => {
    expect(shown(spec, '2026-11-22T00:00Z', '2026-11-24T00:00Z')).toEqual(expected)
  })

  test.each([
    ['the last Sunday of October is longer', 'Europe/Berlin', '2026-10-25T03:00Z', '10-24T22:00 10-25T23:00'],
    ['the last Sunday of March is shorter', 'Europe/Berlin', '2026-03-29T03:00Z', '03-28T23:00 03-29T22:00'],
    ['a day without a midnight opens when it begins', 'Asia/Beirut', '2026-03-29T03:00Z', '03-28T22:00 03-29T21:00'],
    ['a leap day', 'UTC', '2028-02-29T03:00Z', '02-29T00:00 03-01T00:00'],
  ])('%s', (_, timezone, moment, expected) => {
    const weekday = moment.includes('2028') ? 'tue' : 'sun'
    expect(shown(hours(weekday, timezone), moment, moment.replace('03:00', '03:01'))).toEqual([expected])
  })

  test('a calendar without hours means its trading hours', () => {
    expect(shown({ ...MARKET, hours: null, timezone: 'UTC' }, '2026-11-27T00:00Z', '2026-11-28T00:00Z')).toEqual([
      '11-27T14:30 11-27T18:00',
    ])
  })

  test('neither hours nor calendar: every day but the holidays', () => {
    const always = activeTime(hours(null, 'UTC', { holidays: ['2026-12-25'] }))
    expect(always.isActive(at('2026-12-24T23:59Z'))).toBe(true)
    expect(always.isActive(at('2026-12-25T00:00Z'))).toBe(false)
    expect(always.addActive(at('2026-12-24T23:00Z'), 2 * HOUR)).toBe(at('2026-12-26T01:00Z'))
  })
})

test('a holiday on a day that is closed anyway is no news', () => {
  const days = openDays(hours('mon-fri', 'UTC', { holidays: ['2026-12-25', '2026-12-26'] }))
  const notes = ['2026-12-24', '2026-12-25', '2026-12-26'].map((date) => days.noteOn(at(`${date}T00:00Z`) / DAY))
  expect(notes).toEqual([null, 'holiday', null])
})

test('a calendar may be named in any case', () => {
  expect(activeTime({ ...MARKET, calendar: ' NYSE ' }).isActive(ny('26T12:00'))).toBe(false)
})

describe('a date with its own hours', () => {
  const sessions = [
    { date: '2026-11-27', hours: '09:30-11:00, 12:00 – 13:30' },
    { date: '2026-12-24', hours: 'closed' },
    { date: '2026-12-25', hours: '10:00-12:00' },
    { date: '2026-11-28', hours: '22:00-02:00' },
  ]
  const market = activeTime({ ...MARKET, sessions })
  test.each([
    ['wins over an early close', '2026-11-27', '11-27T14:30 11-27T16:00, 11-27T17:00 11-27T18:30'],
    ['opens a weekend, over midnight', '2026-11-28', '11-29T03:00 11-29T07:00'],
    ['may be closed', '2026-12-24', ''],
    ['opens a holiday', '2026-12-25', '12-25T15:00 12-25T17:00'],
    ['leaves other days alone', '2026-11-30', '11-30T14:30 11-30T21:00'],
  ])('%s', (_, date, expected) => {
    const windows = market.windows(at(`${date}T08:00Z`), at(`${date}T08:00Z`) + DAY)
    const shown = windows.map(
      ({ opensAt, closesAt }) => `${toIso(opensAt).slice(5, 16)} ${toIso(closesAt).slice(5, 16)}`,
    )
    expect(shown.join(', ')).toBe(expected)
  })

  test.each([
    ['2026-02-30', '09:00-10:00', 'sessions: "2026-02-30" is no date; write "YYYY-MM-DD"'],
    ['2026-02-03', 'shut', 'sessions: 2026-02-03 "shut": "shut" is no span of hours; write "09:00-17:00", or "closed"'],
    ['2026-11-27', 'closed', 'sessions: 2026-11-27 stands there twice; separate its hours by commas'],
  ])('%s %s is refused', (date, text, message) => {
    expect(() => activeTime({ ...MARKET, sessions: [...sessions, { date, hours: text }] })).toThrow(message)
  })
})

test.each([
  ['at the opening', '23T09:30', '23T09:30'],
  ['in the window', '23T15:59', '23T09:30'],
  ['after the close', '23T16:00', '23T09:30'],
  ['before the opening: that of the last one', '23T09:29', '20T09:30'],
])('the opening before an instant %s', (_, moment, opening) => {
  expect(activeTime(MARKET).openingBefore(ny(moment))).toBe(ny(opening))
})

describe('mistakes are all named at once, with the remedy', () => {
  test.each([
    [
      'hours',
      hours('mon-frx 09:00-17:00'),
      'active-hours: "mon-frx 09:00-17:00": "mon-frx" is no day; write mon, tue,',
    ],
    ['time', hours('mon 25:00-26:00'), '"25:00" is no time of day; write 00:00 to 24:00'],
    ['empty span', hours('mon 10:00-10:00'), 'opens and closes at the same time; write "00:00-24:00"'],
    ['nothing', hours(' ; '), 'it names no hours; write "mon-fri 09:00-17:00"'],
    ['zone', hours('daily', 'New York'), 'timezone: "New York" is not an IANA time zone; write "America/New_York"'],
    ['calendar', hours('daily', 'UTC', { calendar: 'lse' }), 'calendar: "lse" is not known; write nyse or nasdaq'],
    [
      'holiday',
      hours('daily', 'UTC', { holidays: ['2026/1/5'] }),
      'holidays: "2026/1/5" is no date; write "2026-01-05"',
    ],
    [
      'no such day',
      hours('daily', 'UTC', { holidays: ['2026-02-29'] }),
      'holidays: "2026-02-29" is no date; write "YYYY-MM-DD"',
    ],
    ['backwards', hours('daily', 'UTC', { holidays: ['2026-02-03..2026-02-01'] }), 'write "2026-02-01..2026-02-03"'],
  ])('%s', (_, spec, message) => {
    expect(() => activeTime(spec)).toThrow(message)
  })

  test('all at once', () => {
    const spec = hours('mon 25:00-26:00', 'Nowhere', { calendar: 'lse', holidays: ['soon'] })
    expect(() => activeTime(spec)).toThrow(ConfigError)
    try {
      activeTime(spec)
    } catch (error) {
      expect((error as ConfigError).problems).toHaveLength(4)
    }
  })
})

const SPECS: readonly ActiveTime[] = [
  MARKET,
  hours('sun-thu 22:00-04:00', 'Europe/Berlin'),
  hours('mon,wed 09:00-12:30, 13:15-17:00; sat 00:00-24:00', 'Australia/Lord_Howe', {
    holidays: ['2026-04-01..2026-04-03'],
  }),
  hours('daily 00:00-24:00', 'America/Havana', { holidays: ['2026-10-31'] }),
  hours('daily 23:00-01:00, 00:30-02:30', 'Asia/Kathmandu'),
  hours('fri-mon 18:00-18:30', 'Pacific/Chatham'),
]

describe.each(SPECS)('walking windows equals counting minutes: $hours in $timezone', (spec) => {
  const active = activeTime(spec)
  const starts = fc.integer({ min: at('2026-03-01T00:00Z') / MINUTE, max: at('2026-12-28T00:00Z') / MINUTE })

  test('age', () => {
    fc.assert(
      fc.property(starts, fc.integer({ min: 0, max: 3 * 24 * 60 }), (start, length) => {
        let counted = 0
        for (let minute = start; minute < start + length; minute++) if (active.isActive(minute * MINUTE)) counted += 1
        expect(active.activeBetween(start * MINUTE, (start + length) * MINUTE)).toBe(counted * MINUTE)
      }),
      { numRuns: 20 },
    )
  })

  test('deadline: the first minute too many', () => {
    fc.assert(
      fc.property(starts, fc.integer({ min: 0, max: 900 }), (start, threshold) => {
        let minute = start
        for (let age = 0; age <= threshold; minute++) if (active.isActive(minute * MINUTE)) age += 1
        expect(toIso(active.addActive(start * MINUTE, threshold * MINUTE))).toBe(toIso((minute - 1) * MINUTE))
      }),
      { numRuns: 20 },
    )
  })

  test('over years, where whole blocks are skipped', () => {
    fc.assert(
      fc.property(starts, fc.integer({ min: 1, max: 900 * DAY }), (start, length) => {
        const from = start * MINUTE
        const middle = from + Math.floor(length / 3)
        const whole = active.activeBetween(from, from + length)
        expect(active.activeBetween(from, middle) + active.activeBetween(middle, from + length)).toBe(whole)
        const deadline = active.addActive(from, whole)
        expect(active.activeBetween(from, deadline)).toBe(whole)
        expect(active.activeBetween(from, deadline + 1)).toBe(whole + 1)
      }),
      { numRuns: 30 },
    )
  })
})

test('a minute is active when the clocks of the zone say so, apart from repeated hours', () => {
  const zone = IANAZone.create('America/New_York')
  const market = activeTime({ ...MARKET, calendar: null })
  for (let minute = at('2026-03-06T00:00Z'); minute < at('2026-03-12T00:00Z'); minute += MINUTE) {
    const wall = new Date(minute + zone.offset(minute) * MINUTE)
    const time = wall.getUTCHours() * 60 + wall.getUTCMinutes()
    const open = wall.getUTCDay() >= 1 && wall.getUTCDay() <= 5 && time >= 9 * 60 + 30 && time < 16 * 60
    if (market.isActive(minute) !== open) throw new Error(`${toIso(minute)} should be ${open ? 'open' : 'closed'}`)
  }
})
