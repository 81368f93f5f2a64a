import { wallToInstant } from '../calendar/zone.js'
import type { Instant } from '../time.js'

/** An end, and what stands behind it. */
export interface Dated {
  readonly until: Instant
  readonly left: readonly string[]
}

const DATE = /^(\d{4})-(\d\d)-(\d\d)$/
const CLOCK = /^(\d{1,2}):(\d\d)(Z?)$/i

/** `2026-12-01`, `2026-12-01 09:00`, `2026-12-01T09:00Z`: by the clocks of the zone unless it says UTC. Null for what is no date. */
export function dateIn(words: readonly string[], zone: string | null): Dated | null {
  const [first = '', ...rest] = words
  const [day = '', joined] = first.split(/t/i, 2)
  const [, year, month, date] = DATE.exec(day) ?? []
  if (year === undefined) return null
  const clock = CLOCK.exec(joined ?? rest[0] ?? '')
  if (joined !== undefined && clock === null) return null
  const [, hour = '0', minute = '0', utc = ''] = clock ?? []
  const wall = Date.UTC(Number(year), Number(month) - 1, Number(date), Number(hour), Number(minute))
  const isReal = new Date(wall).toISOString().startsWith(`${day}T${hour.padStart(2, '0')}:${minute.padStart(2, '0')}`)
  if (!isReal) return null
  const left = joined === undefined && clock !== null ? rest.slice(1) : rest
  const named = /^utc$/i.test(left[0] ?? '') && clock !== null
  const isUtc = utc !== '' || named || zone === null
  return { until: isUtc ? wall : wallToInstant(wall, zone), left: named ? left.slice(1) : left }
}
