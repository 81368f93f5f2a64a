import type { IncidentState } from './incident.js'

/** Of incidents that stand for all; no id of a monitor holds a colon. */
export const STANDING = 'all:'

/** Monitors that an incident speaks of now: who has left it is not among them. */
export function presentIn({ members }: Pick<IncidentState, 'members'>): string[] {
  return Object.keys(members).filter((id) => members[id]?.leftAt == null)
}

/** The incident and the member that a key of telling means; null for any key that is not of one member. */
export function memberIn(key: string): { readonly key: string; readonly monitor: string } | null {
  const end = key.startsWith(STANDING) ? key.indexOf('/') : -1
  return end < 0 ? null : { key: key.slice(0, end), monitor: key.slice(end + 1) }
}
