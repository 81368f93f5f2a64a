import { isPlainObject } from '../../domain/plain-object.js'
import { ExternalError } from '../../errors.js'
import type { Author, Issue } from './issue.js'
import type { Asked, Listing } from './issue-query.js'
import { sameLogin } from './logins.js'

/** One page of a listing. */
export interface Page {
  readonly issues: readonly Issue[]
  /** Where the next one begins; null where this was the last. */
  readonly next: string | null
}

/** An issue of which only the author is known. */
export interface Witness {
  readonly number: number
  readonly author: Author | null
}

export interface Answered {
  readonly viewer: string
  /** In the order of the listings. */
  readonly pages: readonly Page[]
  readonly issues: readonly Issue[]
  readonly labelled: readonly Witness[]
  readonly latest: readonly Witness[]
}

type Fields = Readonly<Record<string, unknown>>

/** GraphQL's answer in the words of REST. Whatever is not an answer to this question tells nothing. */
export function readAnswer(data: unknown, { listings, numbers = [], witnesses }: Asked): Answered {
  const { viewer, repository } = fieldsOf(data)
  const found = fieldsOf(repository)
  if (found['hasIssuesEnabled'] === false) throw switchedOff()
  return {
    viewer: textOf(fieldsOf(viewer)['login']),
    pages: listings.map((listing, at) => pageOf(found[`list${at}`], listing)),
    issues: numbers.map((number) => issueOf(found[`issue${number}`])),
    labelled: witnesses == null || witnesses.label === null ? [] : witnessesIn(found['labelled']),
    latest: witnesses == null ? [] : witnessesIn(found['latest']),
  }
}

/** REST refuses it, GraphQL finds nothing and says no word. */
function switchedOff(): ExternalError {
  return new ExternalError('github', 'issues are disabled', { permanent: true, status: 410 })
}

/** A list with an issue in it that was not asked for is another list: who trusts it misses what is open, and opens it again. */
function pageOf(value: unknown, { author, state }: Listing): Page {
  const { pageInfo, nodes } = fieldsOf(value)
  const { hasNextPage, endCursor } = fieldsOf(pageInfo)
  if (typeof hasNextPage !== 'boolean') throw foreign()
  const issues = listOf(nodes).map(issueOf)
  const isAsked = (issue: Issue): boolean =>
    issue.state === state && issue.user != null && sameLogin(issue.user, author)
  if (!issues.every(isAsked)) throw unasked()
  return { issues, next: hasNextPage ? textOf(endCursor) : null }
}

function issueOf(value: unknown): Issue {
  const issue = fieldsOf(value)
  const { state, stateReason, closedAt, body } = issue
  if ((state !== 'OPEN' && state !== 'CLOSED') || typeof body !== 'string') throw foreign()
  return {
    number: countOf(issue['number']),
    html_url: textOf(issue['url']),
    body,
    state: state === 'OPEN' ? 'open' : 'closed',
    state_reason: stateReason === null ? null : textOf(stateReason).toLowerCase(),
    created_at: timeOf(issue['createdAt']),
    updated_at: timeOf(issue['updatedAt']),
    closed_at: closedAt === null ? null : timeOf(closedAt),
    user: authorOf(issue['author']),
    comments: countOf(fieldsOf(issue['comments'])['totalCount']),
    labels: labelsOf(issue['labels']),
  }
}

/** An issue without labels answers with none, and one whose labels nobody may see as well. */
function labelsOf(value: unknown): Issue['labels'] {
  const nodes = isPlainObject(value) ? value['nodes'] : []
  return (Array.isArray(nodes) ? nodes : []).flatMap((node) => {
    const name = isPlainObject(node) ? node['name'] : null
    return typeof name === 'string' ? [{ name }] : []
  })
}

function witnessesIn(value: unknown): Witness[] {
  return listOf(fieldsOf(value)['nodes']).map((node) => {
    const { number, author } = fieldsOf(node)
    return { number: countOf(number), author: authorOf(author) }
  })
}

/** REST ends the name of a bot in `[bot]`; null for somebody who is no more. */
function authorOf(value: unknown): Author | null {
  if (value === null) return null
  const { login, __typename } = fieldsOf(value)
  const [name, type] = [textOf(login), textOf(__typename)]
  return { login: type === 'Bot' && !name.endsWith('[bot]') ? `${name}[bot]` : name, type }
}

function fieldsOf(value: unknown): Fields {
  if (isPlainObject(value)) return value
  throw foreign()
}

function listOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value
  throw foreign()
}

function textOf(value: unknown): string {
  if (typeof value === 'string' && value !== '') return value
  throw foreign()
}

function timeOf(value: unknown): string {
  const text = textOf(value)
  if (Number.isFinite(Date.parse(text))) return text
  throw foreign()
}

function countOf(value: unknown): number {
  if (Number.isSafeInteger(value) && Number(value) >= 0) return value as number
  throw foreign()
}

/** Asked the same again it would be the same: REST is asked instead. */
function unasked(): ExternalError {
  return new ExternalError('github', 'a list of issues holds others than were asked for', { permanent: true })
}

/** Not permanent: GitHub itself may answer the next time. */
function foreign(): ExternalError {
  return new ExternalError('github', "what answered is not GitHub's answer to a question about issues", {
    permanent: false,
  })
}
