import { blobOf, textAt } from './files.mjs'
import { issuesFor } from './issues.mjs'
import { BOT } from './people.mjs'
import { allIssues } from './state.mjs'
import { WORKFLOWS } from './workflows.mjs'

/** The same repository as the REST answers show, as GraphQL names its fields. */
export function rootOf(state) {
  return {
    query: {
      __typename: 'Query',
      viewer: { __typename: 'User', login: BOT.login },
      repository: ({ owner, name }) => repositoryOf(state, `${owner}/${name}`),
    },
    mutation: { __typename: 'Mutation', createCommitOnBranch: ({ input }) => commitOn(state, input) },
  }
}

/** GraphQL names a bot without its `[bot]`. */
function actor({ login, type }) {
  return { __typename: type, login: login.replace(/\[bot\]$/, ''), url: `https://github.com/${login}` }
}

function repositoryOf(state, nameWithOwner) {
  return {
    __typename: 'Repository',
    nameWithOwner,
    isPrivate: false,
    isFork: false,
    isArchived: false,
    isDisabled: false,
    isLocked: false,
    hasIssuesEnabled: true,
    defaultBranchRef: { __typename: 'Ref', name: 'main' },
    object: ({ expression }) => objectAt(state, expression),
    ref: ({ qualifiedName }) => refOf(state, qualifiedName.replace('refs/heads/', '')),
    issues: (given) => connectionOf(state, given),
    issue: ({ number }) => nodeOf(allIssues(state).find((issue) => issue.number === number)),
  }
}

function objectAt(state, expression) {
  const path = expression.slice(expression.indexOf(':') + 1)
  if (path !== WORKFLOWS) return blobAt(state, path)
  const names = Array.from({ length: state.world.workflows ?? 0 }, (_, index) => `w${index}.yml`)
  const entries = names.map((name) => blobEntry(name, textAt(state, `${WORKFLOWS}/${name}`)))
  return { __typename: 'Tree', oid: '4'.repeat(40), entries }
}

function blobAt(state, path) {
  const text = textAt(state, path)
  return text === null ? null : blobOf(text)
}

function blobEntry(path, text) {
  const blob = blobOf(text)
  return {
    __typename: 'TreeEntry',
    name: path.split('/').at(-1),
    path,
    type: 'blob',
    oid: blob.oid,
    mode: 33188,
    object: blob,
  }
}

/** A branch is there if the world has one of that name. */
function refOf({ kept }, name) {
  const branch = kept.branches.get(name)
  if (branch === undefined) return null
  const { commits, files } = branch
  const target = {
    __typename: 'Commit',
    oid: oidOf(branch),
    history: ({ first = 10 }) => ({
      nodes: commits
        .slice(-first)
        .reverse()
        .map((messageHeadline) => ({ messageHeadline })),
    }),
    tree: { __typename: 'Tree', entries: entriesIn(files, '') },
    file: ({ path }) => entryAt(files, path),
  }
  return { __typename: 'Ref', name, target }
}

function oidOf({ commits }) {
  return String(commits.length).padStart(40, '5')
}

function entryAt(files, path) {
  const text = files.get(path)
  if (text !== undefined) return blobEntry(path, text)
  const entries = entriesIn(files, `${path}/`)
  if (entries.length === 0) return null
  const tree = { __typename: 'Tree', oid: '6'.repeat(40), entries }
  return {
    __typename: 'TreeEntry',
    name: path.split('/').at(-1),
    path,
    type: 'tree',
    oid: tree.oid,
    mode: 16384,
    object: tree,
  }
}

function entriesIn(files, start) {
  const below = [...files.keys()].filter((path) => path.startsWith(start))
  const names = new Set(below.map((path) => path.slice(start.length).split('/')[0]))
  return [...names].map((name) => entryAt(files, start + name))
}

function commitOn({ kept }, { branch: { branchName }, message, fileChanges }) {
  const { commits, files } = kept.branches.get(branchName)
  for (const { path } of fileChanges.deletions ?? []) files.delete(path)
  for (const { path, contents } of fileChanges.additions ?? [])
    files.set(path, Buffer.from(contents, 'base64').toString())
  commits.push(message.headline)
  return { __typename: 'Payload', commit: { __typename: 'Commit', oid: oidOf({ commits }) } }
}

function connectionOf(state, { first = 30, after = null, filterBy = {}, orderBy = {}, labels, states }) {
  const wanted = [states ?? filterBy.states ?? ['OPEN', 'CLOSED']].flat()
  const creator = filterBy.createdBy ?? undefined
  const found = issuesFor(allIssues(state), {
    state: 'all',
    ...(creator === undefined ? {} : { creator }),
    labels: [labels ?? filterBy.labels ?? []].flat().join(','),
    sort: orderBy.field === 'UPDATED_AT' ? 'updated' : 'created',
    direction: (orderBy.direction ?? 'ASC').toLowerCase(),
  }).filter((issue) => wanted.includes(issue.state.toUpperCase()))
  const from = after === null ? 0 : Number(after)
  const [end, isMore] = [from + first, found.length > from + first]
  return {
    __typename: 'IssueConnection',
    totalCount: found.length,
    nodes: found.slice(from, end).map(nodeOf),
    pageInfo: { __typename: 'PageInfo', hasNextPage: isMore, endCursor: String(end) },
  }
}

function nodeOf(issue) {
  if (issue === undefined) return null
  const labels = issue.labels.map(({ name }) => ({ __typename: 'Label', name }))
  return {
    __typename: 'Issue',
    id: issue.node_id,
    databaseId: issue.id,
    number: issue.number,
    url: issue.html_url,
    title: issue.title,
    body: issue.body,
    state: issue.state.toUpperCase(),
    stateReason: issue.state_reason?.toUpperCase() ?? null,
    createdAt: issue.created_at,
    updatedAt: issue.updated_at,
    closedAt: issue.closed_at,
    author: actor(issue.user),
    labels: { __typename: 'LabelConnection', nodes: labels },
    comments: { __typename: 'IssueCommentConnection', totalCount: issue.comments },
  }
}
