import type { Incident, IncidentChange, IncidentState } from '../../domain/incidents/incident.js'
import type { Instant } from '../../domain/time.js'
import type { Verdict } from '../../domain/verdict.js'
import { ExternalError } from '../../errors.js'
import type { IncidentTexts } from '../incident-texts.js'
import { composeBody, fittingWords, roomFor, wordsAround } from './card-body.js'
import { labelName, spentLabels } from '../../domain/commands/labels.js'
import { commentsOf, incidentFrom, type WritingContext } from './issue-context.js'
import { asIssue } from './issue.js'
import { removeLabels } from './labels.js'
import { writeMarker, type Memory } from './marker.js'
import { MAX_TEXT, tell } from './tell.js'
import { heardAfter, labelsOn } from './unheard.js'

const ISSUE = '/repos/{owner}/{repo}/issues/{issue_number}'

type Fields = Readonly<Record<string, string>>

/** The card, what people wrote around it so far, and its marker as the last line, together within GitHub's limit. */
export function bodyOf(
  texts: IncidentTexts,
  memory: Memory,
  verdicts: readonly Verdict[],
  now: Instant,
  standing: string | null = null,
): string {
  const marker = writeMarker(memory)
  const words = fittingWords(wordsAround(standing), marker, MAX_TEXT)
  return composeBody(words, texts.card({ ...memory, verdicts, now }, roomFor(words, marker, MAX_TEXT)), marker)
}

/** Comments first: what was told twice is a nuisance, what was stored as told and never was is a lost alarm. */
export async function edit(
  context: WritingContext,
  incident: Incident,
  change: IncidentChange,
  now: Instant,
  fields: Fields,
): Promise<Incident> {
  const comments = await tell(context, incident, change, now)
  return store(context, incident, { ...change, comments }, now, fields)
}

/** Closes an issue that tells the same story as another, and links to that one. */
export async function closeAsDuplicate(
  context: WritingContext,
  incident: Incident,
  keep: Incident,
  change: IncidentChange,
  now: Instant,
): Promise<Incident> {
  const state: IncidentState = { ...change.state, closedAt: change.state.closedAt ?? now, duplicateOf: keep.ref }
  const told: IncidentChange = { state, verdicts: change.verdicts, comment: change.comment ?? 'duplicate' }
  const comments = await tell(context, incident, told, now)
  try {
    return await store(context, incident, { ...told, comments }, now, { state: 'closed', state_reason: 'duplicate' })
  } catch (error) {
    // Older GitHub Enterprise Servers do not know `duplicate`.
    if (!(error instanceof ExternalError) || error.status !== 422) throw error
    return store(context, incident, { ...told, comments }, now, { state: 'closed', state_reason: 'not_planned' })
  }
}

/** What is remembered of what people asked for; labels that say what is asked no longer are taken off before. */
async function listened(
  { github, hearing, known, log }: WritingContext,
  ref: string,
  change: { readonly state: IncidentState; readonly comments: number | null; readonly now: Instant },
): Promise<Pick<Memory, 'heard' | 'labels'>> {
  const own = known.get(ref)
  if (hearing === undefined || own === undefined) return {}
  const { state, comments, now } = change
  const ours = comments === null ? 0 : Math.max(0, comments - (commentsOf(own) ?? comments))
  const there = labelsOn(own.issue, hearing.own)
  const spent = spentLabels(there, state.control, now)
  const left = await removeLabels(github, own.issue.number, spent.map(labelName), log)
  const labels = there.filter((label) => !spent.includes(label) || left.includes(labelName(label)))
  return { heard: heardAfter(own, hearing.now.get(ref), ours), ...(labels.length > 0 && { labels }) }
}

async function store(
  context: WritingContext,
  { key, ref }: Incident,
  { state, verdicts, comments }: IncidentChange & { readonly comments: number | null },
  now: Instant,
  fields: Fields,
): Promise<Incident> {
  const known = context.known.get(ref)
  const memory: Memory = {
    ...{ key, state, previous: known?.memory.previous ?? null, issue: ref, comments, writtenAt: now },
    ...(await listened(context, ref, { state, comments, now })),
    ...(context.by !== undefined && { by: context.by }),
  }
  const body = bodyOf(context.texts, memory, verdicts, now, known?.issue.body)
  const answer = await context.github.rest(`PATCH ${ISSUE}`, { issue_number: Number(ref), body, ...fields })
  context.hearing?.now.delete(ref)
  return incidentFrom(context, { issue: { ...asIssue(answer.data), body }, memory })
}
