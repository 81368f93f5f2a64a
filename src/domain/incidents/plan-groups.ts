import type { Incident, IncidentPolicy } from './incident.js'
import { planIncidents } from './plan-incidents.js'
import type { Effect } from './plan.js'
import { standingKey } from './standing-key.js'
import type { Instant } from '../time.js'
import type { Verdict } from '../verdict.js'

/** Monitors that share one incident with those of the same place. */
export interface Grouping {
  /** The configuration that says so: another one has incidents of its own for the same places. */
  readonly by: string
  /** The place by monitor id; who is not in it has an incident of his own. */
  readonly places: ReadonlyMap<string, string>
}

/** The same as planIncidents, where monitors of one place share an incident that stands for all of them. Pure. */
export function planByGroup(
  { verdicts, incidents, grouping }: Grouped,
  policy: IncidentPolicy,
  now: Instant,
): Effect[] {
  const { places, by } = grouping
  const keyOf = (place: string): string => `${by} ${place}`
  const byKey = new Map([...new Set(places.values())].map((place) => [standingKey(keyOf(place)), place]))
  const placeOf = ({ key, state }: Incident): string | null =>
    byKey.get(key) ?? onlyPlace(Object.keys(state.members), places)
  const alone = incidents.filter((incident) => placeOf(incident) === null)
  // What told of several places before goes on until it is over, and nobody is told of twice.
  const held = new Set(alone.filter(({ phase }) => phase === 'open').flatMap(({ state }) => Object.keys(state.members)))
  const homeOf = ({ monitor }: Verdict): string | null => (held.has(monitor) ? null : (places.get(monitor) ?? null))
  const singles = verdicts.filter((verdict) => homeOf(verdict) === null)
  return [
    ...planIncidents(singles, alone, policy, now),
    ...[...byKey.values()].flatMap((place) =>
      planIncidents(
        verdicts.filter((verdict) => homeOf(verdict) === place),
        incidents.filter((incident) => placeOf(incident) === place),
        { ...policy, oneIssue: keyOf(place), standsFor: place },
        now,
      ),
    ),
  ]
}

export interface Grouped {
  readonly verdicts: readonly Verdict[]
  readonly incidents: readonly Incident[]
  readonly grouping: Grouping
}

/** The one place that all members which are watched belong to; null where there is none, or several. */
function onlyPlace(members: readonly string[], places: ReadonlyMap<string, string>): string | null {
  const found = new Set(members.flatMap((id) => places.get(id) ?? []))
  const [first = null] = found
  return found.size === 1 ? first : null
}
