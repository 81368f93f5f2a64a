import type { Instant } from '../time.js'
import type { Incident, IncidentChange } from './incident.js'

/** The end of a drill, of this run's or of one that was broken off. */
export function endOfDrill({ state }: Incident, now: Instant): IncidentChange {
  const members = Object.entries(state.members).map(([id, trouble]) => [id, { ...trouble, recoveredAt: now }] as const)
  return {
    state: { ...state, members: Object.fromEntries(members), closedAt: now },
    verdicts: [],
    comment: 'drill-over',
  }
}
