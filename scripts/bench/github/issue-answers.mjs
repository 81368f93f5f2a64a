import { changed, commentOf, issueOf, issuesFor, labelOf } from './issues.mjs'
import { allIssues } from './state.mjs'

const MOST_BODY = 65_536

/** What lies under `/issues` and `/labels`; null for what is not there. */
export function answerIssues(state, { method, rest, query, body }) {
  const { kept } = state
  if (rest === '/issues')
    return method === 'POST' ? open(state, body) : { data: issuesFor(allIssues(state), query), isList: true }
  if (rest === '/labels') return method === 'POST' ? addLabel(kept, body) : { data: [...kept.labels].map(labelOf) }
  const label = /^\/labels\/(.+)$/.exec(rest)
  if (label)
    return kept.labels.has(decodeURIComponent(label[1])) ? { data: labelOf(decodeURIComponent(label[1])) } : null
  const [, number, below] = /^\/issues\/(\d+)(?:\/(\w+))?/.exec(rest) ?? []
  const issue = allIssues(state).find((one) => one.number === Number(number))
  if (issue === undefined) return null
  if (below === 'comments')
    return method === 'POST' ? comment(kept, issue, body) : { data: kept.comments.get(issue.number) ?? [] }
  if (below === 'labels')
    return { data: store(kept, changed(issue, { labels: [...issue.labels, ...(body.labels ?? [])] })).labels }
  if (below === 'assignees') return { status: 201, data: store(kept, changed(issue, { assignees: body.assignees })) }
  if (below !== undefined) return { data: [] }
  if (method !== 'PATCH') return { data: issue }
  return tooLong(body) ?? { data: store(kept, changed(issue, body)) }
}

function open({ kept, foreign }, { title, body, labels = [], assignees = [] }) {
  const number = foreign.length + kept.issues.size + 1
  const issue = issueOf({ number, title, body: body ?? null, labels, assignees, at: new Date().toISOString() })
  return tooLong({ body }) ?? { status: 201, data: store(kept, issue) }
}

function tooLong({ body }) {
  if ((body ?? '').length <= MOST_BODY) return null
  return { status: 422, data: { message: 'Validation Failed', errors: [{ field: 'body', code: 'too_long' }] } }
}

function store({ issues }, issue) {
  issues.set(issue.number, issue)
  return issue
}

function comment(kept, issue, { body }) {
  const data = commentOf(issue, body, kept.nextComment++)
  kept.comments.set(issue.number, [...(kept.comments.get(issue.number) ?? []), data])
  store(kept, { ...changed(issue, {}), state_reason: issue.state_reason, comments: issue.comments + 1 })
  return { status: 201, data }
}

function addLabel({ labels }, { name }) {
  labels.add(name)
  return { status: 201, data: labelOf(name) }
}
