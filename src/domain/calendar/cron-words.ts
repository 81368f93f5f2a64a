import type { CronDialect } from '../schedule.js'
import type { CronPattern } from './cron-pattern.js'
import type { FloatingDay } from './floating-day.js'
import { parseCron } from './parse-cron.js'

const WEEKDAYS = ['Sundays', 'Mondays', 'Tuesdays', 'Wednesdays', 'Thursdays', 'Fridays', 'Saturdays']
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]
const NTH = ['', 'first', 'second', 'third', 'fourth', 'fifth']
/** More times than this are easier to read as the line itself. */
const MOST_TIMES = 4

/** A cron line in words: `every day at 02:00`, `every 10 minutes`, `Mondays at 04:00`; the line itself where words would not help. */
export function describeCron(line: string, dialect: CronDialect = 'monitor'): string {
  const pattern = parseCron(line, dialect)
  const days = daysInWords(pattern)
  if (days === null) return pattern.text
  const times = timesInWords(pattern)
  if (times !== null) return `${days === '' ? 'every day' : days} at ${times}`
  const pace = paceInWords(pattern)
  if (pace === null) return pattern.text
  if (days === '') return pace
  return days.startsWith('on ') ? `${pace} ${days}` : `${pace} on ${days}`
}

/** Empty for every day; null if it takes too many words. */
function daysInWords(pattern: CronPattern): string | null {
  if (pattern.everyDay) return ''
  if (pattern.byWeekday) return weekdaysInWords(pattern.weekdays)
  if (pattern.floatingDays.length + pattern.floatingWeekdays.length > 0) return floatingInWords(pattern)
  const { days, weekdays, months, eitherDay } = pattern
  const of = monthsInWords(months)
  const [everyDate, everyWeekday] = [days.length === 31, weekdays.length === 7]
  if (of === null || (!everyDate && days.length > MOST_TIMES)) return null
  if (everyDate && everyWeekday) return `on every day of ${of}`
  if (everyDate) return `on ${weekdaysInWords(weekdays)} of ${of}`
  if (everyWeekday && months.length === 1 && days.length === 1) return `on ${days[0]} ${of}`
  const dates = `on ${days.length > 1 ? 'days' : 'day'} ${list(days.map(String))} of ${of}`
  if (everyWeekday) return dates
  return eitherDay && months.length === 12 ? `${dates} and on ${weekdaysInWords(weekdays)}` : null
}

/** What comes after `of`; null if it takes too many words. */
function monthsInWords(months: readonly number[]): string | null {
  if (months.length === 12) return 'every month'
  const names = months.map((month) => MONTHS[month - 1] ?? '')
  if (months.length <= MOST_TIMES) return list(names)
  const [first = 0, last = 0] = [months[0], months.at(-1)]
  return last - first + 1 === months.length ? `each month from ${names[0]} to ${names.at(-1)}` : null
}

function floatingInWords(pattern: CronPattern): string | null {
  const { days, weekdays, months, floatingDays, floatingWeekdays } = pattern
  const byDate = weekdays.length === 7
  const byWeekday = days.length === 31 && weekdays.length === 0 && floatingDays.length === 0
  const named = [
    ...(byDate ? days.map((day) => `day ${day}`) : []),
    ...[...floatingDays, ...floatingWeekdays].map(floatingDayInWords),
  ]
  if ((!byDate && !byWeekday) || pattern.eitherDay || named.length > MOST_TIMES) return null
  if (months.length === 12) return `on ${list(named)} of the month`
  const of = monthsInWords(months)
  return of === null ? null : `on ${list(named)} of ${of}`
}

function floatingDayInWords(floating: FloatingDay): string {
  switch (floating.kind) {
    case 'last-day':
      if (floating.before === 0) return 'the last day'
      return floating.before === 1 ? 'the last day but one' : `the day ${floating.before} days before the last`
    case 'last-working-day':
      return 'the last weekday'
    case 'nearest-working-day':
      return `the weekday nearest to day ${floating.to}`
    case 'nth-weekday':
      return `the ${NTH[floating.nth]} ${WEEKDAYS[floating.weekday]?.slice(0, -1)}`
    case 'last-weekday':
      return `the last ${WEEKDAYS[floating.weekday]?.slice(0, -1)}`
  }
}

function weekdaysInWords(weekdays: readonly number[]): string {
  switch (weekdays.join('')) {
    case '12345':
      return 'weekdays'
    case '06':
      return 'weekends'
  }
  const mondayFirst = [...weekdays].sort((a, b) => ((a + 6) % 7) - ((b + 6) % 7))
  return list(mondayFirst.map((weekday) => WEEKDAYS[weekday] ?? ''))
}

function timesInWords({ hours, minutes }: CronPattern): string | null {
  if (hours.length * minutes.length > MOST_TIMES) return null
  return list(hours.flatMap((hour) => minutes.map((minute) => clock(hour, minute))))
}

/** `every 10 minutes`, `every 10 minutes from 09:00 to 16:50`, `every hour`, `every 2 hours at minute 5`. */
function paceInWords({ hours, minutes }: CronPattern): string | null {
  const firstMinute = minutes[0] ?? 0
  if (minutes.length === 1) return hourPace(hours, firstMinute)
  const step = stepOf(minutes, 60)
  if (step === null) return null
  const pace = step === 1 ? 'every minute' : `every ${step} minutes`
  if (hours.length === 24) return firstMinute === 0 ? pace : `${pace} from minute ${firstMinute}`
  const [from = 0, to = 0] = [hours[0], hours.at(-1)]
  if (to - from + 1 !== hours.length) return null
  return `${pace} from ${clock(from, firstMinute)} to ${clock(to, minutes.at(-1) ?? 0)}`
}

function hourPace(hours: readonly number[], minute: number): string | null {
  const step = stepOf(hours, 24)
  const [from = 0, to = 0] = [hours[0], hours.at(-1)]
  if (step !== null && from === 0) {
    const pace = step === 1 ? 'every hour' : `every ${step} hours`
    return minute === 0 ? pace : `${pace} at minute ${minute}`
  }
  return to - from + 1 === hours.length ? `every hour from ${clock(from, minute)} to ${clock(to, minute)}` : null
}

/** The even step in which these values go round a dial; null if they do not. */
function stepOf(values: readonly number[], dial: number): number | null {
  const step = dial / values.length
  const first = values[0] ?? 0
  return Number.isInteger(step) && first < step && values.every((value, i) => value === first + i * step) ? step : null
}

function clock(hour: number, minute: number): string {
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}

function list(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}
