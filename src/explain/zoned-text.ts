import { DateTime } from 'luxon'
import type { Zone } from '../domain/calendar/zone.js'
import { columns } from '../domain/columns.js'
import { toText, type Instant } from '../domain/time.js'

const DATE = 'ccc yyyy-MM-dd'
const CLOCK = 'HH:mm'

/** Never in the language of the machine. */
function at(instant: Instant, zone: string): DateTime {
  return DateTime.fromMillis(instant, { zone, locale: 'en-US' })
}

/** `Mon 2026-11-23`, of a wall time. */
export function wallDate(wall: number): string {
  return at(wall, 'utc').toFormat(DATE)
}

/** `09:30`, of a wall time. */
export function wallClock(wall: number): string {
  return at(wall, 'utc').toFormat(CLOCK)
}

/** `Mon 2026-11-23 02:00 +01:00`; `Mon 2026-11-23 02:00 UTC` where there is no offset. */
export function inZone(instant: Instant, { name }: Zone): string {
  if (!Number.isFinite(instant)) return 'never'
  const local = at(instant, name)
  return local.toFormat(`${DATE} ${CLOCK} ${local.offset === 0 ? "'UTC'" : 'ZZ'}`)
}

/** The zone's clock and UTC, unless they are the same. */
export function bothClocks(instant: Instant, zone: Zone): string[] {
  const inWords = inZone(instant, zone)
  return !Number.isFinite(instant) || zone.toWall(instant) === instant ? [inWords] : [inWords, toText(instant)]
}

/** A title and its rows in columns; empty without rows. */
export function section(title: string, rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return ''
  return [title, ...columns(rows, 3).map((line) => `  ${line}`)].join('\n')
}
