import { DAY, HOUR, MINUTE, type Duration } from '../time.js'

/** Hours of one weekday, counted from its midnight; over midnight they end after 24 h. */
export interface DaySpan {
  readonly opens: Duration
  readonly closes: Duration
}

/** Spans by weekday; 0 is Sunday. */
export type WeekHours = readonly (readonly DaySpan[])[]

export type ActiveHoursResult = { readonly week: WeekHours } | { readonly problems: readonly string[] }

const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']
const EVERY_DAY: readonly number[] = [0, 1, 2, 3, 4, 5, 6]
const GROUPS: ReadonlyMap<string, readonly number[]> = new Map([
  ['daily', EVERY_DAY],
  ['everyday', EVERY_DAY],
  ['*', EVERY_DAY],
  ['weekdays', [1, 2, 3, 4, 5]],
  ['weekends', [6, 0]],
])
/** A week has 168 hours. */
const MOST_SPANS = 500
const WHOLE_DAY: DaySpan = { opens: 0, closes: DAY }

/**
 * Reads `mon-fri 09:30-16:00`, spans parted by `,` or `;`. Days without hours join the hours that follow
 * (`mon,wed 09:00-17:00`) or, at the end, are whole days; hours without days are for the days before them or for every day.
 */
export function parseActiveHours(text: string): ActiveHoursResult {
  const week: DaySpan[][] = EVERY_DAY.map(() => [])
  const problems: string[] = []
  const spans = text.split(/[,;]/, MOST_SPANS + 1).length
  if (spans > MOST_SPANS) return { problems: [`it has more than ${MOST_SPANS} spans; join those that touch`] }
  for (const part of text.toLowerCase().replace(/[–—]/g, '-').split(';')) {
    readPart(part, week, problems)
  }
  const empty = week.every((spans) => spans.length === 0)
  if (empty && problems.length === 0) problems.push('it names no hours; write "mon-fri 09:00-17:00"')
  return problems.length > 0 ? { problems } : { week }
}

function readPart(part: string, week: DaySpan[][], problems: string[]): void {
  let days: readonly number[] = EVERY_DAY
  let waiting: number[] = []
  for (const item of part.split(',').map((each) => each.trim().replace(/\s*-\s*/g, '-'))) {
    if (item === '') continue
    const words = item.split(/\s+/)
    const named = words.filter((word) => !/^\d/.test(word))
    const hours = words.filter((word) => /^\d/.test(word))
    for (const word of named) waiting.push(...orProblem(daysOf(word), problems, []))
    if (hours.length === 0) continue
    if (named.length > 0) days = waiting
    waiting = []
    for (const word of hours) put(week, days, orProblem(spanOf(word), problems, WHOLE_DAY))
  }
  put(week, waiting, WHOLE_DAY)
}

function put(week: DaySpan[][], days: readonly number[], span: DaySpan): void {
  for (const day of new Set(days)) week[day]?.push(span)
}

function orProblem<T>(result: T | string, problems: string[], otherwise: T): T {
  if (typeof result !== 'string') return result
  problems.push(result)
  return otherwise
}

function daysOf(word: string): readonly number[] | string {
  const group = GROUPS.get(word)
  if (group) return group
  const ends = word.split('-').map(weekdayNamed)
  const [first, last = first] = ends
  if (first === undefined || last === undefined || ends.includes(undefined) || ends.length > 2) {
    return `"${word}" is no day; write mon, tue, wed, thu, fri, sat or sun, a range like mon-fri, or daily`
  }
  return Array.from({ length: ((last - first + 7) % 7) + 1 }, (_, i) => (first + i) % 7)
}

function weekdayNamed(name: string): number | undefined {
  const found = name.length < 2 ? -1 : WEEKDAYS.findIndex((weekday) => weekday.startsWith(name))
  return found < 0 ? undefined : found
}

/** Reads `09:30-13:00`; a sentence if it is no span. */
export function spanOf(word: string): DaySpan | string {
  const [from, to, ...more] = word.split('-')
  if (from === undefined || to === undefined || more.length > 0)
    return `"${word}" is no span of hours; write "09:00-17:00"`
  const [opens, closes] = [timeOf(from), timeOf(to)]
  if (opens === null) return badTime(from)
  if (closes === null) return badTime(to)
  if (opens === closes) return `"${word}" opens and closes at the same time; write "00:00-24:00" for whole days`
  return closes > opens ? { opens, closes } : { opens, closes: closes + DAY }
}

function timeOf(text: string): Duration | null {
  const match = /^(\d{1,2})(?::(\d{2}))?$/.exec(text)
  if (!match) return null
  const [hours, minutes] = [Number(match[1]), Number(match[2] ?? 0)]
  const time = hours * HOUR + minutes * MINUTE
  return minutes < 60 && time <= DAY ? time : null
}

function badTime(text: string): string {
  return `"${text}" is no time of day; write 00:00 to 24:00, like "09:30"`
}
