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

export type FieldResult = { readonly values: readonly number[] } | { readonly problem: string }

const EVERYTHING = new Map(CRON_FIELDS.map((field) => [field, range(field.min, field.max, 1)]))

/** Reads lists of `*`, `N`, `A-B`, each with an optional `/STEP`. The problem names field, value and remedy. */
export function readCronField(field: CronField, text: string): FieldResult {
  if (text === '*') return { values: EVERYTHING.get(field) ?? [] }
  const values = new Set<number>()
  for (const item of text.toLowerCase().split(',')) {
    const read = readItem(field, item)
    if (typeof read === 'string') return { problem: `${field.name} "${text}": ${read}` }
    for (const value of read) values.add(field.name === 'day of week' ? value % 7 : value)
  }
  return { values: [...values].sort((a, b) => a - b) }
}

function readItem(field: CronField, item: string): number[] | string {
  const match = /^(\*|\w+)(?:-(\w+))?(?:\/(\w+))?$/.exec(item)
  if (!match || (match[1] === '*' && match[2] !== undefined)) return mistakeIn(field, item)
  const [, first = '', last, stepText] = match
  const step = stepText === undefined ? 1 : Number(stepText)
  if (!Number.isInteger(step) || step < 1) return `the step "${stepText}" is not a whole number above 0; write "*/5"`
  const from = first === '*' ? field.min : valueOf(field, first, false)
  if (typeof from === 'string') return from
  const openEnded = first === '*' || (last === undefined && stepText !== undefined)
  const to = openEnded ? field.max : last === undefined ? from : valueOf(field, last, true)
  if (typeof to === 'string') return to
  if (to < from) return backwards(field, first, last ?? '')
  return range(from, to, step)
}

function range(from: number, to: number, step: number): number[] {
  return Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, i) => from + i * step)
}

function valueOf(field: CronField, text: string, endsRange: boolean): number | string {
  const named = field.names.indexOf(text)
  // As the end of a range Sunday is day 7: fri-sun.
  if (named >= 0) return endsRange && field.name === 'day of week' && named === 0 ? 7 : field.min + named
  if (!/^\d{1,4}$/.test(text)) return mistakeIn(field, text)
  const number = Number(text)
  if (number >= field.min && number <= topOf(field)) return number
  return `${number} is out of range; write ${field.min} to ${topOf(field)}`
}

/** Sunday is 0 and 7. */
function topOf(field: CronField): number {
  return field.name === 'day of week' ? 7 : field.max
}

function backwards(field: CronField, first: string, last: string): string {
  return `the range ${first}-${last} runs backwards; write "${first}-${field.max},${field.min}-${last}"`
}

function mistakeIn(field: CronField, item: string): string {
  if (item === '') return `an entry of the list is empty; leave out the extra comma`
  if (item.includes('?')) return `"?" is not known here; write "*"`
  if (/[lw#]/.test(item))
    return `"${item}" is no standard cron ("L", "W" and "#" are extensions); list the days instead`
  const names = field.names.length > 0 ? ` or ${field.names[0]} to ${field.names.at(-1)}` : ''
  return `"${item}" is not understood; write ${field.min} to ${topOf(field)}${names}, "*", a range "A-B", or a step "*/N"`
}
