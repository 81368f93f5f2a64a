import { zoneProblem } from '../calendar/zone-problem.js'

/** When a channel is told how a day, a week or a month went. */
export interface DigestRule {
  /** One line of cron. */
  readonly cron: string
  readonly zone: string
}

const SHAPE =
  'write it like "sun 18:00", "daily 08:00", "mon-fri 08:00" or "1st 09:00", with a zone behind it if need be'
const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']
const DAY = '(?:sun|mon|tue|wed|thu|fri|sat)[a-z]{0,6}'
const WRITTEN = new RegExp(
  `^(?:(daily)|(\\d{1,2})(?:st|nd|rd|th)|(${DAY})(?:-(${DAY}))?)\\s+(\\d{1,2}):(\\d{2})(?:\\s+(\\S+))?$`,
  'i',
)

/** `sun 18:00`, in the zone that is named last or else in the usual one; or why it cannot be understood. */
export function digestRule(text: string, usualZone: string): DigestRule | { readonly problem: string } {
  const found = WRITTEN.exec(text.trim())
  if (found === null) return { problem: `is no time of a digest; ${SHAPE}` }
  const [, daily, date, first, last, hour, minute, zone = usualZone] = found
  if (Number(hour) > 23 || Number(minute) > 59) return { problem: `has no such time of day; ${SHAPE}` }
  const wrongZone = zoneProblem(zone)
  if (wrongZone !== null) return { problem: `names a zone that ${wrongZone}` }
  const day = Number(date)
  if (date !== undefined && (day < 1 || day > 28))
    return { problem: 'names a day that not every month has; write one from "1st" to "28th"' }
  const weekdays = daily === undefined && date === undefined ? daysOf(first, last) : '*'
  return { cron: `${Number(minute)} ${Number(hour)} ${date === undefined ? '*' : day} * ${weekdays}`, zone }
}

function daysOf(first = '', last = first): string {
  const [from, to] = [first, last].map((name) => DAYS.indexOf(name.slice(0, 3).toLowerCase()))
  const days: number[] = []
  for (let day = from ?? 0; days.length < 7; day = (day + 1) % 7) {
    days.push(day)
    if (day === to) break
  }
  return days.join(',')
}
