import type { Incident, IncidentChange, IncidentState } from '../../domain/incidents/incident.js'
import type { Instant } from '../../domain/time.js'
import type { Verdict } from '../../domain/verdict.js'
import { ExternalError } from '../../errors.js'
import type { Face } from '../face.js'
import { take, type Desk } from './desk.js'
import { asIssue } from './issue.js'
import { writeMarker, type Memory } from './marker.js'

/** GitHub refuses bodies and comments above this with 422. */
const MAX_TEXT = 65_536
const ISSUE = '/repos/{owner}/{repo}/issues/{issue_number}'

type Fields = Readonly<Record<string, string>>

/** The card with its marker as the last line, together within GitHub's limit. */
export function bodyOf(face: Face, memory: Memory, verdicts: readonly Verdict[], now: Instant): string {
  const marker = writeMarker(memory)
  const card = face.card({ ...memory, verdicts, now }, MAX_TEXT - marker.length - 2)
  return `${card}\n\n${marker}`
}

/** Comments first: what was told twice is a nuisance, what was stored as told and never was is a lost alarm. */
export async function edit(
  desk: Desk,
  incident: Incident,
  change: IncidentChange,
  now: Instant,
  fields: Fields,
): Promise<Incident> {
  await comment(desk, incident, change, now)
  return store(desk, incident, change, now, fields)
}

/** Closes an issue that tells the same story as another, and links to that one. */
export async function closeAsDuplicate(
  desk: Desk,
  incident: Incident,
  keep: Incident,
  change: IncidentChange,
  now: Instant,
): Promise<Incident> {
  const state: IncidentState = { ...change.state, closedAt: change.state.closedAt ?? now, duplicateOf: keep.ref }
  const told: IncidentChange = { state, verdicts: change.verdicts, comment: 'duplicate' }
  await comment(desk, incident, told, now)
  try {
    return await store(desk, incident, told, now, { state: 'closed', state_reason: 'duplicate' })
  } catch (error) {
    // Older GitHub Enterprise Servers do not know `duplicate`.
    if (!(error instanceof ExternalError) || error.status !== 422) throw error
    return store(desk, incident, told, now, { state: 'closed', state_reason: 'not_planned' })
  }
}

async function comment(desk: Desk, incident: Incident, change: IncidentChange, now: Instant): Promise<void> {
  if (change.comment === null) return
  const look = { key: incident.key, state: change.state, verdicts: change.verdicts, previous: null, now }
  const body = desk.face.comment(change.comment, look, MAX_TEXT)
  await desk.github.rest(`POST ${ISSUE}/comments`, { issue_number: Number(incident.ref), body })
}

async function store(
  desk: Desk,
  incident: Incident,
  change: IncidentChange,
  now: Instant,
  fields: Fields,
): Promise<Incident> {
  const previous = desk.previousOf.get(incident.ref) ?? null
  const memory: Memory = { key: incident.key, state: change.state, previous }
  const body = bodyOf(desk.face, memory, change.verdicts, now)
  const answer = await desk.github.rest(`PATCH ${ISSUE}`, { issue_number: Number(incident.ref), body, ...fields })
  return take(desk, { issue: asIssue(answer.data), memory })
}
