import { describe, expect, test } from '@jest/globals'
import {
  civilDay,
  dateText,
  nthWeekday,
  parseDate,
  partsOf,
  weekdayOf,
} from '../../../src/domain/calendar/civil-date.js'
import { fallsOn, type FloatingDay } from '../../../src/domain/calendar/floating-day.js'
import { NYSE } from '../../../src/domain/calendar/nyse.js'

describe('a date without a zone', () => {
  test.each([
    ['1970-01-01', 0, 4],
    ['1969-12-31', -1, 3],
    ['1969-12-27', -5, 6],
    ['1969-12-28', -4, 0],
    ['1900-03-01', -25_508, 4],
    ['2026-11-22', 20_779, 0],
    ['2028-02-29', 21_243, 2],
  ])('%s is day %i, on weekday %i', (text, day, weekday) => {
    expect([parseDate(text), dateText(day), weekdayOf(day)]).toEqual([day, text, weekday])
    const { year, month, day: date } = partsOf(day)
    expect(civilDay(year, month, date)).toBe(day)
    expect(`${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`).toBe(text)
  })

  test('blanks around it do not matter, and what is no date is none', () => {
    expect(parseDate(' 2026-11-22 ')).toBe(20_779)
    for (const text of [
      '',
      '2026-11-31',
      '2026-02-29',
      '2026-13-01',
      '2026-00-01',
      '2026-1-1',
      '26-01-01',
      '2026-11-22T',
      'x2026-11-22',
    ])
      expect([text, parseDate(text)]).toEqual([text, null])
  })

  test.each([
    [2026, 11, 4, 4, '2026-11-26'],
    [2026, 11, 0, 1, '2026-11-01'],
    [2026, 11, 0, 5, '2026-11-29'],
    [2026, 11, 1, 1, '2026-11-02'],
    [2026, 11, 6, 1, '2026-11-07'],
    [2026, 5, 1, -1, '2026-05-25'],
    [2026, 5, 0, -1, '2026-05-31'],
    [2026, 5, 0, -2, '2026-05-24'],
    [2026, 5, 1, -2, '2026-05-18'],
    [2026, 12, 4, -1, '2026-12-31'],
    [2026, 12, 5, -1, '2026-12-25'],
    [2026, 2, 6, -1, '2026-02-28'],
  ])('in %i-%i weekday %i is for the %ith time on %s', (year, month, weekday, nth, text) => {
    expect(dateText(nthWeekday(year, month, weekday, nth))).toBe(text)
  })
})

describe('a day that lies elsewhere in each month', () => {
  const daysOf = (floating: FloatingDay, year: number) =>
    Array.from({ length: 366 }, (_, i) => civilDay(year, 1, 1) + i)
      .filter((day) => partsOf(day).year === year && fallsOn(floating, day))
      .map((day) => dateText(day).slice(5))
      .join(' ')

  test.each([
    [{ kind: 'last-day', before: 0 }, 2028, '01-31 02-29 03-31 04-30 05-31 06-30 07-31 08-31 09-30 10-31 11-30 12-31'],
    [{ kind: 'last-day', before: 28 }, 2028, '01-03 02-01 03-03 04-02 05-03 06-02 07-03 08-03 09-02 10-03 11-02 12-03'],
    [{ kind: 'last-day', before: 30 }, 2026, '01-01 03-01 05-01 07-01 08-01 10-01 12-01'],
    [{ kind: 'last-working-day' }, 2026, '01-30 02-27 03-31 04-30 05-29 06-30 07-31 08-31 09-30 10-30 11-30 12-31'],
    [{ kind: 'last-working-day' }, 2027, '01-29 02-26 03-31 04-30 05-31 06-30 07-30 08-31 09-30 10-29 11-30 12-31'],
    [
      { kind: 'nearest-working-day', to: 1 },
      2026,
      '01-01 02-02 03-02 04-01 05-01 06-01 07-01 08-03 09-01 10-01 11-02 12-01',
    ],
    [
      { kind: 'nearest-working-day', to: 15 },
      2026,
      '01-15 02-16 03-16 04-15 05-15 06-15 07-15 08-14 09-15 10-15 11-16 12-15',
    ],
    [{ kind: 'nearest-working-day', to: 31 }, 2026, '01-30 03-31 05-29 07-31 08-31 10-30 12-31'],
    [
      { kind: 'nearest-working-day', to: 30 },
      2026,
      '01-30 03-30 04-30 05-29 06-30 07-30 08-31 09-30 10-30 11-30 12-30',
    ],
    [
      { kind: 'nth-weekday', weekday: 0, nth: 1 },
      2026,
      '01-04 02-01 03-01 04-05 05-03 06-07 07-05 08-02 09-06 10-04 11-01 12-06',
    ],
    [{ kind: 'nth-weekday', weekday: 6, nth: 5 }, 2026, '01-31 05-30 08-29 10-31'],
    [
      { kind: 'last-weekday', weekday: 5 },
      2026,
      '01-30 02-27 03-27 04-24 05-29 06-26 07-31 08-28 09-25 10-30 11-27 12-25',
    ],
  ] as const)('%j in %i', (floating, year, days) => {
    expect(daysOf(floating, year)).toBe(days)
  })
})

