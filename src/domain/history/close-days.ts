import { DAY, type Instant } from '../time.js'
import { openParts, type Book } from './book.js'
import { KEPT_DAYS, withDays } from './closed-days.js'
import { byDay, daysOver } from './days.js'
import { forget, isAbsent, type MonitorPast } from './monitor-past.js'

/** Keeps what was before only as sums of days. */
export function closeDays(book: Book, until: Instant): void {
  const { pasts, times, closedUntil } = book
  const from = closedUntil ?? Math.max(firstOf(book, until), until - KEPT_DAYS * DAY)
  if (until <= from) return
  const days = daysOver({ from, to: until }, book.zone)
  for (const [monitor, past] of pasts) {
    past.runs = withDays(past.runs, byDay(openParts(book, past, { from, to: until }), days))
    forget(past, until)
    if (isAbsent(past) && past.runs.every(isEmpty)) pasts.delete(monitor)
  }
  times.forget(until)
  book.closedUntil = until
  recount(book)
}

/** Forgets those who left, where they are too many, and closes the oldest days, or more, while there is too much to remember. */
export function bound(book: Book, now: Instant): void {
  const { pasts, present, mostChanges, mostGone } = book
  if (pasts.size > mostGone + present.size) {
    for (const monitor of pasts.keys()) if (!present.has(monitor)) pasts.delete(monitor)
    recount(book)
  }
  for (const kept of [30 * DAY, 7 * DAY, DAY, 0]) {
    if (book.changeCount <= mostChanges + 2 * present.size) return
    closeDays(book, now - kept)
  }
}

/** What is remembered moment by moment. */
function recount(book: Book): void {
  book.changeCount = [...book.pasts.values()].reduce(
    (sum, { changes, filled }) => sum + changes.length + filled.length,
    0,
  )
}

/** What was down before anybody looked is known as well. */
function firstOf({ pasts, times }: Book, until: Instant): Instant {
  return [...pasts.values()].reduce(
    (first, { outages }) => Math.min(first, outages[0]?.since ?? first),
    times.firstAt ?? until,
  )
}

function isEmpty({ up, down, blind }: MonitorPast['runs'][number]): boolean {
  return up + down + blind === 0
}
