import type { Incident } from '../../domain/incidents/incident.js'
import type { Author, Issue } from './issue.js'
import type { Memory } from './marker.js'

export function incidentOf(issue: Issue, memory: Memory): Incident {
  return {
    key: memory.key,
    ref: String(issue.number),
    url: issue.html_url,
    phase: issue.state,
    closedBy: issue.state === 'closed' ? closedBy(issue, memory) : null,
    closedAt: issue.state === 'closed' && issue.closed_at ? Date.parse(issue.closed_at) : null,
    state: memory.state,
  }
}

/** Heartbeat closes as completed or, with the kept issue remembered, as duplicate; a plain `not planned` is somebody else's. */
function closedBy(issue: Issue, { state }: Memory): Incident['closedBy'] {
  if (state.duplicateOf !== null) return 'heartbeat'
  if (state.goneAt != null && state.goneAt === state.closedAt) return 'heartbeat'
  const notPlanned = issue.state_reason === 'not_planned'
  if (notPlanned && state.muted !== undefined) return 'person-not-planned'
  if (!notPlanned && state.closedAt !== null) return 'heartbeat'
  if (issue.closed_by && isMachine(issue.closed_by)) return 'bot'
  return notPlanned ? 'person-not-planned' : 'person-completed'
}

/** Clean-up, template and stale bots close what they do not understand. */
function isMachine({ login, type }: Author): boolean {
  return type === undefined ? login.toLowerCase().endsWith('[bot]') : type !== 'User'
}
