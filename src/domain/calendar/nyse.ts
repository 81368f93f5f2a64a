import { createBoundedCache } from '../bounded-cache.js'
import { HOUR, type Duration } from '../time.js'
import { civilDay, nthWeekday, partsOf, weekdayOf, type CivilDay } from './civil-date.js'
import type { MarketCalendar } from './market-calendar.js'

/** The rules of the New York Stock Exchange since 2022. Source: NYSE Rule 7.2 and nyse.com/markets/hours-calendars. */
export const NYSE: Omit<MarketCalendar, 'title'> = {
  timezone: 'America/New_York',
  hours: 'mon-fri 09:30-16:00',
  holidayOn: (day) => holidaysOf(partsOf(day).year).get(day) ?? null,
  earlyCloseOn: (day) => (closesEarly(day) ? EARLY_CLOSE : null),
}

const EARLY_CLOSE: Duration = 13 * HOUR
const [SUNDAY, MONDAY, THURSDAY, FRIDAY, SATURDAY] = [0, 1, 4, 5, 6] as const

/** Days of mourning and the like follow no rule. */
const SPECIAL: readonly (readonly [CivilDay, string])[] = [
  [civilDay(2025, 1, 9), 'National Day of Mourning for President Carter'],
]

const years = createBoundedCache<number, ReadonlyMap<CivilDay, string>>(500)

function holidaysOf(year: number): ReadonlyMap<CivilDay, string> {
  return years.of(year, (asked) => new Map(listHolidays(asked)))
}

function listHolidays(year: number): (readonly [CivilDay, string])[] {
  const newYear = civilDay(year, 1, 1)
  return [
    // Not moved to Friday when it is a Saturday: that Friday ends the books of a year.
    [weekdayOf(newYear) === SUNDAY ? newYear + 1 : newYear, "New Year's Day"],
    [nthWeekday(year, 1, MONDAY, 3), 'Martin Luther King Jr. Day'],
    [nthWeekday(year, 2, MONDAY, 3), "Washington's Birthday"],
    [easterSunday(year) - 2, 'Good Friday'],
    [nthWeekday(year, 5, MONDAY, -1), 'Memorial Day'],
    [observed(civilDay(year, 6, 19)), 'Juneteenth'],
    [observed(civilDay(year, 7, 4)), 'Independence Day'],
    [nthWeekday(year, 9, MONDAY, 1), 'Labor Day'],
    [nthWeekday(year, 11, THURSDAY, 4), 'Thanksgiving Day'],
    [observed(civilDay(year, 12, 25)), 'Christmas Day'],
    ...SPECIAL.filter(([day]) => partsOf(day).year === year),
  ]
}

function observed(day: CivilDay): CivilDay {
  if (weekdayOf(day) === SATURDAY) return day - 1
  return weekdayOf(day) === SUNDAY ? day + 1 : day
}

/** The day after Thanksgiving, and the eves of 4 July and Christmas from Monday to Thursday. */
function closesEarly(day: CivilDay): boolean {
  const { year, month, day: date } = partsOf(day)
  if (day === nthWeekday(year, 11, THURSDAY, 4) + 1) return true
  const eve = (month === 7 && date === 3) || (month === 12 && date === 24)
  return eve && weekdayOf(day) >= MONDAY && weekdayOf(day) < FRIDAY
}

/** The anonymous Gregorian algorithm (Meeus, Astronomical Algorithms, chapter 8). */
function easterSunday(year: number): CivilDay {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const d = Math.floor((8 * b + 13) / 25)
  const h = (19 * a + b - Math.floor(b / 4) - d + 15) % 30
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const month = Math.floor((h + l - 7 * m + 114) / 31)
  return civilDay(year, month, ((h + l - 7 * m + 114) % 31) + 1)
}
