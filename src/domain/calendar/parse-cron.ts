import type { CronPattern } from './cron-pattern.js'
import { ConfigError } from '../../errors.js'
import type { CronDialect } from '../schedule.js'
import { CRON_FIELDS, readCronField, type FieldResult } from './cron-field.js'
import { nextWall } from './cron-match.js'

const MACROS: ReadonlyMap<string, string> = new Map([
  ['@yearly', '0 0 1 1 *'],
  ['@annually', '0 0 1 1 *'],
  ['@monthly', '0 0 1 * *'],
  ['@weekly', '0 0 * * 0'],
  ['@daily', '0 0 * * *'],
  ['@midnight', '0 0 * * *'],
  ['@hourly', '0 * * * *'],
])

/** Reads one line of five fields or, unless GitHub is to read it, a macro like `@daily`. Throws ConfigError with every mistake of the line. */
export function parseCron(line: string, dialect: CronDialect): CronPattern {
  const text = line.trim().replace(/\s+/g, ' ')
  const fields = (MACROS.get(text.toLowerCase()) ?? text).split(' ')
  if (text.startsWith('@') && (fields.length === 1 || dialect === 'github')) fail(text, [macroProblem(text, dialect)])
  if (fields.length !== 5) fail(text, [countProblem(text, fields)])
  const read = CRON_FIELDS.map((field, i) => readCronField(field, fields[i] ?? '', dialect))
  const problems = read.flatMap((result) => ('problem' in result ? [result.problem] : []))
  if (problems.length > 0) fail(text, problems)
  const pattern = assemble(text, fields, read)
  const never = neverRuns(pattern, fields)
  if (never !== null) fail(text, [never])
  return pattern
}

function assemble(text: string, fields: readonly string[], read: readonly FieldResult[]): CronPattern {
  const [minuteStar, hourStar, dayStar, , weekdayStar] = fields.map((field) => field.startsWith('*'))
  const [minutes = [], hours = [], days = [], months = [], weekdays = []] = read.map((result) =>
    'values' in result ? result.values : [],
  )
  const [, , floatingDays = [], , floatingWeekdays = []] = read.map((result) =>
    'floating' in result ? result.floating : [],
  )
  const eitherDay = !dayStar && !weekdayStar
  const [allDays, allWeekdays, allMonths] = [days.length === 31, weekdays.length === 7, months.length === 12]
  return {
    text,
    minutes,
    hours,
    days,
    months,
    weekdays,
    floatingDays,
    floatingWeekdays,
    eitherDay,
    byWeekday: allMonths && allDays && !eitherDay && floatingWeekdays.length === 0,
    everyDay: allMonths && (eitherDay ? allDays || allWeekdays : allDays && allWeekdays),
    followsClock: minuteStar === true || hourStar === true,
  }
}

/** Only some lines are looked at: nearly all name a day that every month has. */
function neverRuns(pattern: CronPattern, [, , day, month, weekday]: readonly string[]): string | null {
  const doubtful = (pattern.days[0] ?? Infinity) > 29 || pattern.floatingWeekdays.length > 0
  if (!doubtful || nextWall(pattern, 0) !== null) return null
  return pattern.floatingWeekdays.length > 0 || (pattern.weekdays.length < 7 && !pattern.eitherDay)
    ? `day of month "${day}" and day of week "${weekday}" never meet in month "${month}", so it never runs; change one of them`
    : `day of month "${day}" does not exist in month "${month}", so it never runs; change one of them`
}

function macroProblem(text: string, dialect: CronDialect): string {
  if (dialect === 'github') return 'GitHub knows no macros; write five fields like "0 2 * * *"'
  if (text.toLowerCase() === '@reboot')
    return '@reboot names no time, so nothing can be late; write a schedule like "0 2 * * *"'
  return `the macro is not known; write one of ${[...MACROS.keys()].join(', ')}`
}

function countProblem(text: string, fields: readonly string[]): string {
  if (text === '') return 'it is empty; write five fields like "0 2 * * *"'
  if (/^(CRON_)?TZ=/i.test(text)) return 'a zone does not belong into the line; write it as "timezone"'
  const hint = fields.length === 6 ? `; leave out the seconds: "${fields.slice(1).join(' ')}"` : '; write "0 2 * * *"'
  return `it has ${fields.length} fields, not the five of minute, hour, day of month, month, day of week${hint}`
}

function fail(text: string, problems: readonly string[]): never {
  throw new ConfigError(problems.map((problem) => `cron "${text}": ${problem}`))
}
