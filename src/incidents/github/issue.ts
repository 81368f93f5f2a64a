import type { Incident } from '../../domain/incidents/incident.js'
import { ExternalError } from '../../errors.js'
import type { Memory } from './marker.js'

/** Who wrote or closed something. */
export interface Author {
  readonly login: string
  readonly type?: string
}

/** The fields of GitHub's issue that are used here. */
export interface Issue {
  readonly number: number
  readonly html_url: string
  readonly body: string | null
  readonly state: 'open' | 'closed'
  readonly state_reason?: string | null
  readonly created_at: string
  readonly closed_at: string | null
  readonly updated_at: string
  readonly user: Author | null
  readonly comments?: number
  /** Most lists leave it out. */
  readonly closed_by?: Author | null
  readonly labels: readonly (string | { readonly name?: string })[]
  readonly pull_request?: unknown
}

/** An answer of GitHub that shows one issue. */
export function asIssue(data: unknown): Issue {
  if (isIssue(data)) return data
  throw notAnIssue()
}

/** An answer that lists issues; GitHub lists pull requests among them. */
export function asIssues(data: unknown): Issue[] {
  if (!Array.isArray(data)) throw notAnIssue()
  return data.filter(isIssue).filter((issue) => issue.pull_request === undefined)
}

function isIssue(data: unknown): data is Issue {
  return typeof data === 'object' && data !== null && Number.isSafeInteger((data as Issue).number)
}

// A redirect of a write is not followed, and shows itself by an answer of another shape.
function notAnIssue(): ExternalError {
  return new ExternalError('github', 'GitHub answered with something else than an issue', {
    permanent: true,
    remedy: 'check that the repository was not moved or renamed, and use its new name',
  })
}

/** GitHub drops labels without a word when the token may not set them, and does not tell `P0` from `p0`. */
export function missingLabels(issue: Issue, wanted: readonly string[]): string[] {
  const names = (issue.labels ?? []).map((label) => (typeof label === 'string' ? label : (label.name ?? '')))
  const there = new Set(names.map((name) => name.toLowerCase()))
  return wanted.filter((label) => !there.has(label.toLowerCase()))
}

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
  if (!notPlanned && state.closedAt !== null) return 'heartbeat'
  if (issue.closed_by && isMachine(issue.closed_by)) return 'bot'
  return notPlanned ? 'person-not-planned' : 'person-completed'
}

/** Clean-up, template and stale bots close what they do not understand. */
function isMachine({ login, type }: Author): boolean {
  return type === undefined ? login.toLowerCase().endsWith('[bot]') : type !== 'User'
}
