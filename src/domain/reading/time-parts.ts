import { DAY, HOUR, type Duration } from '../time.js'
import { instantOf, isRealClock, isRealDate, utcOf, type WrittenTime, type ZoneContext } from './written-time.js'
import type { WallTime } from '../wall-time.js'
import type { NamedZone } from './zone-names.js'
import { instantInZone } from './zone-offset.js'

/** What has been read so far; each part at most once. */
export interface Parts {
  year?: number
  month?: number
  day?: number
  /** Month or day: `09/10/2026` may be either. */
  ambiguousDay?: { first: number; second: number; separator: string }
  clock?: { hour: number; minute: number; second: number; ms: number; unit: Duration }
  half?: 'am' | 'pm'
  offsetMs?: Duration
  utc?: boolean
  named?: NamedZone & { name: string }
  weekday?: boolean
  /** `Asia/Tokyo`, written beside the time. */
  zonePath?: string
}

/** The instant that the parts make up; null if they make none that exists. */
export function understand(parts: Parts, context: ZoneContext): WrittenTime | null {
  const date = dateOf(parts)
  if (!date || parts.year === undefined || !isRealDate(parts.year, date.month, date.day)) return null
  const wallClock = clockOf(parts)
  if (!wallClock) return null
  const { unit, ...clockParts } = wallClock
  const wall: WallTime = { year: parts.year, month: date.month, day: date.day, ...clockParts }
  if (!parts.clock) return { at: instantOf(wall, context), zone: 'date', precisionMs: DAY, assumed: date.assumed }
  return { ...zoned(wall, parts, context), precisionMs: unit, ...(date.assumed && { assumed: date.assumed }) }
}

function zoned(wall: WallTime, parts: Parts, context: ZoneContext): Pick<WrittenTime, 'at' | 'zone' | 'assumed'> {
  if (parts.offsetMs !== undefined) {
    return { at: utcOf(wall) - parts.offsetMs, zone: parts.offsetMs === 0 ? 'utc' : 'offset' }
  }
  if (parts.utc) return { at: utcOf(wall), zone: 'utc' }
  if (parts.zonePath !== undefined) return { at: instantInZone(wall, parts.zonePath), zone: 'offset' }
  if (!parts.named) return { at: instantOf(wall, context), zone: 'naive' }
  // A zone that was asked for settles what an ambiguous abbreviation means.
  if (parts.named.ambiguous && context.timezone !== null) return { at: instantOf(wall, context), zone: 'abbreviation' }
  const assumed = parts.named.ambiguous
    ? `${parts.named.name} was read as UTC${hours(parts.named.offsetMs)}, the earliest of what it may mean; set \`timezone\` if it is not`
    : undefined
  return { at: utcOf(wall) - parts.named.offsetMs, zone: 'abbreviation', assumed }
}

function hours(offsetMs: Duration): string {
  return `${offsetMs < 0 ? '-' : '+'}${Math.abs(offsetMs) / HOUR}`
}

function dateOf(parts: Parts): { month: number; day: number; assumed?: string } | null {
  const either = parts.ambiguousDay
  if (!either)
    return parts.month !== undefined && parts.day !== undefined ? { month: parts.month, day: parts.day } : null
  // Of two possible days the earlier one: a beat is never made younger than it may be. Dots are written day first.
  const american = either.second > 12 || (either.separator !== '.' && either.first < either.second)
  if (american) return { month: either.first, day: either.second, ...choice(either, 'month/day/year') }
  return { month: either.second, day: either.first, ...choice(either, 'day/month/year') }
}

function choice({ first, second, separator }: NonNullable<Parts['ambiguousDay']>, order: string): { assumed?: string } {
  const open = separator !== '.' && first <= 12 && second <= 12 && first !== second
  return open ? { assumed: `the date was read as ${order}, the earlier of the two it may mean` } : {}
}

function clockOf(parts: Parts): NonNullable<Parts['clock']> | null {
  const written = parts.clock
  if (!written) return { hour: 0, minute: 0, second: 0, ms: 0, unit: DAY }
  if (parts.half && (written.hour < 1 || written.hour > 12)) return null
  const hour = parts.half ? (written.hour % 12) + (parts.half === 'pm' ? 12 : 0) : written.hour
  return isRealClock(hour, written.minute, written.second) ? { ...written, hour } : null
}
