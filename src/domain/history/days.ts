import { zoneOf } from '../calendar/zone.js'
import { DAY, type Instant } from '../time.js'
import type { Span, Sums } from './history.js'
import { NO_TIME, worseOf } from './sums.js'
import type { Part } from './timeline.js'
import type { Status } from '../status.js'

/** A day of a zone; one with a clock change has 23 or 25 hours. */
export interface CalendarDay extends Span {
  /** `2026-11-22` */
  readonly date: string
  /** Days since 1970-01-01. */
  readonly day: number
}

/** What one day came to, numbered as days since 1970-01-01. */
export interface NumberedDay extends Sums {
  readonly day: number
  readonly worst: Status | null
}

/** So many days, oldest first, the last one the day of `now`. */
export function lastDays(count: number, now: Instant, zone: string | null): CalendarDay[] {
  const today = dayAt(now, zone)
  return daysFrom(today - count + 1, today, zone)
}

/** Every day that lies in the span, or partly so. */
export function daysOver({ from, to }: Span, zone: string | null): CalendarDay[] {
  return to > from ? daysFrom(dayAt(from, zone), dayAt(to - 1, zone), zone) : []
}

function dayAt(at: Instant, zone: string | null): number {
  return Math.floor((zone === null ? at : zoneOf(zone).toWall(at)) / DAY)
}

function daysFrom(first: number, last: number, zone: string | null): CalendarDay[] {
  const startOf = (day: number): Instant => (zone === null ? day * DAY : zoneOf(zone).firstAt(day * DAY))
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => ({
    day: first + i,
    date: new Date((first + i) * DAY).toISOString().slice(0, 10),
    from: startOf(first + i),
    to: startOf(first + i + 1),
  }))
}

/** Parts in order, by the days they lie in; a day holds only as much as they reach into it. */
export function byDay(parts: readonly Part[], days: readonly CalendarDay[]): NumberedDay[] {
  let next = 0
  return days.map(({ day, from, to }) => {
    const sums = { ...NO_TIME }
    let worst: Status | null = null
    for (; ; next += 1) {
      const part = parts[next]
      if (part === undefined || part.from >= to) break
      if (part.to > from) {
        sums[part.counted] += Math.min(part.to, to) - Math.max(part.from, from)
        worst = worseOf(worst, part.status)
      }
      if (part.to > to) break
    }
    return { day, ...sums, worst }
  })
}
