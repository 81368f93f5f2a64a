import type { Incident } from '../incidents/incident.js'
import { isDrill } from '../incidents/drill-key.js'
import type { Outage, Span } from '../history/history.js'
import type { Instant } from '../time.js'
import type { Alert } from './alert-book.js'

/** A time in which somebody was really alarmed about one monitor. */
export interface RealIncident {
  readonly monitor: string
  readonly since: Instant
  /** Null while it lasts. */
  readonly until: Instant | null
  /** The number of its issue; null where none is known. */
  readonly ref: string | null
}

/** What stores of incidents remember of a span. */
export function realIn(incidents: readonly Incident[], { from, to }: Span): RealIncident[] {
  return incidents
    .filter(({ key, state }) => !isDrill(key) && state.duplicateOf === null && state.openedAt <= to)
    .flatMap(({ ref, closedAt, state }) =>
      Object.entries(state.members).map(([monitor, { since, recoveredAt, leftAt }]) => ({
        monitor,
        since,
        until: recoveredAt ?? leftAt ?? closedAt,
        ref,
      })),
    )
    .filter(({ until }) => until === null || until >= from)
}

/** What a history remembers: an outage that an incident told of. */
export function realOutages(outages: readonly Outage[]): RealIncident[] {
  return outages.flatMap(({ monitor, since, until, incident }) =>
    incident == null ? [] : [{ monitor, since, until, ref: incident }],
  )
}

/** Both together, each once. */
export function together(known: readonly RealIncident[], more: readonly RealIncident[]): RealIncident[] {
  const others = more.filter((one) => !known.some((other) => other.monitor === one.monitor && overlap(one, other)))
  return [...known, ...others].sort((a, b) => a.since - b.since)
}

/** Those that none of these alerts would have told of. */
export function missedBy(alerts: readonly Alert[], real: readonly RealIncident[]): RealIncident[] {
  return real.filter((one) => !alerts.some((alert) => alert.monitor === one.monitor && overlap(one, lifeOf(alert))))
}

/** Whether an incident was real then. */
export function isRealAt(at: Instant, real: readonly RealIncident[]): boolean {
  return real.some(({ since, until }) => at >= since && (until === null || at <= until))
}

export function lifeOf({ since, endedAt, closedAt }: Pick<Alert, 'since' | 'endedAt' | 'closedAt'>) {
  return { since, until: endedAt ?? closedAt }
}

/** Both have a moment in common. */
export function overlap(a: Pick<RealIncident, 'since' | 'until'>, b: Pick<RealIncident, 'since' | 'until'>): boolean {
  return a.since <= (b.until ?? Infinity) && b.since <= (a.until ?? Infinity)
}
