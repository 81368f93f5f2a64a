import { createBoundedCache } from '../bounded-cache.js'
import type { WallTime } from '../wall-time.js'
import { DAY, type Duration, type Instant } from '../time.js'
import { utcOf } from './written-time.js'

const formats = createBoundedCache<string, Intl.DateTimeFormat | null>(500)

/** Whether a name such as `Asia/Tokyo` is a zone of the tz database. */
export function isZone(name: string): boolean {
  return formatOf(name) !== null
}

/** The instant of a wall time in a zone that the document itself names; of a repeated hour the first, the older one. */
export function instantInZone(wall: WallTime, zone: string): Instant {
  const utc = utcOf(wall)
  const near = [utc - DAY, utc + DAY].map((at) => offsetAt(at, zone))
  const fitting = near.filter((offset) => offsetAt(utc - offset, zone) === offset)
  return utc - Math.max(...(fitting.length > 0 ? fitting : near))
}

function offsetAt(at: Instant, zone: string): Duration {
  const format = formatOf(zone)
  if (!format) return 0
  const part = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]))
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at / 1000) * 1000
}

function formatOf(zone: string): Intl.DateTimeFormat | null {
  return zone.length <= 40 ? formats.of(zone, createFormat) : null
}

function createFormat(timeZone: string): Intl.DateTimeFormat | null {
  const numeric = 'numeric'
  const fields = {
    year: numeric,
    month: numeric,
    day: numeric,
    hour: numeric,
    minute: numeric,
    second: numeric,
  } as const
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone, hourCycle: 'h23', ...fields })
  } catch {
    return null
  }
}
