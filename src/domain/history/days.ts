import { zoneOf } from '../calendar/zone.js'
import { DAY, type Instant } from '../time.js'
import type { Day, Span } from './history.js'
import { sumsOf, worstOf } from './sums.js'
import type { Part } from './timeline.js'

export interface CalendarDay extends Span {
  /** `YYYY-MM-DD` */
  readonly date: string
}

/** Days of a zone, oldest first, the last one the day of `now`; one with a clock change has 23 or 25 hours. */
export function calendarDays(count: number, now: Instant, zone: string | null): CalendarDay[] {
  const { toWall, firstAt } = clocksOf(zone)
  const today = Math.floor(toWall(now) / DAY)
  const days = Array.from({ length: Math.max(0, count) }, (_, i) => today - count + 1 + i)
  return days.map((day) => ({
    date: new Date(day * DAY).toISOString().slice(0, 10),
    from: firstAt(day * DAY),
    to: firstAt((day + 1) * DAY),
  }))
}

function clocksOf(zone: string | null): { toWall(at: Instant): number; firstAt(wall: number): Instant } {
  return zone === null ? { toWall: (at) => at, firstAt: (wall) => wall } : zoneOf(zone)
}

/** Parts in order, by the days they lie in; the last day is only as long as they reach. */
export function byDay(parts: readonly Part[], days: readonly CalendarDay[]): Day[] {
  let next = 0
  return days.map(({ date, from, to }) => {
    const inside: Part[] = []
    while ((parts[next]?.from ?? Infinity) < to) {
      const part = parts[next]
      if (part !== undefined && part.to > from)
        inside.push({ ...part, from: Math.max(part.from, from), to: Math.min(part.to, to) })
      if ((part?.to ?? 0) > to) break
      next += 1
    }
    return { date, ...sumsOf(inside), worst: worstOf(inside.map(({ status }) => status)) }
  })
}
