import { describe, expect, test } from '@jest/globals'
import { CALENDARS } from '../../../src/domain/calendar/calendars.js'
import { civilDay, dateText, weekdayOf } from '../../../src/domain/calendar/civil-date.js'
import { HOUR } from '../../../src/domain/time.js'

/** As NYSE Group announced them (holidays and early closings calendars of 2021 to 2025), and the day of mourning of 2025. */
const OFFICIAL: Readonly<Record<number, { closed: string; early: string }>> = {
  2022: { closed: '01-17 02-21 04-15 05-30 06-20 07-04 09-05 11-24 12-26', early: '11-25' },
  2023: { closed: '01-02 01-16 02-20 04-07 05-29 06-19 07-04 09-04 11-23 12-25', early: '07-03 11-24' },
  2024: { closed: '01-01 01-15 02-19 03-29 05-27 06-19 07-04 09-02 11-28 12-25', early: '07-03 11-29 12-24' },
  2025: { closed: '01-01 01-09 01-20 02-17 04-18 05-26 06-19 07-04 09-01 11-27 12-25', early: '07-03 11-28 12-24' },
  2026: { closed: '01-01 01-19 02-16 04-03 05-25 06-19 07-03 09-07 11-26 12-25', early: '11-27 12-24' },
  2027: { closed: '01-01 01-18 02-15 03-26 05-31 06-18 07-05 09-06 11-25 12-24', early: '11-26' },
  2028: { closed: '01-17 02-21 04-14 05-29 06-19 07-04 09-04 11-23 12-25', early: '07-03 11-24' },
}

describe.each(Object.entries(OFFICIAL))('the New York exchanges in %s', (year, { closed, early }) => {
  const days = Array.from({ length: 366 }, (_, i) => civilDay(Number(year), 1, 1) + i)
    .filter((day) => dateText(day).startsWith(year))
    .filter((day) => weekdayOf(day) >= 1 && weekdayOf(day) <= 5)

  test.each(Object.entries(CALENDARS))('%s is closed on the announced days and no others', (_, calendar) => {
    const found = days.filter((day) => calendar.holidayOn(day) !== null)
    expect(found.map((day) => dateText(day).slice(5)).join(' ')).toBe(closed)
  })

  test.each(Object.entries(CALENDARS))('%s closes at 13:00 on the announced days and no others', (_, calendar) => {
    const found = days.filter((day) => calendar.earlyCloseOn(day) !== null)
    expect(found.map((day) => dateText(day).slice(5)).join(' ')).toBe(early)
    expect(found.every((day) => calendar.earlyCloseOn(day) === 13 * HOUR)).toBe(true)
  })
})
