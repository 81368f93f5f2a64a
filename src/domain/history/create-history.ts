import { absentees, leave, openBook, pastOf, takeIn, type Book, type HistoryRules } from './book.js'
import { bound, closeDays } from './close-days.js'
import { countedAs, type DownFrom } from './counted.js'
import { lastDays } from './days.js'
import { daysOf, sumsOver } from './figures-of.js'
import { fillGaps } from './fill-gaps.js'
import type { ClosedDays, GrowingHistory, Outage, Span } from './history.js'
import { isAbsent, standingOf, type MonitorPast } from './monitor-past.js'
import { rewind } from './rewind.js'
import { uptimeOf } from './sums.js'
import type { Instant } from '../time.js'

/** The past of all monitors, as looks saw it: it grows by what changes and not by looking. */
export function createHistory(rules: HistoryRules = {}): GrowingHistory {
  const book = openBook(rules)
  const { times, pasts, downFrom } = book
  let left: readonly string[] = []
  const asked = rememberLast(lastDays)

  const chosen = (monitor?: string): readonly MonitorPast[] =>
    monitor === undefined ? [...pasts.values()] : [pastOf(book, monitor)]

  return {
    get firstLookAt() {
      return book.closedFirstAt ?? times.firstAt
    },
    get lastLookAt() {
      return times.lastAt
    },
    get usualGapMs() {
      return times.usualMs
    },
    get gone() {
      return left
    },
    look(now, states) {
      if (now < (times.lastAt ?? now)) rewind(book, now)
      const changes = takeIn(book, now, states)
      left = leave(book, now, absentees(book, states))
      bound(book, now)
      return changes
    },
    gapUntil: (now) => times.gapsUntil(now).findLast(({ from, to }) => from < now && to > now) ?? null,
    fill: (filled) => fillGaps(book, filled),
    recall({ at, whole, states, gone, filled }) {
      if (at < (times.lastAt ?? at)) return
      takeIn(book, at, states)
      leave(book, at, whole ? absentees(book, states) : gone)
      if (filled !== undefined) fillGaps(book, filled)
      bound(book, at)
    },
    standing: () => [...book.present].flatMap((monitor) => standingOf(pastOf(book, monitor), downFrom) ?? []),
    close: (until) => closeDays(book, until),
    closed: () => closedOf(book),
    changes: (span, monitor) =>
      chosen(monitor)
        .flatMap(({ changes }) => changes.filter(({ at }) => at >= span.from && at < span.to))
        .sort((a, b) => a.at - b.at),
    outages: (span, monitor) =>
      chosen(monitor)
        .flatMap(({ outages }) => outages.filter((outage) => touches(outage, span)))
        .sort((a, b) => b.since - a.since),
    uptime: (monitor, span) => uptimeOf(sumsOver(book, pastOf(book, monitor), span)),
    days: (monitor, count, now, zone) => daysOf(book, pastOf(book, monitor), asked(count, now, zone), now),
    upSince: (monitor) => upSinceOf(pastOf(book, monitor), downFrom),
  }
}

function upSinceOf(past: MonitorPast, downFrom: DownFrom): Instant | null {
  const last = past.changes.at(-1)
  return last !== undefined && !isAbsent(past) && countedAs(last, downFrom) === 'up' ? past.upSince : null
}

function closedOf({ closedFirstAt, closedUntil, times, zone, pasts }: Book): ClosedDays {
  const runs = [...pasts].flatMap(([monitor, past]) => (past.runs.length > 0 ? [[monitor, past.runs] as const] : []))
  return { firstLookAt: closedFirstAt ?? times.firstAt, until: closedUntil, zone, runs: new Map(runs) }
}

function touches({ since, until }: Outage, { from, to }: Span): boolean {
  return since < to && (until === null || until > from)
}

/** Whoever shows the days of one monitor shows those of all. */
function rememberLast<Args extends readonly unknown[], Answer>(
  ask: (...args: Args) => Answer,
): (...args: Args) => Answer {
  let last: { readonly args: Args; readonly answer: Answer } | null = null
  return (...args) => {
    if (last === null || args.some((arg, i) => arg !== last?.args[i])) last = { args, answer: ask(...args) }
    return last.answer
  }
}
