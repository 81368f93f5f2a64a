import { ExternalError } from '../errors.js'
import type { GitHubResponse, Http } from '../ports.js'
import { createClockSkew, type ClockSkew } from './clock-skew.js'
import { asker } from './github-request.js'
import { createPacedWrites, type PacedWrites } from './paced-writes.js'

/** One token at one GitHub, as long as the process lives. Sends, and nothing else: waiting and trying again are a run's. */
export interface GitHubClient {
  rest<T>(route: string, parameters: Record<string, unknown>): Promise<GitHubResponse<T>>
  graphql<T>(query: string, variables: Record<string, unknown>): Promise<GitHubResponse<GraphqlAnswer<T>>>
  /** The login this token writes as, once an answer has shown it; it stays the same as long as the token does. */
  login: string | null
  /** What this process changes at that GitHub, whatever run it is of. */
  readonly writes: PacedWrites
  /** What its answers say of our clock. */
  readonly skew: ClockSkew
}

/** What GitHub says to a query; an answer of errors has status 200 as well. */
export interface GraphqlAnswer<T> {
  readonly data?: T | null
  readonly errors?: readonly { readonly message: string; readonly type?: unknown; readonly path?: unknown }[]
}

/** GitHub over plain node:https: the global fetch would double the start of a run. */
export function createGitHubClient(where: { token: string; apiUrl: string; login?: string }, http: Http): GitHubClient {
  const apiUrl = where.apiUrl.replace(/\/+$/, '')
  const request = asker({ token: where.token, apiUrl }, http)
  const problem = problemOf(where)
  const ask = async <T>(route: string, parameters: Record<string, unknown>, base?: string) => {
    if (problem !== null) throw problem
    return (await request(route, parameters, base)) as GitHubResponse<T>
  }
  return {
    rest: (route, parameters) => ask(route, parameters),
    graphql: (query, variables) => ask('POST /graphql', { query, variables }, graphqlBase(apiUrl)),
    login: where.login || null,
    writes: createPacedWrites(),
    skew: createClockSkew(),
  }
}

// GitHub Enterprise Server: https://host/api/v3 for REST, https://host/api/graphql for GraphQL.
function graphqlBase(apiUrl: string): string {
  return apiUrl.replace(/\/v3$/, '')
}

/** Why nothing can be asked with this; neither is shown, for an address may hold a password. */
function problemOf({ token, apiUrl }: { token: string; apiUrl: string }): ExternalError | null {
  if (/[\r\n]/.test(token)) return unable('the token holds a line break', COPY)
  if (/[^\x21-\x7e]/.test(token)) return unable('the token holds characters that no header can carry', COPY)
  if (URL.canParse(apiUrl) && /^https?:$/.test(new URL(apiUrl).protocol)) return null
  return unable('`api-url` is no web address', 'write it like https://api.github.com, or leave it out')
}

const COPY = 'copy the token once more, without quotes, spaces and line breaks'

function unable(what: string, remedy: string): ExternalError {
  return new ExternalError('github', what, { permanent: true, unasked: true, remedy })
}
