import type { Zone } from '../domain/calendar/zone.js'
import { HOUR, MINUTE, toText, type Duration, type Instant } from '../domain/time.js'

const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']

/** `Mon 2026-11-23`, of a wall time. */
export function wallDate(wall: number): string {
  const date = new Date(wall)
  return `${WEEKDAYS[date.getUTCDay()]} ${date.toISOString().slice(0, 10)}`
}

/** `09:30`, of a wall time. */
export function wallClock(wall: number): string {
  return new Date(wall).toISOString().slice(11, 16)
}

/** `Mon 2026-11-23 02:00 +01:00`; `Mon 2026-11-23 02:00 UTC` where there is no offset. */
export function inZone(at: Instant, zone: Zone): string {
  const wall = zone.toWall(at)
  return `${wallDate(wall)} ${wallClock(wall)} ${offsetText(wall - at)}`
}

function offsetText(offset: Duration): string {
  if (offset === 0) return 'UTC'
  const size = Math.abs(offset)
  const hours = String(Math.floor(size / HOUR)).padStart(2, '0')
  return `${offset < 0 ? '-' : '+'}${hours}:${String(Math.floor((size % HOUR) / MINUTE)).padStart(2, '0')}`
}

function columns(rows: readonly (readonly string[])[]): string[] {
  const count = Math.max(0, ...rows.map((row) => row.length))
  const widths = Array.from({ length: count }, (_, i) => Math.max(...rows.map((row) => row[i]?.length ?? 0)))
  return rows.map((row) =>
    row
      .map((cell, i) => cell.padEnd(widths[i] ?? 0))
      .join('   ')
      .trimEnd(),
  )
}

/** The zone's clock and UTC, unless they are the same. */
export function bothClocks(at: Instant, zone: Zone): string[] {
  if (!Number.isFinite(at)) return ['never']
  return zone.toWall(at) === at ? [inZone(at, zone)] : [inZone(at, zone), toText(at)]
}

/** A title and its rows in columns; empty without rows. */
export function section(title: string, rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return ''
  return [title, ...columns(rows).map((line) => `  ${line}`)].join('\n')
}
