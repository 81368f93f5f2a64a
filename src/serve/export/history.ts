import type { Day, Outage, StateChange } from '../../domain/history/history.js'
import { SECOND, toIso, type Duration, type Instant } from '../../domain/time.js'
import { isoOrNull } from '../../reports/map-of-run.js'
import { outageTimes, percentOrNull } from '../health-service.js'
import type { HistoryChange, HistoryDay, HistoryDocument, HistoryOutage } from '../schema.js'
import type { Board } from '../serving.js'
import { daysOf, type HistoryQuery } from './query.js'

/** So many days, changes and outages go into one answer. */
export const MOST_ROWS = 50_000

/** How many rows the answer would have at least: known before it is made. */
export function rowsOf({ monitors, span }: HistoryQuery, { zone }: Board): number {
  return monitors.length * daysOf(span, zone)
}

/** What is known of the past of some monitors. */
export function historyOf({ monitors, span }: HistoryQuery, board: Board, now: Instant): HistoryDocument {
  const { history, zone, map } = board
  const [only, ...more] = monitors
  const one = more.length === 0 ? only : undefined
  const asked = new Set(monitors)
  const isAsked = ({ monitor }: { readonly monitor: string }): boolean => asked.has(monitor)
  const count = daysOf(span, zone)
  return {
    from: toIso(span.from),
    to: toIso(span.to),
    zone: zone ?? 'UTC',
    first_look: isoOrNull(history.firstLookAt),
    last_look: isoOrNull(history.lastLookAt),
    monitors: Object.fromEntries(
      monitors.map((id) => {
        const { ratio, observed } = history.uptime(id, span)
        const days = history.days(id, count, span.to - 1, zone).map(dayOf)
        const percents = { uptime_percent: percentOrNull(ratio), observed_percent: percentOrNull(observed) }
        return [id, { name: map.monitors[id]?.name ?? id, ...percents, days }] as const
      }),
    ),
    changes: history.changes(span, one).filter(isAsked).map(changeOf),
    outages: history
      .outages(span, one)
      .filter(isAsked)
      .map((outage) => outageOf(outage, now)),
  }
}

function dayOf({ date, up, down, blind, excluded, worst }: Day): HistoryDay {
  return {
    date,
    up_seconds: wholeSeconds(up),
    down_seconds: wholeSeconds(down),
    blind_seconds: wholeSeconds(blind),
    excluded_seconds: wholeSeconds(excluded),
    worst,
  }
}

function wholeSeconds(ms: Duration): number {
  return Math.round(ms / SECOND)
}

function changeOf({ monitor, at, since, before, status, reason, message }: StateChange): HistoryChange {
  return { monitor, at: toIso(at), since: toIso(since), before, status, reason, message }
}

function outageOf(outage: Outage, now: Instant): HistoryOutage {
  const { monitor, worst, message } = outage
  return { monitor, ...outageTimes(outage, now), worst, message }
}
