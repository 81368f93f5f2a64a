import { DAY, type Instant } from '../time.js'
import type { Book } from './book.js'
import { countedAs, type DownFrom } from './counted.js'
import type { MonitorPast } from './monitor-past.js'

/** A clock that was ahead for a while has told of a future that was none: forgets what lies after now. */
export function rewind(book: Book, now: Instant): void {
  book.times.rewind(now)
  for (const past of book.pasts.values()) forgetAfter(past, now, book.downFrom)
  if (book.closedUntil !== null) book.closedUntil = Math.min(book.closedUntil, now)
}

function forgetAfter(past: MonitorPast, now: Instant, downFrom: DownFrom): void {
  past.changes = past.changes.filter(({ at }) => at <= now)
  const last = past.changes.at(-1)
  const isUp = last !== undefined && countedAs(last, downFrom) === 'up'
  // What would last while it is up was told by a look that is forgotten.
  past.outages = past.outages
    .filter(({ since, until }) => since <= now && !(isUp && (until === null || until > now)))
    .map((outage) => (outage.until !== null && outage.until > now ? { ...outage, until: null } : outage))
  past.absent = past.absent
    .filter(({ from }) => from <= now)
    .map((span) => (span.to > now ? { ...span, to: Infinity } : span))
  past.filled = past.filled.filter(({ to }) => to <= now)
  past.runs = past.runs.filter(({ day }) => day * DAY <= now)
  past.upSince = isUp ? (past.outages.at(-1)?.until ?? past.changes[0]?.since ?? null) : null
}
