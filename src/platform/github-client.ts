import type { GitHubResponse, Http } from '../ports.js'
import { octokitFetch } from './octokit-fetch.js'

/** One token at one GitHub, as long as the process lives. Sends, and nothing else: waiting and trying again are a run's. */
export interface GitHubClient {
  rest<T>(route: string, parameters: Record<string, unknown>): Promise<GitHubResponse<T>>
  graphql<T>(query: string, variables: Record<string, unknown>): Promise<GitHubResponse<GraphqlAnswer<T>>>
  /** The login this token writes as, once an answer has shown it; it stays the same as long as the token does. */
  login: string | null
}

/** What GitHub says to a query; an answer of errors has status 200 as well. */
export interface GraphqlAnswer<T> {
  readonly data?: T | null
  readonly errors?: readonly { readonly message: string; readonly type?: unknown }[]
}

/** GitHub by octokit over plain node:https: the global fetch would double the start of a run. */
export async function createGitHubClient(
  where: { token: string; apiUrl: string; login?: string },
  http: Http,
): Promise<GitHubClient> {
  const { Octokit } = await import(/* webpackChunkName: "octokit" */ '@octokit/core')
  const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }
  const apiUrl = where.apiUrl.replace(/\/+$/, '')
  const octokit = new Octokit({
    ...(where.token === '' ? {} : { auth: where.token }),
    baseUrl: apiUrl,
    userAgent: 'heartbeat',
    log: silent,
    request: { fetch: octokitFetch(http), log: silent, parseSuccessResponseBody: false },
  })
  return {
    async rest<T>(route: string, parameters: Record<string, unknown>) {
      const answer = await octokit.request(route, parameters)
      return {
        status: answer.status,
        headers: answer.headers as GitHubResponse<T>['headers'],
        data: answer.data as T,
      }
    },
    async graphql<T>(query: string, variables: Record<string, unknown>) {
      const answer = await octokit.request('POST /graphql', {
        baseUrl: graphqlBase(apiUrl),
        query,
        variables,
      })
      return {
        status: answer.status,
        headers: answer.headers as GitHubResponse<T>['headers'],
        data: answer.data as GraphqlAnswer<T>,
      }
    },
    login: where.login || null,
  }
}

// GitHub Enterprise Server: https://host/api/v3 for REST, https://host/api/graphql for GraphQL.
function graphqlBase(apiUrl: string): string {
  return apiUrl.replace(/\/v3$/, '')
}
