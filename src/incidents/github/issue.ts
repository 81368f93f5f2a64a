import { isPlainObject } from '../../domain/plain-object.js'
import { ExternalError } from '../../errors.js'

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
  readonly created_at?: string
  readonly closed_at?: string | null
  readonly updated_at?: string
  readonly user: Author | null
  readonly comments?: number
  /** Most lists leave it out. */
  readonly closed_by?: Author | null
  readonly labels: readonly (string | { readonly name?: string })[]
  readonly pull_request?: unknown
}

/** An answer of GitHub that shows one issue. */
export function asIssue(data: unknown): Issue {
  if (isIssue(data)) return whole(data)
  throw notAnIssue('an issue')
}

/** An answer that lists issues; GitHub lists pull requests among them. */
export function asIssues(data: unknown): Issue[] {
  if (!Array.isArray(data)) throw notAnIssue('a list of issues')
  return data
    .filter(isIssue)
    .filter((issue) => issue.pull_request === undefined)
    .map(whole)
}

/** One odd issue of somebody's must not hide all others: what is of another kind than promised counts as not there. */
function whole(issue: Issue): Issue {
  const { body, labels, user } = issue
  const isWhole = (body === null || typeof body === 'string') && isAuthor(user) && isLabels(labels)
  if (isWhole) return issue
  return {
    ...issue,
    body: typeof body === 'string' ? body : null,
    user: isAuthor(user) ? user : null,
    labels: Array.isArray(labels) ? labels.filter(isLabel) : [],
  }
}

function isAuthor(user: unknown): boolean {
  return user === null || (isPlainObject(user) && typeof user['login'] === 'string')
}

function isLabels(labels: unknown): boolean {
  return Array.isArray(labels) && labels.every(isLabel)
}

function isLabel(label: unknown): boolean {
  return typeof label === 'string' || (isPlainObject(label) && typeof label['name'] === 'string')
}

function isIssue(data: unknown): data is Issue {
  return typeof data === 'object' && data !== null && Number.isSafeInteger((data as Issue).number)
}

function notAnIssue(wanted: string): ExternalError {
  return new ExternalError('github', `GitHub answered with something else than ${wanted}`, { permanent: false })
}

/** GitHub drops labels without a word when the token may not set them, and does not tell `P0` from `p0`. */
export function missingLabels(issue: Issue, wanted: readonly string[]): string[] {
  const names = (issue.labels ?? []).map((label) => (typeof label === 'string' ? label : (label.name ?? '')))
  const there = new Set(names.map((name) => name.toLowerCase()))
  return wanted.filter((label) => !there.has(label.toLowerCase()))
}
