import { BOT, account } from './people.mjs'

const API = 'https://api.github.com/repos/octo/example'
const WEB = 'https://github.com/octo/example'
const MINUTE = 60_000
const PARAGRAPH = 'The import stops half way when a row has no price, and nothing of it is in the log. '
const PEOPLE = ['ada', 'grace', 'linus', 'margaret'].map((name) => account(`${name}-example`))

/** An issue as GitHub shows it: two kilobytes, and its body. */
export function issueOf({ number, title, body, labels = [], assignees = [], user = BOT, at }) {
  const url = `${API}/issues/${number}`
  return {
    url,
    repository_url: API,
    labels_url: `${url}/labels{/name}`,
    comments_url: `${url}/comments`,
    events_url: `${url}/events`,
    html_url: `${WEB}/issues/${number}`,
    id: 3_000_000_000 + number,
    node_id: `I_kwDOLx${number}`,
    number,
    title,
    user,
    labels: labels.map(labelOf),
    state: 'open',
    locked: false,
    assignee: null,
    assignees: assignees.map((login) => account(login)),
    milestone: null,
    comments: 0,
    created_at: at,
    updated_at: at,
    closed_at: null,
    author_association: user === BOT ? 'NONE' : 'CONTRIBUTOR',
    type: null,
    active_lock_reason: null,
    sub_issues_summary: { total: 0, completed: 0, percent_completed: 0 },
    issue_dependencies_summary: { blocked_by: 0, total_blocked_by: 0, blocking: 0, total_blocking: 0 },
    body,
    closed_by: null,
    reactions: { url: `${url}/reactions`, total_count: 0, ...REACTIONS },
    timeline_url: `${url}/timeline`,
    performed_via_github_app: null,
    state_reason: null,
  }
}

const REACTIONS = { '+1': 0, '-1': 0, laugh: 0, hooray: 0, confused: 0, heart: 0, rocket: 0, eyes: 0 }

export function labelOf(name) {
  const url = `${API}/labels/${encodeURIComponent(name)}`
  return { id: 208045946, node_id: 'MDU6TGFiZWwx', url, name, color: 'ededed', default: false, description: null }
}

/** Issues that people opened, one a minute, the newest a minute ago, and a body of about a kilobyte each. */
export function foreignIssues(count, bodyBytes, now) {
  const body = PARAGRAPH.repeat(Math.ceil(bodyBytes / PARAGRAPH.length)).slice(0, bodyBytes)
  return Array.from({ length: count }, (_, index) =>
    issueOf({
      number: index + 1,
      title: `Prices of list ${index} are missing`,
      body,
      labels: index % 3 === 0 ? ['bug'] : [],
      user: PEOPLE[index % PEOPLE.length],
      at: new Date(now - (count - index) * MINUTE).toISOString(),
    }),
  )
}

/** The list that a question is answered by, in its order and without its pages. */
export function issuesFor(issues, { state = 'open', labels, creator, since, sort = 'created', direction = 'desc' }) {
  const wanted = (labels ?? '').split(',').filter(Boolean)
  const found = issues.filter(
    (issue) =>
      (state === 'all' || issue.state === state) &&
      (creator === undefined || issue.user.login === creator || issue.user.login === `${creator}[bot]`) &&
      (since === undefined || issue.updated_at >= since) &&
      wanted.every((name) => issue.labels.some((label) => label.name === name)),
  )
  const key = sort === 'updated' ? 'updated_at' : 'created_at'
  const sign = direction === 'asc' ? 1 : -1
  return found.sort((a, b) => sign * compare(a[key], b[key]) || sign * (a.number - b.number))
}

function compare(a, b) {
  return a < b ? -1 : a > b ? 1 : 0
}

/** What a change leaves of an issue; those that are no field of it change nothing. */
export function changed(issue, { labels, assignees, state, ...fields }) {
  const at = new Date().toISOString()
  const isClosed = (state ?? issue.state) === 'closed'
  return {
    ...issue,
    ...fields,
    state: state ?? issue.state,
    state_reason: isClosed ? (fields.state_reason ?? issue.state_reason ?? 'completed') : null,
    ...(labels === undefined ? {} : { labels: labels.map((one) => labelOf(one.name ?? one)) }),
    ...(assignees === undefined ? {} : { assignees: assignees.map((login) => account(login)) }),
    closed_at: isClosed ? (issue.closed_at ?? at) : null,
    closed_by: isClosed ? (issue.closed_by ?? BOT) : null,
    updated_at: at,
  }
}

export function commentOf(issue, body, id) {
  const at = new Date().toISOString()
  const url = `${API}/issues/comments/${id}`
  const place = { url, html_url: `${issue.html_url}#issuecomment-${id}`, issue_url: issue.url, id, node_id: `IC_${id}` }
  const reactions = { url: `${url}/reactions`, total_count: 0, ...REACTIONS }
  return { ...place, user: BOT, created_at: at, updated_at: at, body, author_association: 'NONE', reactions }
}
