import type { Day, Outage, StateChange } from '../../domain/history/history.js'
import { SECOND, toIso, type Duration, type Instant } from '../../domain/time.js'
import { isoOrNull } from '../../reports/map-of-run.js'
import { outageTimes, percentOrNull } from '../health-service.js'
import { incidentAddress } from '../incident-address.js'
import type { HistoryChange, HistoryDay, HistoryDocument, HistoryOutage } from '../schema.js'
import type { KnownBoard } from '../board.js'
import { daysOf, type HistoryQuery } from './query.js'

/** So many days, changes and outages go into one answer. */
export const MOST_ROWS = 20_000

/** Null where it would be more rows than `most`, which is seen before all of it is made. */
export function historyWithin(
  query: HistoryQuery,
  board: KnownBoard,
  now: Instant,
  most = MOST_ROWS,
): HistoryDocument | null {
  const rows = query.monitors.length * daysOf(query.span, board.zone)
  if (rows > most) return null
  const events = eventsOf(query, board)
  return rows + events.changes.length + events.outages.length > most ? null : historyOf(query, board, events, now)
}

interface Events {
  readonly changes: readonly StateChange[]
  readonly outages: readonly Outage[]
}

function eventsOf({ monitors, span }: HistoryQuery, { history }: KnownBoard): Events {
  const [only, ...more] = monitors
  const one = more.length === 0 ? only : undefined
  const asked = new Set(monitors)
  const isAsked = ({ monitor }: { readonly monitor: string }): boolean => asked.has(monitor)
  return { changes: history.changes(span, one).filter(isAsked), outages: history.outages(span, one).filter(isAsked) }
}

function historyOf({ monitors, span }: HistoryQuery, board: KnownBoard, events: Events, now: Instant): HistoryDocument {
  const { history, zone, map } = board
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
    changes: events.changes.map(changeOf),
    outages: events.outages.map((outage) => outageOf(outage, map, now)),
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

function outageOf(outage: Outage, map: KnownBoard['map'], now: Instant): HistoryOutage {
  const { monitor, worst, message, incident = null } = outage
  const url = incident === null ? null : incidentAddress(map, incident)
  return { monitor, ...outageTimes(outage, now), worst, message, incident, url }
}
