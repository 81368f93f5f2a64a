/** An issue as REST lists it. */
export interface ListedIssue {
  readonly number: number
  readonly html_url: string
  readonly body: string | null
  readonly state: 'open' | 'closed'
  readonly state_reason?: string | null
  readonly created_at: string
  readonly updated_at: string
  readonly closed_at?: string | null
  readonly user: { readonly login: string; readonly type?: string } | null
  readonly comments?: number
  readonly labels: readonly { readonly name: string }[]
  readonly pull_request?: unknown
}

interface Question {
  readonly query: string
  readonly variables: Readonly<Record<string, unknown>>
}

export interface IssueAnswerOptions {
  /** Some GitHubs find nothing by the name of an App, and say no word. Default: they do. */
  readonly findsBots?: boolean
}

/**
 * What GraphQL answers of these issues, in `repository`: any number of aliased `issues(…)`, by state, author and label, the one
 * that changed last first, and `issue(number: …)`. Lists that ask for no `pageInfo` ask for number and author alone.
 */
export function issueFields(
  { query, variables }: Question,
  all: readonly ListedIssue[],
  { findsBots = true }: IssueAnswerOptions = {},
): Record<string, unknown> {
  const issues = all.filter(({ pull_request: pull }) => pull === undefined)
  const fields: Record<string, unknown> = {}
  for (const [, alias = '', args = '', paged] of query.matchAll(/(\w+): issues\(([^)]*)\) \{ (pageInfo)?/g)) {
    const value = (name: string): unknown => {
      const [, written = ''] = new RegExp(`\\b${name}: ([$\\w]+)`).exec(args) ?? []
      return written.startsWith('$') ? variables[written.slice(1)] : written || undefined
    }
    const found = selected(issues, { state: value('states'), author: value('createdBy'), labels: value('labels') }, findsBots) // prettier-ignore
    const [start, size] = [Number(value('after') ?? 0), Number(value('first'))]
    const nodes = found.slice(start, start + size)
    const hasNextPage = start + size < found.length
    const pageInfo = { hasNextPage, endCursor: nodes.length === 0 ? null : String(start + nodes.length) }
    fields[alias] = paged === undefined ? { nodes: nodes.map(witness) } : { pageInfo, nodes: nodes.map(shown) }
  }
  for (const [, alias = '', number] of query.matchAll(/(\w+): issue\(number: (\d+)\)/g)) {
    const issue = issues.find((one) => one.number === Number(number))
    fields[alias] = issue === undefined ? null : shown(issue)
  }
  return fields
}

function selected(
  issues: readonly ListedIssue[],
  { state, author, labels }: { state: unknown; author: unknown; labels: unknown },
  findsBots: boolean,
): ListedIssue[] {
  const login = typeof author === 'string' ? author.toLowerCase() : null
  const isBy = (issue: ListedIssue): boolean =>
    login === null || (issue.user?.login.toLowerCase() === login && (findsBots || !login.endsWith('[bot]')))
  return issues
    .filter((issue) => state === undefined || (typeof state === 'string' && issue.state === state.toLowerCase()))
    .filter(isBy)
    .filter((issue) => !Array.isArray(labels) || issue.labels.some(({ name }) => labels.includes(name)))
    .sort((one, other) => other.updated_at.localeCompare(one.updated_at) || other.number - one.number)
}

function witness({ number, user }: ListedIssue): Record<string, unknown> {
  const isBot = user !== null && (user.type === 'Bot' || user.login.endsWith('[bot]'))
  const __typename = isBot ? 'Bot' : 'User'
  return { number, author: user && { login: user.login.replace(/\[bot\]$/, ''), __typename } }
}

function shown(issue: ListedIssue): Record<string, unknown> {
  return {
    ...witness(issue),
    url: issue.html_url,
    body: issue.body ?? '',
    state: issue.state.toUpperCase(),
    stateReason: issue.state_reason?.toUpperCase() ?? null,
    createdAt: issue.created_at,
    updatedAt: issue.updated_at,
    closedAt: issue.closed_at ?? null,
    comments: { totalCount: issue.comments ?? 0 },
    labels: { nodes: issue.labels.map(({ name }) => ({ name })) },
  }
}
