import { ExternalError } from '../errors.js'
import type { GitHubResponse } from '../ports.js'
import {
  anything,
  count,
  either,
  flag,
  listOf,
  maybe,
  oneOf,
  orNull,
  other,
  record,
  someOf,
  text,
  time,
  word,
  type Shape,
} from './answer-shape.js'

/** What GitHub answers to one kind of request when it answers at all. */
interface Answer {
  readonly method: string
  /** A pattern for GitHub's own template of the route. */
  readonly path: string
  readonly statuses: readonly number[]
  /** Null where no body is due. */
  readonly body: Shape | null
}

const REPO = String.raw`/repos/\{owner\}/\{repo\}`

const sha = record({ sha: word })
const file = record({ type: oneOf('file'), content: text, encoding: word, size: maybe(count), sha: maybe(word) })
const place = record({ type: oneOf('symlink', 'submodule', 'dir') })
const entry = record({ type: oneOf('file', 'dir', 'symlink', 'submodule'), name: word })
const reference = record({ object: sha })
const commit = record({
  sha: word,
  commit: record({
    message: maybe(text),
    committer: maybe(orNull(record({ date: maybe(time) }))),
    author: maybe(orNull(record({ date: maybe(time) }))),
  }),
})
const user = orNull(record({ login: word }))
const issue = record({
  number: count,
  html_url: word,
  title: maybe(text),
  body: maybe(orNull(text)),
  state: oneOf('open', 'closed'),
  state_reason: maybe(orNull(text)),
  created_at: maybe(time),
  updated_at: maybe(time),
  closed_at: maybe(orNull(time)),
  user,
  labels: maybe(listOf(either(text, record({ name: maybe(orNull(text)) })))),
})
// One odd issue of somebody's is no reason to know nothing of all others.
const listedIssue = record({ number: count, html_url: word, state: oneOf('open', 'closed') })
const label = record({ name: word })
const comment = record({ id: count, body: maybe(text), user: maybe(user), created_at: maybe(time) })
const workflow = record({ id: count, state: word })
const listedWorkflow = record({ id: count, path: text, state: word, created_at: time, updated_at: time })
const begun = { id: maybe(count), event: word, created_at: time, run_attempt: maybe(count) }
// What has ended has ended somehow.
const ended = record({ ...begun, status: oneOf('completed'), conclusion: word })
const going = record({ ...begun, status: other('completed'), conclusion: orNull(word) })
const run = either(ended, going)
// Only how it ended is asked of an earlier attempt.
const attempt = record({ status: maybe(word), conclusion: orNull(word) })
const step = record({ name: maybe(text), conclusion: maybe(orNull(text)) })
const job = record({ name: maybe(text), conclusion: orNull(text), steps: maybe(listOf(step)) })
const artifact = record({ name: text, size_in_bytes: maybe(count) })
// What is not said of one is not known of it.
const listedRepository = record({
  full_name: word,
  archived: maybe(flag),
  disabled: maybe(flag),
  fork: maybe(flag),
  private: maybe(flag),
  topics: maybe(listOf(text)),
})
const repository = record({
  full_name: maybe(word),
  default_branch: word,
  fork: maybe(flag),
  archived: maybe(flag),
  private: maybe(flag),
})

/** Every kind of request we make: the first pattern that fits counts. */
const ANSWERS: readonly Answer[] = [
  get('/contents/.*', either(file, place, someOf(entry))),
  get('/git/ref/.*', reference),
  get('/git/(commits|trees|blobs)/.*', sha),
  get('/commits', listOf(commit)),
  get('/commits/[^/]+/pulls', listOf(record({ merged_at: orNull(time) }))),
  get('/commits/[^/]+', commit),
  get('/issues', listOf(listedIssue)),
  // Before what looks like one issue of that name.
  get('/issues/comments', listOf(record({ id: count, issue_url: text }))),
  get('/issues/[^/]+', issue),
  get('/issues/[^/]+/comments', listOf(comment)),
  get('/labels', listOf(label)),
  get(
    '/collaborators/[^/]+/permission',
    record({ permission: word, role_name: maybe(word), user: record({ login: word }) }),
  ),
  get('/actions/workflows', record({ total_count: count, workflows: listOf(listedWorkflow) })),
  get('/actions/workflows/[^/]+', workflow),
  get('/actions/workflows/[^/]+/runs', record({ total_count: count, workflow_runs: listOf(run) })),
  get('/actions/runs', record({ total_count: count, workflow_runs: listOf(run) })),
  get('/actions/runs/[^/]+/attempts/[^/]+', attempt),
  get('/actions/runs/[^/]+', run),
  get('/actions/runs/[^/]+(/attempts/[^/]+)?/jobs', record({ total_count: count, jobs: listOf(job) })),
  get('/actions/runs/[^/]+/artifacts', record({ total_count: count, artifacts: listOf(artifact) })),
  get('', repository),
  route('GET', String.raw`/(orgs/\{org\}|users/\{username\})/repos`, [200], listOf(listedRepository)),
  route('GET', '/installation/repositories', [200], record({ repositories: listOf(listedRepository) })),
  route('GET', '/user', [200], record({ login: word })),
  route('POST', '/graphql', [200], graphqlAnswer),
  change('PUT', '/contents/.*', [200, 201], record({ content: orNull(sha), commit: maybe(anything) })),
  change('POST', '/git/(trees|commits|blobs)', [201], sha),
  change('POST', '/git/refs', [201], reference),
  change('PATCH', '/git/refs/.*', [200], reference),
  change('POST', '/issues', [201], issue),
  change('PATCH', '/issues/[^/]+', [200], issue),
  change('POST', '/issues/[^/]+/comments', [201], comment),
  change('PATCH', '/issues/comments/[^/]+', [200], comment),
  // 200: it was there already.
  change('POST', '/issues/comments/[^/]+/reactions', [200, 201], record({ id: count, content: word })),
  change('POST', '/issues/[^/]+/labels', [200], listOf(label)),
  change('DELETE', '/issues/[^/]+/labels/[^/]+', [200], listOf(label)),
  change('POST', '/labels', [201], label),
  change('POST', '/dispatches', [204], null),
  // 200 where the details of the run were asked for and this GitHub knows them.
  change('POST', '/actions/workflows/[^/]+/dispatches', [200, 204], record({ html_url: maybe(text) })),
]

