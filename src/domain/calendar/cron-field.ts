import type { CronDialect } from '../schedule.js'
import { floatingDayOfMonth, floatingWeekday, type FloatingDay } from './floating-day.js'

/** One of the five fields of a cron line. */
export interface CronField {
  readonly name: string
  readonly min: number
  readonly max: number
  /** Three letters each, the first standing for `min`. */
  readonly names: readonly string[]
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']

export const CRON_FIELDS: readonly CronField[] = [
  { name: 'minute', min: 0, max: 59, names: [] },
  { name: 'hour', min: 0, max: 23, names: [] },
  { name: 'day of month', min: 1, max: 31, names: [] },
  { name: 'month', min: 1, max: 12, names: MONTHS },
  { name: 'day of week', min: 0, max: 6, names: WEEKDAYS },
]

interface FieldValues {
  readonly values: readonly number[]
  readonly floating: readonly FloatingDay[]
}

export type FieldResult = FieldValues | { readonly problem: string }

const EVERYTHING = new Map(CRON_FIELDS.map((field) => [field, range(field.min, field.max, 1)]))

/**
 * Reads lists of `*`, `N`, `A-B`, each with an optional `/STEP`, and in a monitor's day fields `L`, `15W`, `5L` and `1#2`.
 * The problem names field, value and remedy.
 */
export function readCronField(field: CronField, text: string, dialect: CronDialect): FieldResult {
  if (text === '*') return { values: EVERYTHING.get(field) ?? [], floating: [] }
  const values = new Set<number>()
  const floating: FloatingDay[] = []
  for (const item of text.toLowerCase().split(',')) {
    const read = (dialect === 'monitor' ? floatingOf(field, item) : null) ?? readItem(field, item, dialect)
    if (typeof read === 'string') return { problem: `${field.name} "${text}": ${read}` }
    if ('kind' in read) floating.push(read)
    else for (const value of read) values.add(isWeekday(field) ? value % 7 : value)
  }
  return { values: [...values].sort((a, b) => a - b), floating }
}

function floatingOf(field: CronField, item: string): FloatingDay | string | null {
  if (isWeekday(field)) return floatingWeekday(item, field.names)
  return field.name === 'day of month' ? floatingDayOfMonth(item) : null
}

function readItem(field: CronField, item: string, dialect: CronDialect): number[] | string {
  const match = /^(\*|\w+)(?:-(\w+))?(?:\/(\w+))?$/.exec(item)
  if (!match || (match[1] === '*' && match[2] !== undefined)) return mistakeIn(field, item, dialect)
  const [, first = '', last, stepText] = match
  const step = stepText === undefined ? 1 : Number(stepText)
  if (!Number.isInteger(step) || step < 1) return `the step "${stepText}" is not a whole number above 0; write "*/5"`
  const from = first === '*' ? field.min : valueOf(field, first, dialect)
  if (typeof from === 'string') return from
  const openEnded = first === '*' || (last === undefined && stepText !== undefined)
  const to = openEnded ? field.max : last === undefined ? from : lastOf(field, last, dialect)
  if (typeof to === 'string') return to
  if (to < from) return backwards(field, first, last ?? '')
  return range(from, to, step)
}

function range(from: number, to: number, step: number): number[] {
  return Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, i) => from + i * step)
}

function valueOf(field: CronField, text: string, dialect: CronDialect): number | string {
  const named = field.names.indexOf(text)
  if (named >= 0) return field.min + named
  if (!/^\d{1,4}$/.test(text)) return mistakeIn(field, text, dialect)
  const number = Number(text)
  if (number >= field.min && number <= topOf(field, dialect)) return number
  if (isWeekday(field) && number === 7) return 'GitHub knows no 7 for Sunday; write 0 or SUN'
  return `${number} is out of range; write ${field.min} to ${topOf(field, dialect)}`
}

/** As the end of a range Sunday is day 7: fri-sun. */
function lastOf(field: CronField, text: string, dialect: CronDialect): number | string {
  return isWeekday(field) && text === field.names[0] ? 7 : valueOf(field, text, dialect)
}

/** Sunday is 0 and, except for GitHub, 7. */
function topOf(field: CronField, dialect: CronDialect): number {
  return isWeekday(field) && dialect === 'monitor' ? 7 : field.max
}

function isWeekday({ name }: CronField): boolean {
  return name === 'day of week'
}

function backwards(field: CronField, first: string, last: string): string {
  return `the range ${first}-${last} runs backwards; write "${first}-${field.max},${field.min}-${last}"`
}

function mistakeIn(field: CronField, item: string, dialect: CronDialect): string {
  if (item === '') return `an entry of the list is empty; leave out the extra comma`
  if (item.includes('?')) return `"?" is not known here; write "*"`
  if (/^\w*#\w*$|^l\b|\d[lw]$|^w\d/.test(item)) return `"${item}" ${extensionHint(field, dialect)}`
  const names = field.names.length > 0 ? ` or ${field.names[0]} to ${field.names.at(-1)}` : ''
  return `"${item}" is not understood; write ${field.min} to ${topOf(field, dialect)}${names}, "*", a range "A-B", or a step "*/N"`
}

function extensionHint({ name }: CronField, dialect: CronDialect): string {
  if (dialect === 'github') return 'is no cron of GitHub\'s, which knows no "L", "W" and "#"; list the days instead'
  switch (name) {
    case 'day of month':
      return 'is not understood; a day of month can be L, L-3, LW or 15W, and "5L" or "1#2" is a day of week'
    case 'day of week':
      return 'is not understood; a day of week can be 5L, friL, 1#2 or mon#2, and "L" or "15W" is a day of month'
    default:
      return 'is not understood; "L", "W" and "#" name days, in day of month and day of week only'
  }
}
