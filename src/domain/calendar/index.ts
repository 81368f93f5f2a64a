import { ConfigError } from '../../errors.js'
import { createBoundedCache } from '../bounded-cache.js'
import type { ActiveTime, Monitor } from '../monitor.js'
import type { ActiveWindows, CronSchedule, MonitorTimes } from '../schedule.js'
import { activeTime } from './active-time.js'
import { attempt } from './attempt.js'
import { closuresOf } from './closures.js'
import { cronSchedule } from './cron.js'
import { maintenanceAt } from './maintenance.js'
import { hoursProblem } from './never-in-hours.js'
import { without } from './without.js'

export { activeTime } from './active-time.js'
export { parseActiveHours } from './active-hours.js'
export { CALENDARS, calendarNamed } from './calendars.js'
export { cronSchedule, cronUnion } from './cron.js'
export { describeCron } from './cron-words.js'
export { hoursProblem, neverInHours } from './never-in-hours.js'
export { parseHolidays } from './holidays.js'
export { isZone, zoneOf } from './zone.js'

// More than anybody watches in one run: a run must not forget within itself.
const MOST_KEPT = 20_000
// Whether cron lines ever fall in hours is the same from any day on, and must be for every door.
const LOOK_FROM = Date.UTC(2026, 0, 1)
const schedules = createBoundedCache<string, CronSchedule>(MOST_KEPT)
const windows = createBoundedCache<string, ActiveWindows>(MOST_KEPT)

/** What the calendar knows of a monitor; monitors configured alike share it. Throws ConfigError with every mistake. */
export function timesOf(monitor: Monitor): MonitorTimes {
  const { expectation, active, maintenance } = monitor
  const problems: string[] = []
  const hours = active === null ? null : attempt(() => windowsOf(active), problems)
  const cron =
    expectation.kind === 'cron' ? attempt(() => scheduleOf(expectation.crons, expectation.timezone), problems) : null
  const closures = attempt(() => closuresOf(monitor, lineSchedule), problems) ?? []
  if (problems.length > 0) throw new ConfigError(problems)
  const never = hoursProblem(monitor, { hours, cron }, LOOK_FROM)
  if (never !== null) throw new ConfigError([never])
  return {
    hours,
    counted: without(hours, closures),
    wall: without(null, closures),
    cron,
    maintenanceAt: (at) => maintenanceAt(maintenance, at, lineSchedule),
  }
}

/** The mistakes of a monitor's hours, cron lines and maintenance, for a check before anything is done. */
export function timeProblems(monitor: Monitor): readonly string[] {
  const problems: string[] = []
  attempt(() => timesOf(monitor), problems)
  return problems
}

function lineSchedule(line: string, timezone: string): CronSchedule {
  return scheduleOf([line], timezone)
}

function scheduleOf(crons: readonly string[], timezone: string): CronSchedule {
  return schedules.of([timezone, ...crons].join('\n'), () => cronSchedule(crons, timezone))
}

function windowsOf(active: ActiveTime): ActiveWindows {
  return windows.of(JSON.stringify(active), () => activeTime(active))
}
