import type { IncidentState } from './incident.js'

/** Monitors that an incident speaks of now: who has left it is not among them. */
export function presentIn({ members }: Pick<IncidentState, 'members'>): string[] {
  return Object.keys(members).filter((id) => members[id]?.leftAt == null)
}
