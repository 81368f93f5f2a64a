import type { CronPattern } from './cron-pattern.js'
import { ConfigError } from '../../errors.js'
import { CRON_FIELDS, readCronField } from './cron-field.js'
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

/** Reads one line of five fields or a macro like `@daily`. Throws ConfigError with every mistake of the line. */
export function parseCron(line: string): CronPattern {
  const text = line.trim().replace(/\s+/g, ' ')
  const fields = (MACROS.get(text.toLowerCase()) ?? text).split(' ')
  if (text.startsWith('@') && fields.length === 1) fail(text, [macroProblem(text)])
  if (fields.length !== 5) fail(text, [countProblem(text, fields)])
  const read = CRON_FIELDS.map((field, i) => readCronField(field, fields[i] ?? ''))
  const problems = read.flatMap((result) => ('problem' in result ? [result.problem] : []))
  if (problems.length > 0) fail(text, problems)
  const [minutes = [], hours = [], days = [], months = [], weekdays = []] = read.map((result) =>
    'values' in result ? result.values : [],
  )
  const pattern = assemble(text, fields, { minutes, hours, days, months, weekdays })
  if (days[0] !== undefined && days[0] > 29 && nextWall(pattern, 0) === null) {
    fail(text, [
      `day of month "${fields[2]}" does not exist in month "${fields[3]}", so it never runs; change one of them`,
    ])
  }
  return pattern
}

type Sets = Pick<CronPattern, 'minutes' | 'hours' | 'days' | 'months' | 'weekdays'>

function assemble(text: string, fields: readonly string[], sets: Sets): CronPattern {
  const [minuteStar, hourStar, dayStar, , weekdayStar] = fields.map((field) => field.startsWith('*'))
  const eitherDay = !dayStar && !weekdayStar
  const allDays = sets.days.length === 31
  const allWeekdays = sets.weekdays.length === 7
  const byWeekday = sets.months.length === 12 && allDays && !eitherDay
  const everyDay = sets.months.length === 12 && (eitherDay ? allDays || allWeekdays : allDays && allWeekdays)
  return { text, ...sets, eitherDay, byWeekday, everyDay, followsClock: minuteStar === true || hourStar === true }
}

function macroProblem(text: string): string {
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
