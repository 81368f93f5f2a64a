import { ConfigError } from '../../errors.js'
import type { Session } from '../monitor.js'
import { spanOf, type DaySpan } from './active-hours.js'
import { parseDate, type CivilDay } from './civil-date.js'

/** Some years of days that differ from all others. */
const MOST_DATES = 1000

/** Reads dates with their own hours; a closed date has none. Throws ConfigError with every mistake. */
export function parseSessions(sessions: readonly Session[]): ReadonlyMap<CivilDay, readonly DaySpan[]> {
  const days = new Map<CivilDay, readonly DaySpan[]>()
  const problems: string[] = []
  if (sessions.length > MOST_DATES)
    throw new ConfigError([`sessions: it has ${sessions.length} dates; write at most ${MOST_DATES}`])
  for (const { date, hours } of sessions) {
    const day = parseDate(date)
    const spans = spansOf(hours)
    if (day === null) problems.push(`sessions: "${date}" is no date; write "YYYY-MM-DD"`)
    else if (days.has(day)) problems.push(`sessions: ${date} stands there twice; separate its hours by commas`)
    else if (typeof spans === 'string') problems.push(`sessions: ${date} "${hours}": ${spans}`)
    else days.set(day, spans)
  }
  if (problems.length > 0) throw new ConfigError(problems)
  return days
}

function spansOf(text: string): DaySpan[] | string {
  const plain = text.toLowerCase().replace(/[–—]/g, '-').trim()
  if (plain === 'closed') return []
  const read = plain.split(',').map((part) => spanOf(part.trim().replace(/\s*-\s*/g, '-')))
  const problem = read.find((span) => typeof span === 'string')
  if (problem !== undefined) return `${problem}, or "closed"`
  return read.filter((span) => typeof span !== 'string')
}
