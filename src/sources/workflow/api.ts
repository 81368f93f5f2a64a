import { isPlainObject } from '../../domain/plain-object.js'
import type { Instant } from '../../domain/time.js'
import type { GitHub, GitHubResponse, Repository } from '../../ports.js'
import type { RequestUse } from '../source.js'

/** GitHub for one repository, with every request counted. */
export interface RepositoryApi {
  /** `owner/repo`. */
  readonly name: string
  /** Like https://github.com/owner/repo. */
  readonly webUrl: string
  get(route: string, parameters?: Record<string, unknown>): Promise<unknown>
  graphql(query: string, variables?: Record<string, string>): Promise<unknown>
}

/** What all passes of one run asked for. */
export interface Meter {
  requests: number
  remaining: number | null
}

/** Who says whether there may be more questions. */
export interface Gate {
  /** Before each question; throws where there are to be no more. */
  mayAsk(): void
  /** To be told of a refusal, which it throws again. */
  refused(error: unknown): never
}

const OPEN: Gate = {
  mayAsk() {},
  refused(error) {
    throw error
  },
}

export function repositoryApi(github: GitHub, name: string | null, meter: Meter, gate: Gate = OPEN): RepositoryApi {
  const repository = split(name) ?? github.repository
  const full = `${repository.owner}/${repository.repo}`
  return {
    name: full,
    webUrl: `${github.webUrl.replace(/\/+$/, '')}/${full}`,
    async get(route, parameters = {}) {
      gate.mayAsk()
      meter.requests += 1
      const asked = github.rest(`GET /repos/{owner}/{repo}${route}`, { ...repository, ...parameters })
      const response = await asked.catch(gate.refused)
      meter.remaining = remainingIn(response) ?? meter.remaining
      return response.data
    },
    async graphql(query, variables = {}) {
      gate.mayAsk()
      meter.requests += 1
      const asked = github.graphql(query, { ...variables, owner: repository.owner, repo: repository.repo })
      return asked.catch(gate.refused)
    },
  }
}

/** Of the repository of the run and of others, whose limit is the nearer one. */
export function useOf(own: Meter, others: Meter): RequestUse {
  return { requests: own.requests + others.requests, remaining: others.remaining ?? own.remaining }
}

/** One line for the log: `3 requests for 12 workflows, 940 left of the hourly limit`. */
export function describeUse({ requests, remaining }: RequestUse, workflows: number): string {
  const left = remaining === null ? '' : `, ${remaining} left of the hourly limit`
  return `${requests} requests for ${workflows} workflow${workflows === 1 ? '' : 's'}${left}`
}

function split(name: string | null): Repository | null {
  const [owner, repo, ...rest] = (name ?? '').split('/')
  return owner && repo && rest.length === 0 ? { owner, repo } : null
}

export function remainingIn(response: GitHubResponse<unknown>): number | null {
  const text = response.headers['x-ratelimit-remaining']
  return text !== undefined && /^\d+$/.test(text) ? Number(text) : null
}

/** What came over the wire is nobody's type. */
export function recordOf(value: unknown): Record<string, unknown> {
  return isPlainObject(value) ? value : {}
}

export function listOf(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? value.map(recordOf) : []
}

export function textIn(record: Record<string, unknown>, key: string): string | null {
  const value = record[key]
  return typeof value === 'string' && value !== '' ? value : null
}

export function numberIn(record: Record<string, unknown>, key: string): number | null {
  const value = record[key]
  return typeof value === 'number' && Number.isFinite(value) ? value : null
}

const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/

export function instantIn(record: Record<string, unknown>, key: string): Instant | null {
  const text = textIn(record, key)
  if (text === null || !TIME.test(text)) return null
  const at = Date.parse(text)
  return Number.isFinite(at) ? at : null
}
