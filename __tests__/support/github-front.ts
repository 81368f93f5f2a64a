import { createHash } from 'node:crypto'
import type { EmulatedIssue } from './emulated-repository.js'
import { createEmulatedPeople } from './emulated-people.js'
import { createEmulatedBranches, type AskEmulator } from './emulated-branches.js'
import { polish } from './github-polish.js'
import { answerGraphql } from './graphql-answers.js'
import type { StubAnswer } from './http-stub.js'
import { jsonOf, type RecordedRequest } from './recorded-request.js'
import { isIssueList, isIssueWrite, type IssueHistory } from './stale-issues.js'
import { askUpstream, type Upstream, type UpstreamAnswer } from './upstream.js'

export interface GitHubFrontOptions {
  /** The address of the emulator, or a GitHub in this process. */
  readonly upstream: string | Upstream
  /** Default `octo/example`. */
  readonly repository?: string
  /** Who a token writes as. Default: always `github-actions[bot]`. */
  readonly loginOf?: (token: string) => string
  /** `GET /user` is 403 for such tokens, as for GITHUB_TOKEN. Default true. */
  readonly installationToken?: boolean
  /** How long ago the lines of files were last changed. Default: just now. */
  readonly linesAgeMs?: () => number
}

/** Answers as GitHub would: from the emulator where it can, by itself where the emulator cannot. */
export interface GitHubFront {
  answer(request: RecordedRequest, body: string, clientUrl: string): Promise<StubAnswer>
}

export function createGitHubFront(options: GitHubFrontOptions, history: IssueHistory): GitHubFront {
  const repository = options.repository ?? 'octo/example'
  const duplicates = new Set<number>()
  const branches = createEmulatedBranches()
  const people = createEmulatedPeople()
  const forward = async (request: RecordedRequest, body: string): Promise<UpstreamAnswer> => {
    const query = new URLSearchParams(request.query).toString()
    const target = query === '' ? request.path : `${request.path}?${query}`
    const answer = await askUpstream(options.upstream, {
      method: request.method,
      target,
      headers: request.headers,
      body,
    })
    request.upstreamStatus = answer.status
    return answer
  }
  const get = async (request: RecordedRequest, path: string): Promise<unknown> => {
    const { authorization } = request.headers
    const headers: Record<string, string> = authorization ? { authorization } : {}
    const target = `/repos/${repository}/${path}`.replace(/\/$/, '')
    const answer = await askUpstream(options.upstream, { method: 'GET', target, headers, body: '' })
    return answer.status === 200 ? JSON.parse(answer.body.toString('utf8')) : null
  }
  /** Git's own objects, as whoever asks; null for a refusal. */
  const asker =
    ({ headers: { authorization = '' } }: RecordedRequest): AskEmulator =>
    async (method, path, body) => {
      const headers = { authorization, 'content-type': 'application/json' }
      const target = `/repos/${repository}/${path}`
      const text = body === undefined ? '' : JSON.stringify(body)
      const answer = await askUpstream(options.upstream, { method, target, headers, body: text })
      return answer.status < 300 ? JSON.parse(answer.body.toString('utf8')) : null
    }
  const allIssues = async (request: RecordedRequest): Promise<EmulatedIssue[]> => {
    const issues: EmulatedIssue[] = []
    for (let page = 1; ; page++) {
      const some = ((await get(request, `issues?state=all&per_page=100&page=${page}`)) ?? []) as EmulatedIssue[]
      issues.push(...some)
      if (some.length < 100) return issues
    }
  }
  const gap = async (request: RecordedRequest): Promise<StubAnswer | null> => {
    if (request.graphql) {
      const ask = asker(request)
      const login = loginOf(request, options)
      const linesAgeMs = options.linesAgeMs?.() ?? 0
      const issues = async () => {
        const listed = history.list({ state: 'all', per_page: '100000' }) ?? (await allIssues(request))
        return polish(listed, { to: '', duplicates }) as EmulatedIssue[]
      }
      const place = { repository, login, linesAgeMs, get: (path: string) => get(request, path), issues, branches, ask }
      return answerGraphql(request.graphql, place)
    }
    if (request.path === '/user' && options.installationToken !== false) {
      return { status: 403, body: { message: 'Resource not accessible by integration' } }
    }
    const own = await people.answer(request, loginOf(request, options), asker(request))
    if (own !== null || request.method !== 'POST') return own
    if (request.path.endsWith('/dispatches')) return dispatched(request)
    return null
  }
  return {
    async answer(request, body, clientUrl) {
      const own = await gap(request)
      if (own) return own
      const dress = (value: unknown): unknown => polish(value, { to: clientUrl, duplicates })
      const stale = isIssueList(request) ? history.list(request.query) : null
      if (stale) return { body: dress(stale) }
      const written = isIssueWrite(request) ? await history.beforeWrite(() => allIssues(request)) : () => undefined
      const answer = await forward(request, body)
      written()
      noteDuplicate(duplicates, request)
      return dressed(answer, request, dress, clientUrl)
    },
  }
}

function loginOf(request: RecordedRequest, options: GitHubFrontOptions): string {
  const token = (request.headers['authorization'] ?? '').replace(/^\w+\s+/, '')
  return options.loginOf?.(token) ?? 'github-actions[bot]'
}

/** Both kinds of dispatch: the emulator has no repository_dispatch and no workflows to dispatch. */
function dispatched(request: RecordedRequest): StubAnswer {
  const body = jsonOf(request.body)
  const isWorkflow = request.path.includes('/actions/workflows/')
  const missing = isWorkflow ? !body['ref'] : !body['event_type']
  if (missing) return { status: 422, body: { message: 'Invalid request.' } }
  if (!isWorkflow || body['return_run_details'] !== true) return { status: 204 }
  return {
    status: 200,
    body: { workflow_run_id: 99, run_url: 'https://api.github.com/runs/99', html_url: 'https://github.com/runs/99' },
  }
}

function noteDuplicate(duplicates: Set<number>, request: RecordedRequest): void {
  const number = /\/issues\/(\d+)$/.exec(request.path)?.[1]
  if (request.method !== 'PATCH' || number === undefined) return
  const { state_reason: reason, state } = jsonOf(request.body)
  if (reason === 'duplicate') duplicates.add(Number(number))
  else if (reason !== undefined || state === 'open') duplicates.delete(Number(number))
}

function dressed(
  answer: UpstreamAnswer,
  request: RecordedRequest,
  dress: (value: unknown) => unknown,
  clientUrl: string,
): StubAnswer {
  const { status } = answer
  const type = answer.headers['content-type'] ?? 'application/octet-stream'
  const isJson = type.includes('json') && answer.body.length > 0
  const body = isJson ? Buffer.from(JSON.stringify(dress(JSON.parse(answer.body.toString('utf8'))))) : answer.body
  const headers: Record<string, string> = { 'content-type': type }
  const { link } = answer.headers
  if (link) headers['link'] = link.replace(/<https?:\/\/[^/]+/g, `<${clientUrl}`)
  if (request.method !== 'GET' || status !== 200) return { status, headers, body }
  const etag = `"${createHash('sha256').update(body).digest('hex').slice(0, 32)}"`
  if (request.headers['if-none-match']?.replace(/^W\//, '') === etag) return { status: 304, headers: { etag } }
  return { status, headers: { ...headers, etag }, body }
}
