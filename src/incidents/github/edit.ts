import type { Incident, IncidentChange, IncidentState } from '../../domain/incidents/incident.js'
import type { Instant } from '../../domain/time.js'
import type { Verdict } from '../../domain/verdict.js'
import { ExternalError } from '../../errors.js'
import type { IncidentTexts } from '../incident-texts.js'
import { incidentFrom, type IssueContext } from './issue-context.js'
import { asIssue } from './issue.js'
import { writeMarker, type Memory } from './marker.js'

/** GitHub refuses bodies and comments above this with 422. */
const MAX_TEXT = 65_536
const ISSUE = '/repos/{owner}/{repo}/issues/{issue_number}'

type Fields = Readonly<Record<string, string>>

/** The card with its marker as the last line, together within GitHub's limit. */
export function bodyOf(texts: IncidentTexts, memory: Memory, verdicts: readonly Verdict[], now: Instant): string {
  const marker = writeMarker(memory)
  const card = texts.card({ ...memory, verdicts, now }, MAX_TEXT - marker.length - 2)
  return `${card}\n\n${marker}`
}

/** Comments first: what was told twice is a nuisance, what was stored as told and never was is a lost alarm. */
export async function edit(
  context: IssueContext,
  incident: Incident,
  change: IncidentChange,
  now: Instant,
  fields: Fields,
): Promise<Incident> {
  await comment(context, incident, change, now)
  return store(context, incident, change, now, fields)
}

/** Closes an issue that tells the same story as another, and links to that one. */
export async function closeAsDuplicate(
  context: IssueContext,
  incident: Incident,
  keep: Incident,
  change: IncidentChange,
  now: Instant,
): Promise<Incident> {
  const state: IncidentState = { ...change.state, closedAt: change.state.closedAt ?? now, duplicateOf: keep.ref }
  const told: IncidentChange = { state, verdicts: change.verdicts, comment: 'duplicate' }
  await comment(context, incident, told, now)
  try {
    return await store(context, incident, told, now, { state: 'closed', state_reason: 'duplicate' })
  } catch (error) {
    // Older GitHub Enterprise Servers do not know `duplicate`.
    if (!(error instanceof ExternalError) || error.status !== 422) throw error
    return store(context, incident, told, now, { state: 'closed', state_reason: 'not_planned' })
  }
}

async function comment(context: IssueContext, incident: Incident, change: IncidentChange, now: Instant): Promise<void> {
  if (change.comment === null) return
  const view = { key: incident.key, state: change.state, verdicts: change.verdicts, previous: null, now }
  const body = context.texts.comment(change.comment, view, MAX_TEXT)
  await context.github.rest(`POST ${ISSUE}/comments`, { issue_number: Number(incident.ref), body })
}

async function store(
  context: IssueContext,
  incident: Incident,
  change: IncidentChange,
  now: Instant,
  fields: Fields,
): Promise<Incident> {
  const previous = context.previousOf.get(incident.ref) ?? null
  const memory: Memory = { key: incident.key, state: change.state, previous, issue: incident.ref }
  const body = bodyOf(context.texts, memory, change.verdicts, now)
  const answer = await context.github.rest(`PATCH ${ISSUE}`, { issue_number: Number(incident.ref), body, ...fields })
  return incidentFrom(context, { issue: asIssue(answer.data), memory })
}
