/** One list of issues that GitHub is asked for by their author, newest change first. */
export interface Listing {
  readonly author: string
  readonly state: 'open' | 'closed'
  readonly first: number
  /** Where the last page of it ended; null for its beginning. */
  readonly after: string | null
}

/** What one question of GraphQL asks of the issues of a repository. */
export interface Asked {
  readonly listings: readonly Listing[]
  /** Numbers of single issues. */
  readonly numbers?: readonly number[]
  /** Whether to ask for authors alone, too: of the issues with this label, or null for no label, and of the latest of all. */
  readonly witnesses?: { readonly label: string | null }
}

/** GraphQL as it is sent. */
export interface IssueQuery {
  readonly query: string
  readonly variables: Readonly<Record<string, unknown>>
}

const ORDER = 'orderBy: { field: UPDATED_AT, direction: DESC }'
const AUTHOR = 'author { login __typename }'
const ISSUE = `number url body state stateReason(enableDuplicate: true) createdAt updatedAt closedAt ${AUTHOR} comments { totalCount } labels(first: 20) { nodes { name } }`
const PAGE = `{ pageInfo { hasNextPage endCursor } nodes { ${ISSUE} } }`
/** Without the words of strangers: these say who wrote, and nothing else. */
const WITNESSES = `{ nodes { number ${AUTHOR} } }`
const LABELLED = 100
const LATEST = 50

/** Pull requests are no issues here, other than in REST; names go as variables, because nothing in them is ours. */
export function issueQuery({ listings, numbers = [], witnesses }: Asked): IssueQuery {
  const label = witnesses?.label ?? null
  const fields = [
    ...listings.map(listed),
    ...numbers.map((number) => `issue${number}: issue(number: ${number}) { ${ISSUE} }`),
    ...(label === null ? [] : [`labelled: issues(first: ${LABELLED}, states: OPEN, labels: $labels, ${ORDER}) ${WITNESSES}`]), // prettier-ignore
    ...(witnesses === undefined ? [] : [`latest: issues(first: ${LATEST}, states: OPEN, ${ORDER}) ${WITNESSES}`]),
  ]
  const declared = [
    '$owner: String!',
    '$name: String!',
    ...declaredAuthors(listings),
    ...listings.flatMap(({ after }, at) => (after === null ? [] : [`$after${at}: String!`])),
    ...(label === null ? [] : ['$labels: [String!]']),
  ]
  return {
    query: `query(${declared.join(', ')}) { viewer { login } repository(owner: $owner, name: $name) { hasIssuesEnabled ${fields.join(' ')} } }`,
    variables: Object.fromEntries([
      ...listings.map(({ author }, at) => [`author${at}`, author]),
      ...listings.flatMap(({ after }, at) => (after === null ? [] : [[`after${at}`, after]])),
      ...(label === null ? [] : [['labels', [label]]]),
    ]) as Record<string, unknown>,
  }
}

/** The names of whose issues are listed. */
export function declaredAuthors(listings: readonly Listing[]): string[] {
  return listings.map((_, at) => `$author${at}: String!`)
}

export function listed({ state, first, after }: Listing, at: number): string {
  const from = after === null ? '' : `, after: $after${at}`
  return `list${at}: issues(first: ${first}${from}, states: ${state.toUpperCase()}, filterBy: { createdBy: $author${at} }, ${ORDER}) ${PAGE}`
}