/** By another algorithm than ours: `easter` of python-dateutil, two days before. */
const GOOD_FRIDAYS_FROM_1950 =
  '04-07 03-23 04-11 04-03 04-16 04-08 03-30 04-19 04-04 03-27 04-15 03-31 04-20 04-12 03-27 04-16 04-08 03-24 04-12 04-04 03-27 04-09 03-31 04-20 04-12 03-28 04-16 04-08 03-24 04-13 04-04 04-17 04-09 04-01 04-20 04-05 03-28 04-17 04-01 03-24 04-13 03-29 04-17 04-09 04-01 04-14 04-05 03-28 04-10 04-02 04-21 04-13 03-29 04-18 04-09 03-25 04-14 04-06 03-21 04-10 04-02 04-22 04-06 03-29 04-18 04-03 03-25 04-14 03-30 04-19 04-10 04-02 04-15 04-07 03-29 04-18 04-03 03-26 04-14 03-30 04-19 04-11 03-26 04-15 04-07 03-23 04-11 04-03 04-23 04-08 03-30 04-19 04-04 03-27 04-15 04-07 03-23 04-12 04-03 04-16 04-08 03-31 04-19 04-04 03-27 04-16 03-31 04-20 04-12 03-28 04-16 04-08 03-24 04-13 04-04 03-27 04-09 04-01 04-20 04-12 03-28 04-17 04-08 03-24 04-13 04-05 04-17 04-09 04-01 04-21 04-05 03-28 04-17 04-02 03-24 04-13 03-29 04-18 04-09 04-01 04-14 04-06 03-28 04-10 04-02 04-22 04-13 03-29 04-18 04-10 03-26 04-15 04-07 03-23 04-11 04-03 04-16 04-08 03-30 04-19 04-04 03-27 04-15 03-31 04-20 04-12 03-27 04-16 04-08 03-24 04-12 04-04 03-27 04-09 03-31 04-20 04-12 03-28 04-16 04-08 03-24 04-13 04-04 04-17 04-09 04-01 04-20 04-05 03-28 04-17 04-01 03-24 04-13 03-29 04-17 04-09 04-01 04-14 04-05 03-28 04-10'

test('Good Friday of two centuries', () => {
  const found = GOOD_FRIDAYS_FROM_1950.split(' ').map((_, i) => {
    const days = Array.from({ length: 60 }, (_, day) => civilDay(1950 + i, 3, 15) + day)
    return days.filter((day) => NYSE.holidayOn(day) === 'Good Friday').map((day) => dateText(day).slice(5))
  })
  expect(found.join(' ')).toBe(GOOD_FRIDAYS_FROM_1950)
})

/** From 2022 on, as one year falls on the weekdays of any other within 28 years. */
const NAMED: Readonly<Record<number, string>> = {
  2022: '01-17 Martin, 02-21 Washin, 04-15 Good F, 05-30 Memori, 06-20 Junete, 07-04 Indepe, 09-05 Labor , 11-24 Thanks, 12-26 Christ',
  2023: '01-02 New Ye, 01-16 Martin, 02-20 Washin, 04-07 Good F, 05-29 Memori, 06-19 Junete, 07-04 Indepe, 09-04 Labor , 11-23 Thanks, 12-25 Christ',
  2025: '01-01 New Ye, 01-09 Nation, 01-20 Martin, 02-17 Washin, 04-18 Good F, 05-26 Memori, 06-19 Junete, 07-04 Indepe, 09-01 Labor , 11-27 Thanks, 12-25 Christ',
  2026: '01-01 New Ye, 01-19 Martin, 02-16 Washin, 04-03 Good F, 05-25 Memori, 06-19 Junete, 07-03 Indepe, 09-07 Labor , 11-26 Thanks, 12-25 Christ',
}

test.each(Object.entries(NAMED))('the holidays of %s by their names', (year, expected) => {
  const days = Array.from({ length: 365 }, (_, i) => civilDay(Number(year), 1, 1) + i)
  const named = days.flatMap((day) => {
    const name = NYSE.holidayOn(day)
    return name === null || [0, 6].includes(weekdayOf(day)) ? [] : [`${dateText(day).slice(5)} ${name.slice(0, 6)}`]
  })
  expect(named.join(', ')).toBe(expected)
})
