import type { Http, HttpResponse } from '../../src/ports.js'
import { createGitHubClient } from '../../src/platform/github-client.js'
import type { Connections } from '../../src/wiring/connections.js'
import { connectedTo } from './connected-github.js'
import { aLog } from './incident-samples.js'
import { issueFields, type ListedIssue } from './issue-graphql.js'
import { answerFor, type StubAnswer, type StubWorld } from './workflow-stub.js'

/** What a GitHub of the test's holds: one committed file, workflows, and issues as it lists them. */
export interface ToldWorld {
  readonly files: Readonly<Record<string, string>>
  readonly workflows: StubWorld['workflows']
  readonly issues: readonly Readonly<Record<string, unknown>>[]
}

/** One exchange: what was asked, and what is answered. */
export interface Exchange {
  /** `GET /repos/o/r/issues`. */
  readonly asked: string
  readonly sent: Readonly<Record<string, unknown>>
  readonly answer: StubAnswer
}

/** Changes the answer of the request of this number; undefined leaves it. */
export type Lie = (number: number, asked: string) => HttpResponse | undefined

export const BOT = 'github-actions[bot]'

/** A process that is connected to such a GitHub: the real client and shapes, no socket. */
export function connectedToWorld(
  world: ToldWorld,
  place: { now: number; workspace: string },
  lie: Lie = () => undefined,
) {
  const { now, workspace } = place
  const exchanges: Exchange[] = []
  const issues = world.issues.map((issue) => ({ ...issue }))
  const http: Http = {
    async request(request) {
      const url = new URL(request.url)
      const asked = `${request.method} ${url.pathname}`
      const sent = request.body === undefined ? {} : (JSON.parse(request.body) as Record<string, unknown>)
      const answer = answerOf(world, issues, asked, { query: Object.fromEntries(url.searchParams), sent, now })
      exchanges.push({ asked, sent, answer })
      return lie(exchanges.length - 1, asked) ?? asHttp(answer)
    },
  }
  const pauses: number[] = []
  const base = connectedTo({
    clock: { now: () => now, sleep: async (ms) => void pauses.push(ms) },
    log: aLog(),
    apiUrl: 'https://api.github.test',
    workspace,
  })
  const client = createGitHubClient(base.surroundings, http)
  const connections: Connections = { ...base, http: { ...http }, gitHubClient: async () => client }
  return { connections, exchanges, issues, close: base.close }
}

export function asHttp({ status, body }: StubAnswer, type = 'application/json; charset=utf-8'): HttpResponse {
  return {
    status,
    headers: { 'content-type': type },
    body: typeof body === 'string' ? body : body === undefined ? '' : JSON.stringify(body),
  }
}

type Issue = Record<string, unknown>

interface Question {
  readonly query: Readonly<Record<string, string>>
  readonly sent: Readonly<Record<string, unknown>>
  readonly now: number
}

function answerOf(world: ToldWorld, issues: Issue[], asked: string, { query, sent, now }: Question): StubAnswer {
  const [method = '', path = ''] = asked.split(' ')
  if (asked === 'POST /graphql') return graphqlAnswer(issues, sent)
  if (path === '/user') return { status: 403, body: { message: 'Resource not accessible by integration' } }
  const below = path.slice('/repos/o/r'.length)
  const file = world.files[decodeURIComponent(below.replace('/contents/', ''))]
  if (below.startsWith('/contents/') && file !== undefined) return { status: 200, body: contentOf(file) }
  const number = Number(/^\/issues\/(\d+)/.exec(below)?.[1])
  if (below === '/issues') {
    if (method === 'GET') return { status: 200, body: structuredClone(issues) }
    const issue = shownIssue(issues.length + 1, { ...sent, now })
    issues.push(issue)
    return { status: 201, body: structuredClone(issue) }
  }
  if (below.endsWith('/comments')) return { status: 201, body: { id: 9, body: sent['body'] } }
  if (below.startsWith('/issues/')) return { status: 200, body: Object.assign(issues[number - 1] ?? {}, sent) }
  return answerFor({ workflows: world.workflows }, below, query)
}

function graphqlAnswer(issues: readonly Issue[], { query, variables }: Question['sent']): StubAnswer {
  const asked = { query: String(query), variables: (variables ?? {}) as Record<string, unknown> }
  const fields = issueFields(asked, issues as unknown as ListedIssue[])
  const repository = asked.query.includes('repository(') ? { repository: { hasIssuesEnabled: true, ...fields } } : {}
  return { status: 200, body: { data: { viewer: { login: BOT }, ...repository } } }
}

function contentOf(text: string): object {
  const content = Buffer.from(text).toString('base64')
  return { type: 'file', name: 'f', path: 'f', sha: 'a1', size: Buffer.byteLength(text), encoding: 'base64', content }
}

/** An issue as GitHub shows it, by this bot and of this moment. */
export function shownIssue(number: number, fields: Readonly<Record<string, unknown>> & { now: number }): Issue {
  const { now, ...more } = fields
  const at = new Date(now).toISOString()
  return {
    number,
    html_url: `https://github.com/o/r/issues/${number}`,
    title: 'an issue',
    body: '',
    state: 'open',
    state_reason: null,
    created_at: at,
    updated_at: at,
    closed_at: null,
    user: { login: BOT },
    ...more,
    labels: ((more['labels'] ?? []) as string[]).map((name) => ({ name })),
  }
}
