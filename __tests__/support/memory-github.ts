import { createHash } from 'node:crypto'
import type { EmulatedComment, EmulatedIssue } from './emulated-repository.js'
import { selectIssues } from './stale-issues.js'
import { jsonOf } from './recorded-request.js'
import type { Upstream, UpstreamAnswer, UpstreamRequest } from './upstream.js'

/** One repository with files, issues, comments and labels, in this process: what thousands of short lives of an incident need. */
export interface MemoryGitHub {
  readonly upstream: Upstream
  putFile(path: string, content: string, branch?: string): void
  issues(): readonly EmulatedIssue[]
  comments(issue: number): readonly EmulatedComment[]
  /** Gives back what makes everything again as it is now. */
  save(): () => void
}

interface Repository {
  /** By branch and path. */
  files: Map<string, string>
  issues: Writable<EmulatedIssue>[]
  comments: Map<number, EmulatedComment[]>
  labels: Set<string>
}

type Writable<T> = { -readonly [K in keyof T]: T[K] }
type Fields = Readonly<Record<string, unknown>>

const BOT = { login: 'github-actions[bot]' }
const ISSUE_FIELDS = ['title', 'body'] as const

export function createMemoryGitHub(name: string): MemoryGitHub {
  let now: Repository = { files: new Map(), issues: [], comments: new Map(), labels: new Set() }
  return {
    upstream: async (request) => answerTo(request, now, name),
    putFile: (path, content, branch = 'main') => void now.files.set(`${branch}:${path}`, content),
    issues: () => now.issues,
    comments: (issue) => now.comments.get(issue) ?? [],
    save() {
      const kept = structuredClone(now)
      return () => void (now = structuredClone(kept))
    },
  }
}

function answerTo({ method, target, body }: UpstreamRequest, repository: Repository, name: string): UpstreamAnswer {
  const url = new URL(target, 'http://memory')
  const home = `/repos/${name}`
  const path = decodeURIComponent(url.pathname)
  if (!path.startsWith(home)) return refusal(404, 'Not Found')
  const [, first = '', number = '', last = '', label = ''] = path.slice(home.length).split('/')
  const query = Object.fromEntries(url.searchParams)
  if (first === '') return json(200, { full_name: name, default_branch: 'main', fork: false })
  if (first === 'contents') return contents(repository, path.slice(`${home}/contents/`.length), query['ref'] ?? 'main')
  if (first === 'labels' && method === 'POST') return newLabel(repository, String(jsonOf(body)['name']))
  if (first !== 'issues') return refusal(404, 'Not Found')
  if (number === 'comments') return allComments(repository, query)
  if (number === '') return method === 'GET' ? list(repository, query) : open(repository, jsonOf(body), name)
  const issue = repository.issues[Number(number) - 1]
  if (issue === undefined) return refusal(404, 'Not Found')
  if (last === 'comments') return method === 'GET' ? json(200, commentsOf(repository, issue, query)) : comment(repository, issue, jsonOf(body)) // prettier-ignore
  if (last === 'labels') return relabel(issue, method === 'DELETE' ? label : (jsonOf(body)['labels'] as string[]))
  if (method === 'PATCH') edit(issue, jsonOf(body))
  return json(200, issue)
}

function contents({ files }: Repository, path: string, branch: string): UpstreamAnswer {
  const text = files.get(`${branch}:${path}`)
  if (text !== undefined) return json(200, { ...entry(path, text), encoding: 'base64', content: base64(text) })
  const inside = [...files].filter(([key]) => key.startsWith(`${branch}:${path}/`))
  if (inside.length === 0) return refusal(404, 'Not Found')
  const entries = inside.map(([key, content]) => entry(key.slice(branch.length + 1), content))
  return json(200, entries)
}

function entry(path: string, content: string): Fields {
  const sha = createHash('sha1').update(content).digest('hex')
  return { type: 'file', name: path.split('/').at(-1), path, sha, size: Buffer.byteLength(content) }
}

