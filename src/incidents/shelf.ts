import type { Incident, IncidentChange, IncidentDraft } from '../domain/incidents/incident.js'
import { DAY, type Instant } from '../domain/time.js'

/** All incidents of a store that keeps them as a list. Pure: each step gives a new list. */
export type Shelf = readonly Incident[]

/** What a step leaves: the new list and the incident it was about. */
export interface Step {
  readonly shelf: Shelf
  readonly incident: Incident
}

const KEEP_CLOSED_MS = 30 * DAY

/** One open incident a key: if there is one already, that one stays. */
export function opened(shelf: Shelf, draft: IncidentDraft): Step {
  const there = shelf.find((incident) => incident.phase === 'open' && incident.key === draft.key)
  if (there) return { shelf, incident: there }
  const number = shelf.reduce((highest, { ref }) => Math.max(highest, Number(ref) || 0), 0) + 1
  const incident: Incident = {
    key: draft.key,
    ref: String(number),
    url: null,
    phase: 'open',
    closedBy: null,
    closedAt: null,
    state: draft.state,
  }
  return { shelf: [...shelf, incident], incident }
}

export function updated(shelf: Shelf, incident: Incident, { state }: IncidentChange): Step {
  return put(shelf, { ...(find(shelf, incident) ?? incident), state })
}

export function closed(shelf: Shelf, incident: Incident, { state }: IncidentChange, now: Instant): Step {
  const closedAt = state.closedAt ?? now
  return put(shelf, {
    ...incident,
    phase: 'closed',
    closedBy: 'heartbeat',
    closedAt: now,
    state: { ...state, closedAt },
  })
}

export function reopened(shelf: Shelf, incident: Incident, { state }: IncidentChange): Step {
  const next = { ...state, closedAt: null, duplicateOf: null }
  return put(shelf, { ...incident, phase: 'open', closedBy: null, closedAt: null, state: next })
}

export function closedAsDuplicate(
  shelf: Shelf,
  incident: Incident,
  keep: Incident,
  change: IncidentChange,
  now: Instant,
): Step {
  return closed(shelf, incident, { ...change, state: { ...change.state, duplicateOf: keep.ref } }, now)
}

/** Open ones and those that were closed in the last 30 days. */
export function lately(shelf: Shelf, now: Instant): Shelf {
  return shelf.filter(
    ({ phase, closedAt }) => phase === 'open' || closedAt === null || now - closedAt <= KEEP_CLOSED_MS,
  )
}

function find(shelf: Shelf, incident: Incident): Incident | undefined {
  return shelf.find(({ ref }) => ref === incident.ref)
}

function put(shelf: Shelf, incident: Incident): Step {
  const rest = shelf.filter(({ ref }) => ref !== incident.ref)
  return { shelf: [...rest, incident].sort((a, b) => Number(a.ref) - Number(b.ref)), incident }
}
