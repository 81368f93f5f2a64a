import { ConfigError } from '../../errors.js'
import type { Duration } from '../time.js'
import type { CivilDay } from './civil-date.js'
import { NYSE } from './nyse.js'

/** When an exchange trades: its hours, the days it is closed and the days it closes early. */
export interface MarketCalendar {
  readonly title: string
  readonly timezone: string
  /** The regular hours, as one writes `active-hours`. */
  readonly hours: string
  /** The name of the holiday, or null. Weekends are not holidays. */
  holidayOn(day: CivilDay): string | null
  /** The time after midnight, in its zone, at which it closes early; null on other days. */
  earlyCloseOn(day: CivilDay): Duration | null
}

/** Nasdaq keeps the days and hours of the New York Stock Exchange. */
export const CALENDARS = {
  nyse: { title: 'NYSE', ...NYSE },
  nasdaq: { title: 'Nasdaq', ...NYSE },
} as const satisfies Record<string, MarketCalendar>

export type CalendarName = keyof typeof CALENDARS

/** Throws ConfigError for a name that is no calendar. */
export function calendarNamed(name: string): MarketCalendar {
  const key = name.trim().toLowerCase()
  if (isCalendar(key)) return CALENDARS[key]
  throw new ConfigError([
    `calendar: "${name}" is not known; write ${Object.keys(CALENDARS).join(' or ')}, or list days as holidays`,
  ])
}

function isCalendar(name: string): name is CalendarName {
  return Object.hasOwn(CALENDARS, name)
}
