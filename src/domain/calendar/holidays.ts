import { dateText, parseDate, type CivilDay } from './civil-date.js'

const LONGEST_SPAN = 366
/** Every holiday of half a century; each may be a span. */
const MOST_LINES = 1000

export type HolidaysResult = { readonly days: ReadonlySet<CivilDay> } | { readonly problems: readonly string[] }

/** Reads days off: `2026-12-24`, and spans `2026-12-24..2026-12-26` with both ends in them. */
export function parseHolidays(texts: readonly string[]): HolidaysResult {
  const days = new Set<CivilDay>()
  const problems: string[] = []
  if (texts.length > MOST_LINES)
    return {
      problems: [
        `holidays: it has ${texts.length} days and spans; write at most ${MOST_LINES}, or spans like "2026-12-24..2026-12-31"`,
      ],
    }
  for (const text of texts) {
    const read = daysOf(text.trim())
    if (typeof read === 'string') problems.push(`holidays: "${text}" ${read}`)
    else for (let day = read.first; day <= read.last; day++) days.add(day)
  }
  return problems.length > 0 ? { problems } : { days }
}

function daysOf(text: string): { first: CivilDay; last: CivilDay } | string {
  const [from = '', to = from, ...more] = text.split('..')
  const [first, last] = [parseDate(from), parseDate(to)]
  if (first === null || last === null || more.length > 0) return `is no date; write ${suggestion(text)}`
  if (last < first) return `ends before it begins; write "${dateText(last)}..${dateText(first)}"`
  if (last - first >= LONGEST_SPAN) return 'is longer than a year; write shorter spans'
  return { first, last }
}

/** `2026-1-5` and `2026/01/05` say which day they mean; `01/05/2026` does not. */
function suggestion(text: string): string {
  const match = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text)
  const day = match && parseDate(`${match[1]}-${match[2]?.padStart(2, '0')}-${match[3]?.padStart(2, '0')}`)
  return day === null ? '"YYYY-MM-DD" or "YYYY-MM-DD..YYYY-MM-DD"' : `"${dateText(day)}"`
}