function list({ issues }: Repository, query: Readonly<Record<string, string>>): UpstreamAnswer {
  const size = Number(query['per_page'] ?? 30)
  const page = Number(query['page'] ?? 1)
  const more = selectIssues(issues, { ...query, page: String(page + 1) }).length > 0
  const link = `<http://memory/next?page=${page + 1}&per_page=${size}>; rel="next"`
  return json(200, selectIssues(issues, query), more ? { link } : {})
}

function open(repository: Repository, fields: Fields, name: string): UpstreamAnswer {
  const number = repository.issues.length + 1
  const at = new Date().toISOString()
  const named = (key: string): string[] => (fields[key] ?? []) as string[]
  const issue: Writable<EmulatedIssue> = {
    number,
    title: String(fields['title']),
    body: String(fields['body']),
    state: 'open',
    state_reason: null,
    user: BOT,
    labels: named('labels').map((label) => ({ name: label })),
    assignees: named('assignees').map((login) => ({ login })),
    comments: 0,
    created_at: at,
    updated_at: at,
    closed_at: null,
    html_url: `http://127.0.0.1:1/${name}/issues/${number}`,
  }
  repository.issues.push(issue)
  return json(201, issue)
}

function edit(issue: Writable<EmulatedIssue>, fields: Fields): void {
  const at = new Date().toISOString()
  for (const field of ISSUE_FIELDS) if (typeof fields[field] === 'string') issue[field] = fields[field]
  const { state_reason: reason = 'completed' } = fields
  if (fields['state'] === 'closed') Object.assign(issue, { state: 'closed', state_reason: reason, closed_at: at })
  if (fields['state'] === 'open') Object.assign(issue, { state: 'open', state_reason: 'reopened', closed_at: null })
  issue.updated_at = at
}

function commentsOf(repository: Repository, { number }: EmulatedIssue, query: Fields): readonly EmulatedComment[] {
  const size = Number(query['per_page'] ?? 30)
  const start = (Number(query['page'] ?? 1) - 1) * size
  return (repository.comments.get(number) ?? []).slice(start, start + size)
}

/** Those of all issues, changed since then. */
function allComments({ comments }: Repository, query: Readonly<Record<string, string>>): UpstreamAnswer {
  const since = Date.parse(query['since'] ?? '1970-01-01')
  const all = [...comments].flatMap(([number, own]) =>
    own.map((one) => ({ ...one, updated_at: one.created_at, issue_url: `http://memory/issues/${number}` })),
  )
  return json(200, all.filter((one) => Date.parse(one.created_at) >= since).slice(0, Number(query['per_page'] ?? 30)))
}

function comment(repository: Repository, issue: Writable<EmulatedIssue>, fields: Fields): UpstreamAnswer {
  const before = repository.comments.get(issue.number) ?? []
  const at = new Date().toISOString()
  const added = { id: before.length + 1, body: String(fields['body']), user: BOT, created_at: at }
  repository.comments.set(issue.number, [...before, added])
  Object.assign(issue, { comments: before.length + 1, updated_at: at })
  return json(201, added)
}

function newLabel({ labels }: Repository, name: string): UpstreamAnswer {
  if (labels.has(name)) return refusal(422, 'Validation Failed')
  labels.add(name)
  return json(201, { name })
}

function relabel(issue: Writable<EmulatedIssue>, change: string | readonly string[]): UpstreamAnswer {
  const others = issue.labels.filter(({ name }) => name !== change && !change.includes(name))
  issue.labels = typeof change === 'string' ? others : [...others, ...change.map((name) => ({ name }))]
  return json(200, issue.labels)
}

function refusal(status: number, message: string): UpstreamAnswer {
  return json(status, { message, documentation_url: 'https://docs.github.com/rest' })
}

function json(status: number, value: unknown, headers: Readonly<Record<string, string>> = {}): UpstreamAnswer {
  const body = Buffer.from(JSON.stringify(value))
  return { status, headers: { 'content-type': 'application/json; charset=utf-8', ...headers }, body }
}

function base64(text: string): string {
  return Buffer.from(text).toString('base64')
}
