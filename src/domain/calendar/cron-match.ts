import { DAY, HOUR, MINUTE } from '../time.js'
import { civilDay, partsOf, weekdayOf, type CivilDay } from './civil-date.js'
import type { CronPattern } from './cron-pattern.js'
import { fallsOn, type FloatingDay } from './floating-day.js'
import type { Wall } from './zone.js'

/** 29 February on a given weekday comes back within 40 years, also across a century. */
const HORIZON_YEARS = 41

/** The first matching minute of the clock face at or after `from`; null if none within the horizon. */
export function nextWall(pattern: CronPattern, from: Wall): Wall | null {
  const minuteAt = Math.ceil(from / MINUTE) * MINUTE
  const today = Math.floor(minuteAt / DAY)
  if (matchesDay(pattern, today)) {
    const time = nextTime(pattern, minuteAt - today * DAY)
    if (time !== null) return today * DAY + time
  }
  const day = nextDay(pattern, today + 1)
  return day === null ? null : day * DAY + firstTime(pattern)
}

function nextTime({ hours, minutes }: CronPattern, from: number): number | null {
  const fromHour = Math.floor(from / HOUR)
  const fromMinute = (from - fromHour * HOUR) / MINUTE
  for (const hour of hours) {
    if (hour < fromHour) continue
    const minute = hour === fromHour ? minutes.find((each) => each >= fromMinute) : minutes[0]
    if (minute !== undefined) return hour * HOUR + minute * MINUTE
  }
  return null
}

function firstTime({ hours, minutes }: CronPattern): number {
  return (hours[0] ?? 0) * HOUR + (minutes[0] ?? 0) * MINUTE
}

function nextDay(pattern: CronPattern, from: CivilDay): CivilDay | null {
  if (pattern.everyDay) return from
  const end = from + HORIZON_YEARS * 366
  for (let day = from; day < end; day = dayAfter(pattern, day)) {
    if (matchesDay(pattern, day)) return day
  }
  return null
}

/** The next day worth a look: months that do not match are leapt over. */
function dayAfter(pattern: CronPattern, day: CivilDay): CivilDay {
  if (pattern.byWeekday) return day + 1
  const { year, month } = partsOf(day)
  return pattern.months.includes(month) ? day + 1 : civilDay(year, month + 1, 1)
}

function matchesDay(pattern: CronPattern, day: CivilDay): boolean {
  if (pattern.everyDay) return true
  if (pattern.byWeekday) return pattern.weekdays.includes(weekdayOf(day))
  const parts = partsOf(day)
  if (!pattern.months.includes(parts.month)) return false
  const floats = (floating: FloatingDay): boolean => fallsOn(floating, day)
  const inMonth = pattern.days.includes(parts.day) || pattern.floatingDays.some(floats)
  const inWeek = pattern.weekdays.includes(weekdayOf(day)) || pattern.floatingWeekdays.some(floats)
  return pattern.eitherDay ? inMonth || inWeek : inMonth && inWeek
}
