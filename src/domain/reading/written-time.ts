import type { WallTime, ZoneFunction } from '../wall-time.js'
import type { Evidence } from '../heartbeat.js'
import { type Duration, HOUR, type Instant, MINUTE, SECOND } from '../time.js'

/** How times without a zone are to be understood. */
export interface ZoneContext {
  /** IANA zone; null means UTC. */
  readonly timezone: string | null
  readonly zoned?: ZoneFunction
}

/** A written time that was understood. */
export interface WrittenTime {
  readonly at: Instant
  readonly zone: Evidence['zone']
  /** The smallest unit that was written: a day for a date, a minute for minutes. */
  readonly precisionMs: Duration
  /** What was assumed, in words, where the writing leaves a choice. */
  readonly assumed?: string
}

const DAYS_IN_MONTH = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

export function isRealDate(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1) return false
  if (month === 2 && day === 29) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return day <= (DAYS_IN_MONTH[month - 1] ?? 0)
}

/** A leap second (60) is tolerated: it is the first instant of the next minute. */
export function isRealClock(hour: number, minute: number, second: number): boolean {
  return hour <= 23 && minute <= 59 && (second <= 59 || (second === 60 && minute === 59))
}

export function utcOf(wall: WallTime): Instant {
  const midnight = Date.UTC(wall.year, wall.month - 1, wall.day)
  return midnight + wall.hour * HOUR + wall.minute * MINUTE + wall.second * SECOND + wall.ms
}

/** The wall time of UTC, or of the zone that was asked for. */
export function instantOf(wall: WallTime, context: ZoneContext): Instant {
  const { timezone, zoned } = context
  if (timezone === null || timezone === 'UTC') return utcOf(wall)
  if (!zoned) throw new Error(`reading times of ${timezone} needs a zone function`)
  return zoned(wall, timezone)
}
