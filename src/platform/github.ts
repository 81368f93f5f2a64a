import { clockOffWords } from '../domain/clock-off.js'
import { isPlainObject } from '../domain/plain-object.js'
import { ExternalError } from '../errors.js'
import type { Clock, GitHub, GitHubResponse, Log, Repository } from '../ports.js'
import type { ClockSkew, Exchanged } from './clock-skew.js'
import type { GitHubClient } from './github-client.js'
import { genuine } from './github-answers.js'
import { filledRoute, withoutStrayPaths } from './github-paths.js'
import { withoutSecretsIn } from './outgoing.js'
import type { RunBudget } from './run-budget.js'

// Both are wanted together: one chunk to load.
export { createGitHubClient } from './github-client.js'

/** What GitHub is asked for in one run, and what that may cost. */
export interface GitHubRun {
  readonly repository: Repository
  readonly webUrl: string
  readonly budget: RunBudget
  /** Takes secrets out of what people are to read. */
  hide(text: string): string
}

/** Makes a request, and again as long as that may help and the run's budget allows. */
type Send = <T>(
  asked: string,
  readOnly: boolean,
  request: () => Promise<GitHubResponse<T>>,
) => Promise<GitHubResponse<T>>

/** What is wrong with an answer, in words: most runs get none that is. */
const faults = () => import(/* webpackChunkName: "github-faults" */ './github-fault.js')

const TRIES = 3
const FIRST_PAUSE_MS = 500

/** GitHub for one run: what was waited for or found out in an earlier one does not count, but for who we are. */
export function createGitHub(client: GitHubClient, run: GitHubRun, ports: { clock: Clock; log: Log }): GitHub {
  const send = sender(client, run, ports)
  let login: Promise<string | null> | null = null

  const rest: GitHub['rest'] = async <T>(route: string, given: Record<string, unknown> = {}) => {
    const named = withoutStrayPaths(route, { ...run.repository, ...given })
    const parameters = withoutSecretsIn(route, named, run.hide)
    return send(filledRoute(route, parameters), route.startsWith('GET '), async () =>
      genuine(route, acceptOf(given), await client.rest<T>(route, parameters)),
    )
  }

  const graphql: GitHub['graphql'] = async <T>(
    query: string,
    variables: Record<string, unknown> = {},
    wanted?: 'partial',
  ) => {
    const { data } = await send('POST /graphql', isRead(query), async () => {
      const answer = genuine('POST /graphql', null, await client.graphql<T>(query, variables))
      const limit = answer.data?.errors?.find(isLimit)
      if (limit !== undefined) throw (await faults()).limitedQuery(limit.message, answer.headers, ports.clock.now())
      return answer
    })
    const [answer, errors] = [data?.data ?? null, data?.errors ?? []]
    if (answer !== null && errors.length === 0) return answer
    const part = wanted === 'partial' && answer !== null ? withoutRefused(answer, errors) : null
    if (part === null) throw (await faults()).refusedQuery(errors[0], query, isRead(query))
    return part
  }

  return {
    repository: run.repository,
    webUrl: run.webUrl,
    rest,
    graphql,
    async login(which) {
      if (client.login !== null || which === 'known') return client.login
      // Not finding out is remembered for this run alone.
      const found = await (login ??= findLogin({ rest, graphql }))
      return (client.login ??= found)
    },
    learnLogin: (known) => void (client.login = known),
  }
}

/** Null where what is refused is no part of the answer, but all of it. */
function withoutRefused<T>(answer: T, errors: readonly { readonly path?: unknown }[]): T | null {
  const refused = errors.map(({ path }) => (Array.isArray(path) ? String(path[0]) : ''))
  if (!isPlainObject(answer) || refused.includes('')) return null
  return Object.fromEntries(Object.entries(answer).filter(([name]) => !refused.includes(name))) as T
}

function isRead(query: string): boolean {
  return !/^\s*mutation\b/.test(query)
}

/** The kind where one is given; of secondary limits only the words tell. */
function isLimit({ type, message }: { readonly type?: unknown; readonly message: string }): boolean {
  return type === 'RATE_LIMITED' || /\b(secondary|API) rate limit\b/i.test(message)
}

/** What kind of answer was asked for. */
function acceptOf({ headers }: Record<string, unknown>): unknown {
  return isPlainObject(headers) ? headers['accept'] : undefined
}

function sender(client: GitHubClient, run: GitHubRun, { clock, log }: { clock: Clock; log: Log }): Send {
  const { budget, repository } = run
  const home = `${repository.owner}/${repository.repo}`
  async function once<T>(request: () => Promise<GitHubResponse<T>>): Promise<GitHubResponse<T>> {
    budget.countRequest()
    const sentAt = clock.now()
    const answer = await request()
    compareClocks(client.skew, { sentAt, answeredAt: clock.now(), headers: answer.headers }, log)
    return answer
  }

  return async (asked, readOnly, request) => {
    for (let attempt = 1; ; attempt++) {
      try {
        if (!readOnly) await budget.ask(() => client.writes.turn(clock))
        return await budget.ask(() => once(request))
      } catch (error) {
        const failedAt = clock.now()
        const fault = (await faults()).faultOf(error, { asked, home }, failedAt)
        const { permanent, retryAfterMs } = fault.fault
        const pause = retryAfterMs ?? FIRST_PAUSE_MS * 2 ** (attempt - 1)
        // Writes go out once: an answer that was lost may still have been a success. A limit is told before anything is done.
        const again = readOnly || retryAfterMs !== undefined
        if (permanent || attempt >= TRIES || !again || !budget.takeWait(pause)) throw fault
        log.debug(`${fault.message}; next try in ${pause} ms`)
        await clock.sleep(pause)
      }
    }
  }
}

/** Told when it is first seen, whatever this process does. */
function compareClocks(skew: ClockSkew, exchanged: Exchanged, log: Log): void {
  const before = skew.aheadMs
  skew.heard(exchanged)
  const { aheadMs } = skew
  if (before !== null || aheadMs === null) return
  const what = clockOffWords(aheadMs)
  log.warning(`${what.charAt(0).toUpperCase()}${what.slice(1)}: set it.`)
}

/**
 * GITHUB_TOKEN may not call GET /user, and the token of any other App neither, so a refusal there says nothing; the viewer
 * of GraphQL is open to every kind of token. Null when neither gives a clear answer.
 */
async function findLogin({ rest, graphql }: Pick<GitHub, 'rest' | 'graphql'>): Promise<string | null> {
  const viewer = await answered(async () => (await graphql<Viewer>('query { viewer { login } }')).viewer?.login)
  return viewer ?? (await answered(async () => (await rest<{ login?: unknown }>('GET /user')).data?.login))
}

interface Viewer {
  readonly viewer?: { readonly login?: unknown } | null
}

async function answered(ask: () => Promise<unknown>): Promise<string | null> {
  try {
    const login = await ask()
    return typeof login === 'string' && login !== '' ? login : null
  } catch (error) {
    if (error instanceof ExternalError) return null
    throw error
  }
}
