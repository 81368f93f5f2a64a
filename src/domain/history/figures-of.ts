import type { Instant } from '../time.js'
import { openParts, type Book } from './book.js'
import { closedSums, dayOf } from './closed-days.js'
import { byDay, type CalendarDay } from './days.js'
import type { Day, Span, Sums } from './history.js'
import type { MonitorPast } from './monitor-past.js'
import { added, NO_TIME, sumsOf, worseOf } from './sums.js'

export function sumsOver(book: Book, past: MonitorPast, span: Span): Sums {
  return added(sumsOf(openParts(book, past, span)), closedPart(book, past, span))
}

/** Days as far as they went until now. */
export function daysOf(book: Book, past: MonitorPast, days: readonly CalendarDay[], now: Instant): Day[] {
  const open = byDay(openParts(book, past, { from: days[0]?.from ?? now, to: now }), days)
  return days.map((day, i) => {
    const sums = open[i] ?? { ...NO_TIME, worst: null }
    const worst = worseOf(sums.worst, dayOf(past.runs, day.day)?.worst ?? null)
    return { date: day.date, ...added(sums, closedPart(book, past, day)), worst }
  })
}

function closedPart({ closedUntil, zone }: Book, { runs }: MonitorPast, { from, to }: Span): Sums {
  if (closedUntil === null || from >= closedUntil) return NO_TIME
  return closedSums(runs, { from, to: Math.min(to, closedUntil) }, closedUntil, zone)
}
