import type { MarketCalendar } from './market-calendar.js'
import { ConfigError } from '../../errors.js'
import { NYSE } from './nyse.js'

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
