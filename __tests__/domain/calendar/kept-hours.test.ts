import { describe, expect, test } from '@jest/globals'
import { parseActiveHours, type DaySpan } from '../../../src/domain/calendar/active-hours.js'
import { parseHolidays } from '../../../src/domain/calendar/holidays.js'
import { dateText } from '../../../src/domain/calendar/civil-date.js'
import { parseSessions } from '../../../src/domain/calendar/sessions.js'
import { HOUR } from '../../../src/domain/time.js'
import { ConfigError } from '../../../src/errors.js'
import { keptCases } from '../../support/kept-lines.js'

const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']

function shown(spans: readonly DaySpan[]): string {
  return spans.map(({ opens, closes }) => `${opens / HOUR}-${closes / HOUR}`).join(' ')
}

function told(text: string): string[] {
  const read = parseActiveHours(text)
  if ('problems' in read) return [...read.problems]
  return [read.week.flatMap((spans, day) => (spans.length > 0 ? [`${DAYS[day]} ${shown(spans)}`] : [])).join(', ')]
}

describe('hours as people write them', () => {
  test.each(keptCases('hours', told).map((one) => [one.given, one.told] as const))('%s', (text, expected) => {
    expect(told(text)).toEqual(expected)
  })
})

describe('days off', () => {
  const off = (...texts: string[]) => {
    const read = parseHolidays(texts)
    return 'problems' in read ? read.problems : [...read.days].map(dateText)
  }
  const DATE = '"YYYY-MM-DD" or "YYYY-MM-DD..YYYY-MM-DD"'

  test('are dates and spans with both ends in them', () => {
    expect(off(' 2026-12-24 ', '2026-12-31..2027-01-02', '2026-12-24')).toEqual([
      '2026-12-24',
      '2026-12-31',
      '2027-01-01',
      '2027-01-02',
    ])
    expect(off('2028-01-01..2028-12-31')).toHaveLength(366)
    expect(off('2026-01-01 .. 2026-01-02')).toEqual(['2026-01-01', '2026-01-02'])
    expect(off('2026-01-01..2026-01-01')).toEqual(['2026-01-01'])
  })

  test.each([
    ['2026-1-5', 'is no date; write "2026-01-05"'],
    ['2026/01/05', 'is no date; write "2026-01-05"'],
    ['2026.1.05', 'is no date; write "2026-01-05"'],
    ['01/05/2026', `is no date; write ${DATE}`],
    ['2026-02-30', `is no date; write ${DATE}`],
    ['2026-01-01..', `is no date; write ${DATE}`],
    ['2026-01-01..x', `is no date; write ${DATE}`],
    ['2026-01-01..2026-01-02..2026-01-03', `is no date; write ${DATE}`],
    ['', `is no date; write ${DATE}`],
    ['2026-01-05..2026-01-01', 'ends before it begins; write "2026-01-01..2026-01-05"'],
    ['2027-01-01..2028-01-02', 'is longer than a year; write shorter spans'],
  ])('%j %s', (text, problem) => {
    expect(off('2026-01-01', text)).toEqual([`holidays: "${text}" ${problem}`])
  })

  test('of a whole year and a day is too long', () => {
    expect(off('2027-01-01..2028-01-01')).toHaveLength(366)
  })
})

describe('dates with hours of their own', () => {
  const read = (...sessions: (readonly [string, string])[]) => {
    try {
      const days = parseSessions(sessions.map(([date, hours]) => ({ date, hours })))
      return [...days].map(([day, spans]) => `${dateText(day)} ${shown(spans) || 'closed'}`)
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error
      return error.problems
    }
  }

  test('are spans, or closed', () => {
    expect(
      read(
        ['2026-12-24', '09:00-13:00'],
        ['2026-12-25', ' Closed '],
        ['2026-12-26', '9 – 12, 13:00—14:30'],
        ['2026-12-27', '22-4'],
      ),
    ).toEqual(['2026-12-24 9-13', '2026-12-25 closed', '2026-12-26 9-12 13-14.5', '2026-12-27 22-28'])
  })

  test('every mistake in them is told', () => {
    expect(
      read(
        ['2026-12-24', '09:00-13:00'],
        ['24.12.2026', 'closed'],
        ['2026-12-24', 'closed'],
        ['2026-12-25', '9-12, shut'],
        ['2026-12-26', ''],
      ),
    ).toEqual([
      'sessions: "24.12.2026" is no date; write "YYYY-MM-DD"',
      'sessions: 2026-12-24 stands there twice; separate its hours by commas',
      'sessions: 2026-12-25 "9-12, shut": "shut" is no span of hours; write "09:00-17:00", or "closed"',
      'sessions: 2026-12-26 "": "" is no span of hours; write "09:00-17:00", or "closed"',
    ])
  })
})
