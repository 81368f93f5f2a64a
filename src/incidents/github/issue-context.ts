import type { Incident } from '../../domain/incidents/incident.js'
import type { GitHub, Log } from '../../ports.js'
import type { IncidentTexts } from '../incident-texts.js'
import { incidentOf } from './incident-of.js'
import type { Issue } from './issue.js'
import type { Memory } from './marker.js'
import type { Marked } from './own.js'
import { isUnheard, type Hearing } from './unheard.js'

/** What is known of one issue besides its incident. */
export interface KnownIssue {
  readonly issue: Issue
  readonly memory: Memory
}

/** What the work on one repository's issues needs at hand. */
export interface IssueContext {
  readonly github: GitHub
  readonly log: Log
  /** Logins whose incidents are ours besides this token's own. */
  readonly authors?: readonly string[]
  /** `owner/repo` that watches, where these are the issues of another one. */
  readonly by?: string
  /** By issue number, as it was last seen in this run. */
  readonly known: Map<string, KnownIssue>
  /** Absent where nobody is listened to. */
  readonly hearing?: Hearing
}

/** The same for who changes them, which takes words. */
export interface WritingContext extends IssueContext {
  readonly texts: IncidentTexts
}

/** The issue as an incident; notes what only the issue itself tells. */
export function incidentFrom(
  { known, hearing }: Pick<IssueContext, 'known' | 'hearing'>,
  { issue, memory }: Marked,
): Incident {
  known.set(String(issue.number), { issue, memory })
  const incident = incidentOf(issue, memory)
  return hearing !== undefined && isUnheard({ issue, memory }, hearing) ? { ...incident, unheard: true } : incident
}

/** How many comments GitHub says the issue has; null when it did not say. */
export function commentsOf(known: KnownIssue | undefined): number | null {
  const count = known?.issue.comments
  return typeof count === 'number' ? count : null
}
