import { readIncidentState } from '../domain/incidents/stored-incident.js'
import type { Incident } from '../domain/incidents/incident.js'

const PHASES = ['open', 'closed']
const CLOSERS = [null, 'heartbeat', 'bot', 'person-completed', 'person-not-planned']

/** Whether this is an incident as stores that keep a list of them write it. */
export function isIncident(value: unknown): value is Incident {
  const { key, ref, url, phase, closedBy, closedAt, state } = (value ?? {}) as Record<string, unknown>
  return (
    typeof key === 'string' &&
    typeof ref === 'string' &&
    (url === null || typeof url === 'string') &&
    PHASES.includes(phase as string) &&
    CLOSERS.includes(closedBy as string | null) &&
    (closedAt === null || typeof closedAt === 'number') &&
    readIncidentState(state) !== null
  )
}
