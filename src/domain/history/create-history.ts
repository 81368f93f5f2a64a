import type { Duration, Instant } from '../time.js'
import { countedAs, type DownFrom } from './counted.js'
import { byDay, calendarDays } from './days.js'
import type { GrowingHistory, Outage, Span, StateChange } from './history.js'
import { createLookTimes } from './look-times.js'
import { gone, isAbsent, newPast, seen, type MonitorPast } from './monitor-past.js'
import { sumsOf, uptimeOf } from './sums.js'
import { timelineOf, type Part } from './timeline.js'

export interface HistoryRules {
  /** From which status on a monitor is down; critical by default. */
  readonly downFrom?: DownFrom
  /** From one look to the next, where it is known before there were any. */
  readonly usualGapMs?: Duration | null
}

/** The past of all monitors, as looks saw it: it grows by what changes and not by looking. */
export function createHistory({ downFrom = 'critical', usualGapMs = null }: HistoryRules = {}): GrowingHistory {
  const times = createLookTimes(usualGapMs)
  const pasts = new Map<string, MonitorPast>()
  let present = 0

  function leave(now: Instant, here: ReadonlySet<string>): void {
    for (const [monitor, past] of pasts) if (!here.has(monitor) && !isAbsent(past)) gone(past, now)
  }

  function partsOf(monitor: string, span: Span): Part[] {
    return timelineOf(pasts.get(monitor) ?? newPast(), times.gapsUntil(span.to), span, downFrom)
  }

  const chosen = (monitor: string | undefined): readonly MonitorPast[] =>
    monitor === undefined ? [...pasts.values()] : [pasts.get(monitor) ?? newPast()]

  return {
    get firstLookAt() {
      return times.firstAt
    },
    get lastLookAt() {
      return times.lastAt
    },
    look(now, states) {
      // A clock that was set back: what it shows now lies in a time that was looked at already.
      if (times.lastAt !== null && now <= times.lastAt) return []
      times.add(now)
      const changes: StateChange[] = []
      for (const state of states) {
        const past = pasts.get(state.monitor) ?? newPast()
        if (past.changes.length === 0) pasts.set(state.monitor, past)
        const change = seen(past, state, now, downFrom)
        if (change !== null) changes.push(change)
      }
      const known = present
      present = states.length
      if (changes.length > 0 || known !== present) leave(now, new Set(states.map(({ monitor }) => monitor)))
      return changes
    },
    changes: (span, monitor) =>
      chosen(monitor)
        .flatMap(({ changes }) => changes.filter(({ at }) => at >= span.from && at < span.to))
        .sort((a, b) => a.at - b.at),
    outages: (span, monitor) =>
      chosen(monitor)
        .flatMap(({ outages }) => outages.filter((outage) => touches(outage, span)))
        .sort((a, b) => b.since - a.since),
    uptime: (monitor, span) => uptimeOf(sumsOf(partsOf(monitor, span))),
    days(monitor, count, now, zone) {
      const days = calendarDays(count, now, zone)
      const from = days[0]?.from
      return from === undefined ? [] : byDay(partsOf(monitor, { from, to: now }), days)
    },
    upSince(monitor) {
      const past = pasts.get(monitor)
      const last = past?.changes.at(-1)
      return last !== undefined && countedAs(last, downFrom) === 'up' ? (past?.upSince ?? null) : null
    },
  }
}

function touches({ since, until }: Outage, { from, to }: Span): boolean {
  return since < to && (until === null || until > from)
}
