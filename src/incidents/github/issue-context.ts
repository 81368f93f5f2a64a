import type { Incident } from '../../domain/incidents/incident.js'
import type { GitHub, Log } from '../../ports.js'
import type { IncidentTexts } from '../incident-texts.js'
import { incidentOf } from './issue.js'
import type { Marked } from './own.js'

/** What the work on one repository's issues needs at hand. */
export interface IssueContext {
  readonly github: GitHub
  readonly log: Log
  readonly texts: IncidentTexts
  /** Logins whose incidents are ours besides this token's own. */
  readonly authors?: readonly string[]
  /** By issue number: the issue of the same key before it, which a new body must go on naming. */
  readonly previousOf: Map<string, string | null>
}

/** The issue as an incident; notes what only the issue itself tells. */
export function incidentFrom(context: Pick<IssueContext, 'previousOf'>, { issue, memory }: Marked): Incident {
  context.previousOf.set(String(issue.number), memory.previous)
  return incidentOf(issue, memory)
}