function get(path: string, body: Shape): Answer {
  return change('GET', path, [200], body)
}

function change(method: string, path: string, statuses: readonly number[], body: Shape | null): Answer {
  return route(method, `${REPO}${path}`, statuses, body)
}

function route(method: string, path: string, statuses: readonly number[], body: Shape | null): Answer {
  return { method, path, statuses, body }
}

/** Few kinds are asked for in a run, so each pattern is made when it is looked at. */
function answerTo(asked: string): Answer | undefined {
  return ANSWERS.find(
    ({ method, path }) => asked.startsWith(`${method} `) && new RegExp(`^${method} ${path}$`, 's').test(asked),
  )
}

/** A refusal has status 200 too, and says why. */
function graphqlAnswer(value: unknown): boolean {
  const refused = record({ errors: someOf(record({ message: text })) })
  return refused(value) || record({ data: record({ viewer: maybe(record({ login: word })) }) })(value)
}

/** Whether the table knows this kind of request; what it does not know is only asked for a status of success. */
export function isKnownRoute(asked: string): boolean {
  return answerTo(asked) !== undefined
}

/**
 * The answer, if it can be GitHub's. A proxy, a login page or a connection that was cut says something else, and then
 * nothing was learned: neither that something is there nor that it is not.
 */
export function genuine<T>(asked: string, accept: unknown, answer: GitHubResponse<T>): GitHubResponse<T> {
  const { status, data } = answer
  if (status >= 300) throw redirected(asked, status)
  const known = answerTo(asked)
  if (known === undefined) return answer
  const isRaw = typeof accept === 'string' && accept.includes('raw') && asked.startsWith('GET ')
  const fits =
    known.statuses.includes(status) && (isRaw ? text(data) : status === 204 || known.body === null || known.body(data))
  if (fits) return answer
  throw isCut(data) ? cutOff() : foreign(`status ${status}, ${kindOf(data)}`)
}

/** Not permanent: GitHub itself may answer the next time. */
export function foreign(what: string): ExternalError {
  return new ExternalError('github', `what answered is not GitHub's answer (${what})`, {
    permanent: false,
    remedy: 'look whether a proxy, a firewall or a login page stands between this machine and GitHub',
  })
}

function cutOff(): ExternalError {
  return new ExternalError('github', 'the answer was cut off', { permanent: false })
}

/** Reads follow redirects and may be sent on wrongly; a write is never sent to another address. */
function redirected(asked: string, status: number): ExternalError {
  if (asked.startsWith('GET ')) return foreign(`a redirect, ${status}, that leads nowhere`)
  return new ExternalError('github', `a redirect (${status}) is not followed with a write`, {
    status,
    permanent: true,
    remedy: 'check that the repository was not moved or renamed, and use its new name',
  })
}

/** JSON that begins and does not end; what is no JSON from the start is somebody else's. */
function isCut(data: unknown): boolean {
  return typeof data === 'string' && /^\s*[[{]/.test(data)
}

export function isPage(data: unknown): boolean {
  return typeof data === 'string' && /^\s*</.test(data)
}

/** What came instead of an answer, in a few words. */
export function kindOf(data: unknown): string {
  if (data === '' || data === undefined) return 'no body'
  if (data === null) return 'null'
  if (typeof data === 'string') return isPage(data) ? 'a web page' : 'no JSON'
  return Array.isArray(data) ? 'a list of something else' : 'members missing or of another kind'
}

/** Whether this is a refusal in GitHub's own words. */
export function saysWhy(data: unknown): boolean {
  return record({ message: text })(data)
}
