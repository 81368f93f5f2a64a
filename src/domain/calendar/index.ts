import type { ActiveTime, Monitor } from '../monitor.js'
import type { ActiveWindows, CronSchedule, MonitorTimes } from '../schedule.js'
import { activeTime } from './active-time.js'
import { cronSchedule } from './cron.js'
import { maintenanceAt } from './maintenance.js'

export { activeTime } from './active-time.js'
export { parseActiveHours } from './active-hours.js'
export { CALENDARS, calendarNamed, MARKET_HOURS } from './calendars.js'
export { cronSchedule, cronUnion } from './cron.js'
export { describeCron } from './cron-words.js'
export { parseHolidays } from './holidays.js'
export { isZone, zoneOf } from './zone.js'

const schedules = new Map<string, CronSchedule>()
const windows = new Map<string, ActiveWindows>()

/** What the calendar knows of a monitor; monitors that are configured alike share it. Throws ConfigError. */
export function timesOf(monitor: Monitor): MonitorTimes {
  const { expectation, active, maintenance } = monitor
  return {
    active: active === null ? null : windowsOf(active),
    cron: expectation.kind === 'cron' ? scheduleOf(expectation.crons, expectation.timezone) : null,
    maintenanceAt: (at) => maintenanceAt(maintenance, at, (cron, timezone) => scheduleOf([cron], timezone)),
  }
}

function scheduleOf(crons: readonly string[], timezone: string): CronSchedule {
  const key = [timezone, ...crons].join('\n')
  const schedule = schedules.get(key) ?? cronSchedule(crons, timezone)
  schedules.set(key, schedule)
  return schedule
}

function windowsOf(active: ActiveTime): ActiveWindows {
  const key = JSON.stringify(active)
  const found = windows.get(key) ?? activeTime(active)
  windows.set(key, found)
  return found
}
