import { ExternalError } from '../../src/errors.js'
import type { GitHub } from '../../src/ports.js'
import { answerFor, treeOf, type StubAnswer, type StubWorld } from './workflow-stub.js'

/** One repository of an organisation. */
export interface StubRepository extends Partial<StubWorld> {
  readonly archived?: boolean
  readonly disabled?: boolean
  readonly private?: boolean
  readonly topics?: readonly string[]
  /** It is not in the listing, and answers all the same. */
  readonly unlisted?: boolean
  /** Whatever is asked of it is refused so. */
  readonly refused?: number
  /** Its name now; what is asked by the old one is answered. */
  readonly renamed?: string
}

/** Repositories by their full names. */
export type Organisation = Readonly<Record<string, StubRepository>>

const NOT_FOUND: StubAnswer = { status: 404, body: { message: 'Not Found' } }

/** What GitHub answers to a GET of this path; null for what is no business of these repositories. */
export function answerIn(all: Organisation, path: string, query: Readonly<Record<string, string>>): StubAnswer | null {
  const account = /^\/(?:orgs|users)\/([^/]+)\/repos$/.exec(path)?.[1]
  if (account !== undefined) return listing(all, account, query)
  const [, name, rest = ''] = /^\/repos\/([^/]+\/[^/]+)(\/.*)?$/.exec(path) ?? []
  if (name === undefined) return null
  const repository = all[name]
  if (repository === undefined) return NOT_FOUND
  if (repository.refused !== undefined) return { status: repository.refused, body: { message: 'refused' } }
  return rest === '' ? { status: 200, body: about(name, repository) } : answerFor(worldOf(repository), rest, query)
}

function listing(all: Organisation, account: string, { page = '1' }: Readonly<Record<string, string>>): StubAnswer {
  const own = Object.entries(all).filter(([name, one]) => name.startsWith(`${account}/`) && one.unlisted !== true)
  if (own.length === 0) return NOT_FOUND
  const from = (Number(page) - 1) * 100
  return { status: 200, body: own.slice(from, from + 100).map(([name, one]) => about(name, one)) }
}

function about(name: string, { archived, disabled, fork, topics, renamed, ...more }: StubRepository) {
  return {
    full_name: renamed ?? name,
    default_branch: 'main',
    archived: archived === true,
    disabled: disabled === true,
    fork: fork === true,
    private: more.private === true,
    topics: topics ?? [],
  }
}

function worldOf(repository: StubRepository): StubWorld {
  return { workflows: [], ...repository }
}

/** What GraphQL answers when many are asked for at once: who is refused is null there, with an error. */
export function graphqlIn(all: Organisation, variables: Readonly<Record<string, unknown>>) {
  const data: Record<string, unknown> = {}
  const errors: { type: string; path: string[]; message: string }[] = []
  for (const [key, owner] of Object.entries(variables)) {
    if (!/^o\d+$/.test(key)) continue
    const alias = key.replace('o', 'r')
    const name = `${String(owner)}/${String(variables[key.replace('o', 'n')])}`
    const repository = all[name]
    const isThere = repository !== undefined && repository.refused === undefined && repository.graphql !== false
    data[alias] = isThere ? described(name, repository) : null
    if (!isThere) errors.push({ type: 'NOT_FOUND', path: [alias], message: `Could not resolve to ${name}.` })
  }
  return { data, ...(errors.length > 0 && { errors }) }
}

function described(name: string, repository: StubRepository): unknown {
  const { workflows = [], archived, disabled, fork, renamed } = repository
  const isEmpty = workflows.length === 0
  return {
    nameWithOwner: renamed ?? name,
    isFork: fork === true,
    isPrivate: repository.private === true,
    isArchived: archived === true,
    isDisabled: disabled === true,
    isLocked: false,
    defaultBranchRef: { name: 'main' },
    ...(isEmpty ? { object: null } : Object(treeOf(worldOf(repository)))),
  }
}

export interface OrganisationGitHub extends GitHub {
  /** `GET /repos/acme/web/actions/workflows`, in order; `graphql` for a question of that kind. */
  readonly asked: readonly string[]
}

/** The same as a port; `remaining` is what GitHub says is left at the beginning. */
export function organisationGitHub(all: Organisation, home: string, remaining?: number): OrganisationGitHub {
  const asked: string[] = []
  const [owner = '', repo = ''] = home.split('/')
  return {
    asked,
    repository: { owner, repo },
    webUrl: 'https://github.com',
    async rest<T>(route: string, given: Record<string, unknown> = {}) {
      const parameters: Record<string, unknown> = { owner, repo, ...given }
      const path = route.replace(/^GET /, '').replace(/\{(\w+)\}/g, (_, name: string) => String(parameters[name]))
      asked.push(`GET ${path}`)
      const query = Object.fromEntries(Object.entries(given).map(([key, value]) => [key, String(value)]))
      const { status, body } = answerIn(all, path, query) ?? NOT_FOUND
      if (status >= 400)
        throw new ExternalError('github', `GitHub answered ${status} to ${path}`, { status, permanent: true })
      const left = remaining === undefined ? {} : { 'x-ratelimit-remaining': String(remaining - asked.length) }
      return { status, headers: left, data: body as T }
    },
    async graphql<T>(_query: string, variables: Record<string, unknown> = {}, answer?: 'partial') {
      asked.push('graphql')
      if (answer !== 'partial') throw new ExternalError('github', 'no', { status: 404, permanent: true })
      const { data, errors = [] } = graphqlIn(all, variables)
      const refused = errors.map(({ path }) => path[0])
      return Object.fromEntries(Object.entries(data).filter(([name]) => !refused.includes(name))) as T
    },
    login: async () => null,
    learnLogin: () => {},
  }
}
