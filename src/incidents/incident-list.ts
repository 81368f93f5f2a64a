import type { Incident, IncidentChange, IncidentDraft } from '../domain/incidents/incident.js'
import { DAY, type Instant } from '../domain/time.js'

/** All incidents of a store that keeps them as a list. Pure: each step gives a new list. */
export type IncidentList = readonly Incident[]

/** What a step leaves: the new list and the incident it was about. */
export interface Step {
  readonly list: IncidentList
  readonly incident: Incident
}

/** How an incident stands where people see it. */
export type Shown = Pick<Incident, 'url' | 'phase' | 'closedBy' | 'closedAt'>

const KEEP_CLOSED_MS = 30 * DAY

/** One open incident a key: if there is one already, that one stays. */
export function opened(list: IncidentList, draft: IncidentDraft, number = nextNumber(list)): Step {
  const there = openOf(list, draft.key)
  if (there) return { list, incident: there }
  const incident: Incident = {
    key: draft.key,
    ref: String(number),
    url: null,
    phase: 'open',
    closedBy: null,
    closedAt: null,
    state: draft.state,
  }
  return { list: [...list, incident], incident }
}

export function openOf(list: IncidentList, key: string): Incident | undefined {
  return list.find((incident) => incident.phase === 'open' && incident.key === key)
}

function nextNumber(list: IncidentList): number {
  return list.reduce((highest, { ref }) => Math.max(highest, Number(ref) || 0), 0) + 1
}

export function updated(list: IncidentList, incident: Incident, { state }: IncidentChange): Step {
  return put(list, { ...(find(list, incident) ?? incident), state })
}

export function closed(list: IncidentList, incident: Incident, { state }: IncidentChange, now: Instant): Step {
  const closedAt = state.closedAt ?? now
  return put(list, {
    ...incident,
    phase: 'closed',
    closedBy: 'heartbeat',
    closedAt: now,
    state: { ...state, closedAt },
  })
}

export function reopened(list: IncidentList, incident: Incident, { state }: IncidentChange): Step {
  const next = { ...state, closedAt: null, duplicateOf: null }
  return put(list, { ...incident, phase: 'open', closedBy: null, closedAt: null, state: next })
}

/** Takes over where it is shown, and what a person did to it there. */
export function followed(list: IncidentList, incident: Incident, shown: Shown): Step {
  const { url, phase, closedBy, closedAt } = shown
  return put(list, { ...(find(list, incident) ?? incident), url, phase, closedBy, closedAt })
}

export function closedAsDuplicate(
  list: IncidentList,
  incident: Incident,
  keep: Incident,
  change: IncidentChange,
  now: Instant,
): Step {
  return closed(list, incident, { ...change, state: { ...change.state, duplicateOf: keep.ref } }, now)
}

/** Open ones and those that were closed in the last 30 days. */
export function openOrRecent(list: IncidentList, now: Instant): IncidentList {
  return list.filter(({ phase, closedAt }) => phase === 'open' || closedAt === null || now - closedAt <= KEEP_CLOSED_MS)
}

function find(list: IncidentList, incident: Incident): Incident | undefined {
  return list.find(({ ref }) => ref === incident.ref)
}

function put(list: IncidentList, incident: Incident): Step {
  const rest = list.filter(({ ref }) => ref !== incident.ref)
  return { list: [...rest, incident].sort((a, b) => Number(a.ref) - Number(b.ref)), incident }
}
