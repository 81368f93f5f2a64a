import type { IncidentState, Trouble } from '../../domain/incidents/incident.js'
import { formatDuration } from '../../domain/duration.js'
import type { Instant } from '../../domain/time.js'
import { zonedText } from '../../domain/zoned-text.js'
import type { Verdict } from '../../domain/verdict.js'
import type { IncidentView } from '../incident-texts.js'

/** One monitor of an incident with what this run found, if it was judged. */
export interface AffectedMonitor {
  readonly id: string
  readonly trouble: Trouble
  readonly verdict: Verdict | null
}

/** In the order of the verdicts, which is worst first; members without one come last. */
export function affectedMonitors({ state, verdicts }: Pick<IncidentView, 'state' | 'verdicts'>): AffectedMonitor[] {
  const place = new Map(verdicts.map((verdict, index) => [verdict.monitor, index]))
  return Object.entries(state.members)
    .map(([id, trouble]) => ({ id, trouble, verdict: verdicts[place.get(id) ?? -1] ?? null }))
    .sort((a, b) => (place.get(a.id) ?? Infinity) - (place.get(b.id) ?? Infinity) || 0)
}

/** From the first deadline that passed to the last beat that ended it, or to now while it lasts. */
export function spanOf(state: IncidentState, now: Instant): { from: Instant; to: Instant; over: boolean } {
  const troubles = Object.values(state.members)
  const over = troubles.length > 0 && troubles.every(({ recoveredAt }) => recoveredAt !== null)
  const from = troubles.reduce((first, { since }) => Math.min(first, since), troubles[0]?.since ?? state.openedAt)
  const to = over ? troubles.reduce((last, { recoveredAt }) => Math.max(last, recoveredAt ?? last), from) : now
  return { from, to: Math.max(from, to), over }
}

/** `2026-11-24 11:00 EST (16:00 UTC), 2 h 5 min ago`. */
export function instantAndAge(at: Instant, now: Instant, zone: string | null): string {
  const text = zonedText(at, zone)
  return at > now ? text : `${text}, ${formatDuration(now - at)} ago`
}

/** The zone that all of them live by; null for UTC. */
export function zoneOf(members: readonly AffectedMonitor[]): string | null {
  const zone = members[0]?.verdict?.zone ?? null
  return members.every(({ verdict }) => (verdict?.zone ?? null) === zone) ? zone : null
}
