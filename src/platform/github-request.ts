import type { GitHubResponse, Http, HttpResponse } from '../ports.js'
import { callOf } from './github-call.js'

/**
 * Sends one request to the API, or to `base` instead, and gives what was answered with success, or with a redirect. Throws what Http
 * throws, or GitHubRefusal.
 */
export type Ask = (
  route: string,
  parameters: Record<string, unknown>,
  base?: string,
) => Promise<GitHubResponse<unknown>>

/** An answer that says no. Its message is GitHub's own reason, untrusted. */
export class GitHubRefusal extends Error {
  constructor(readonly response: GitHubResponse<unknown>) {
    super(reasonIn(response.data))
    this.name = 'GitHubRefusal'
  }
}

const TIMEOUT_MS = 20_000
// A branch's archive or a large heartbeat file; what is larger is read in parts or refused by the caller.
const MAX_BYTES = 32 * 1024 * 1024

const JSON_BODY = { 'content-type': 'application/json; charset=utf-8' }

/** An empty token is none. */
export function asker({ token, apiUrl }: { token: string; apiUrl: string }, http: Http): Ask {
  const usual = {
    accept: 'application/vnd.github.v3+json',
    'user-agent': 'heartbeat',
    ...(token !== '' && { authorization: authorization(token) }),
  }
  return async (route, parameters, base = apiUrl) => {
    const { method, path, headers, body } = callOf(route, parameters)
    const isJson = body !== undefined && body !== ''
    const response = await http.request({
      method,
      url: `${base}${path}`,
      headers: { ...usual, ...headers, ...(isJson && JSON_BODY) },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      timeoutMs: TIMEOUT_MS,
      maxBytes: MAX_BYTES,
      maxRedirects: method === 'GET' ? 3 : 0,
    })
    const answer = { status: response.status, headers: response.headers, data: dataOf(response) }
    if (response.status >= 400) throw new GitHubRefusal(answer)
    return answer
  }
}

/** A JSON Web Token, by its two points, has a word of its own. */
function authorization(token: string): string {
  return `${token.split('.').length === 3 ? 'bearer' : 'token'} ${token}`
}

/** What cannot be read as JSON stays text, and has none of the shapes that are due. */
function dataOf({ headers, body }: HttpResponse): unknown {
  if (!/^application\/(scim\+)?json\s*(;|$)/i.test(headers['content-type'] ?? '')) return body
  try {
    return JSON.parse(body) as unknown
  } catch {
    return body
  }
}

function reasonIn(data: unknown): string {
  if (typeof data === 'string') return data
  if (typeof data !== 'object' || data === null || !('message' in data)) return `Unknown error: ${JSON.stringify(data)}`
  const { message, errors } = data as { readonly message: unknown; readonly errors?: unknown }
  const details = Array.isArray(errors) ? `: ${errors.map((one) => JSON.stringify(one)).join(', ')}` : ''
  return `${String(message)}${details}`
}
