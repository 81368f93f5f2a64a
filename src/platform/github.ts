import { ExternalError } from '../errors.js'
import type { Clock, GitHub, GitHubResponse, Http, Log, Repository } from '../ports.js'
import { faultOf } from './github-fault.js'
import { octokitFetch } from './octokit-fetch.js'

export interface GitHubOptions {
  readonly token: string
  readonly apiUrl: string
  readonly webUrl: string
  readonly repository: Repository
  /** Whole time that waiting for rate limits and retries may take in one run. */
  readonly waitBudgetMs: number
  /** True on a runner, where a token that may not ask who it is is the workflow's own. */
  readonly onRunner: boolean
}

const TRIES = 3
const FIRST_PAUSE_MS = 500

/** GitHub by octokit over plain node:https: the global fetch would double the start of a run. */
export async function createGitHub(
  options: GitHubOptions,
  ports: { clock: Clock; http: Http; log: Log },
): Promise<GitHub> {
  const { Octokit } = await import(/* webpackChunkName: "octokit" */ '@octokit/core')
  const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }
  const octokit = new Octokit({
    ...(options.token === '' ? {} : { auth: options.token }),
    baseUrl: options.apiUrl.replace(/\/+$/, ''),
    userAgent: 'heartbeat',
    log: silent,
    request: { fetch: octokitFetch(ports.http), log: silent },
  })
  let budgetMs = options.waitBudgetMs
  let login: Promise<string | null> | null = null

  /** Writes go out once: an answer that was lost may still have been a success. */
  async function call<T>(
    route: string,
    readOnly: boolean,
    send: () => Promise<GitHubResponse<T>>,
  ): Promise<GitHubResponse<T>> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await send()
      } catch (error) {
        const fault = faultOf(error, route, ports.clock.now())
        const pause = fault.fault.retryAfterMs ?? FIRST_PAUSE_MS * 2 ** (attempt - 1)
        const refused = fault.fault.retryAfterMs !== undefined
        if (fault.fault.permanent || attempt >= TRIES || pause > budgetMs || !(readOnly || refused)) throw fault
        ports.log.debug(`${fault.message}; next try in ${pause} ms`)
        budgetMs -= pause
        await ports.clock.sleep(pause)
      }
    }
  }

  async function rest<T>(route: string, parameters: Record<string, unknown> = {}): Promise<GitHubResponse<T>> {
    const readOnly = route.startsWith('GET ')
    return call<T>(route, readOnly, async () => {
      const response = await octokit.request(route, { ...options.repository, ...parameters })
      return {
        status: response.status,
        headers: response.headers as GitHubResponse<T>['headers'],
        data: response.data as T,
      }
    })
  }

  async function graphql<T>(query: string, variables: Record<string, unknown> = {}): Promise<T> {
    const readOnly = !/^\s*mutation\b/.test(query)
    const { data } = await call<{ data?: T; errors?: { message: string }[] }>('POST /graphql', readOnly, async () => {
      const response = await octokit.request('POST /graphql', {
        baseUrl: graphqlBase(options.apiUrl),
        query,
        variables,
      })
      return {
        status: response.status,
        headers: {},
        data: response.data as { data?: T; errors?: { message: string }[] },
      }
    })
    if (data?.data === undefined || data.data === null || data.errors?.length) {
      throw new ExternalError('github', `GraphQL: ${data?.errors?.[0]?.message ?? 'no data'}`, { permanent: true })
    }
    return data.data
  }

  // GITHUB_TOKEN may not call GET /user; the viewer of GraphQL is open to every kind of token.
  async function findLogin(): Promise<string | null> {
    try {
      return (await graphql<{ viewer: { login: string } }>('query { viewer { login } }')).viewer.login
    } catch {
      /* asked in another way below */
    }
    try {
      return (await rest<{ login: string }>('GET /user')).data.login
    } catch (error) {
      const status = error instanceof ExternalError ? error.status : undefined
      return options.onRunner && (status === 403 || status === 404) ? 'github-actions[bot]' : null
    }
  }

  return {
    repository: options.repository,
    webUrl: options.webUrl,
    rest,
    graphql,
    login: () => (login ??= findLogin()),
    learnLogin: (known) => {
      login = Promise.resolve(known)
    },
  }
}

// GitHub Enterprise Server: https://host/api/v3 for REST, https://host/api/graphql for GraphQL.
function graphqlBase(apiUrl: string): string {
  return apiUrl.replace(/\/+$/, '').replace(/\/v3$/, '')
}
