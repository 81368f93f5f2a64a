import { ConfigError } from '../../errors.js'
import type { ActiveTime } from '../monitor.js'
import type { ActiveWindow } from '../schedule.js'
import { DAY, type Instant } from '../time.js'
import { parseActiveHours, type DaySpan, type WeekHours } from './active-hours.js'
import { attempt } from './attempt.js'
import { calendarNamed } from './calendars.js'
import type { MarketCalendar } from './market-calendar.js'
import { weekdayOf, type CivilDay } from './civil-date.js'
import { parseHolidays } from './holidays.js'
import { merge } from './merge-windows.js'
import { parseSessions } from './sessions.js'
import { zoneOf, type Zone } from './zone.js'

/** Which windows open on which day. */
export interface OpenDays {
  readonly zone: Zone
  /** The windows that open on this day, in order, not overlapping each other. */
  windowsOn(day: CivilDay): ActiveWindow[]
  /** What sets this day apart: the name of a holiday, `holiday`, `early close`, `own hours`; null for any other day. */
  noteOn(day: CivilDay): string | null
}

/**
 * Reads what the user wrote. A calendar without hours means its own trading hours; no hours and no calendar means all day.
 * Throws ConfigError with every mistake.
 */
export function openDays(spec: ActiveTime): OpenDays {
  const problems: string[] = []
  const calendar = spec.calendar === null ? null : attempt(() => calendarNamed(spec.calendar ?? ''), problems)
  const ownHours = spec.hours === null && calendar !== null
  const zone = attempt(() => zoneOf(ownHours ? calendar.timezone : spec.timezone), problems)
  const hours = parseActiveHours(spec.hours ?? calendar?.hours ?? 'daily')
  if ('problems' in hours)
    problems.push(...hours.problems.map((problem) => `active-hours: "${spec.hours}": ${problem}`))
  const holidays = parseHolidays(spec.holidays)
  if ('problems' in holidays) problems.push(...holidays.problems)
  const sessions = attempt(() => parseSessions(spec.sessions), problems)
  if (problems.length > 0 || !zone || !sessions || 'problems' in hours || 'problems' in holidays)
    throw new ConfigError(problems)
  const rules: Rules = { zone, week: hours.week, holidays: holidays.days, sessions, calendar }
  return { zone, windowsOn: (day) => windowsOn(day, rules), noteOn: (day) => noteOn(day, rules) }
}

interface Rules {
  readonly zone: Zone
  readonly week: WeekHours
  readonly holidays: ReadonlySet<CivilDay>
  readonly sessions: ReadonlyMap<CivilDay, readonly DaySpan[]>
  readonly calendar: MarketCalendar | null
}

/** A window belongs to the day on which it opens: a shift over midnight goes on into a holiday, and a holiday takes its evening's shift. */
function windowsOn(day: CivilDay, rules: Rules): ActiveWindow[] {
  const { zone, week, holidays, sessions, calendar } = rules
  const session = sessions.get(day)
  if (session) return windowsOf(day, session, zone, Infinity)
  if (holidays.has(day) || calendar?.holidayOn(day)) return []
  return windowsOf(day, week[weekdayOf(day)] ?? [], zone, closingOf(day, calendar))
}

function windowsOf(day: CivilDay, spans: readonly DaySpan[], zone: Zone, cut: Instant): ActiveWindow[] {
  const windows = spans.map(({ opens, closes }) => ({
    opensAt: zone.firstAt(day * DAY + opens),
    closesAt: Math.min(zone.firstAt(day * DAY + closes), cut),
  }))
  return merge(windows.sort((a, b) => a.opensAt - b.opensAt))
}

function noteOn(day: CivilDay, { week, holidays, sessions, calendar }: Rules): string | null {
  if (sessions.has(day)) return 'own hours'
  if (week[weekdayOf(day)]?.length === 0) return null
  const holiday = calendar?.holidayOn(day) ?? (holidays.has(day) ? 'holiday' : null)
  if (holiday !== null) return holiday
  return calendar === null || calendar.earlyCloseOn(day) === null ? null : 'early close'
}

/** The calendar's own clock decides: 13:00 in New York is 19:00 for a monitor in Berlin. */
function closingOf(day: CivilDay, calendar: MarketCalendar | null): number {
  const early = calendar?.earlyCloseOn(day) ?? null
  return calendar === null || early === null ? Infinity : zoneOf(calendar.timezone).firstAt(day * DAY + early)
}
