import { ExternalError } from '../../src/errors.js'
import type { GitHub, GitHubResponse } from '../../src/ports.js'
import { issueFields } from './issue-graphql.js'

export interface FakeIssue {
  number: number
  html_url: string
  title: string
  body: string
  state: 'open' | 'closed'
  state_reason: string | null
  created_at: string
  updated_at: string
  closed_at: string | null
  user: { login: string; type?: string }
  closed_by?: { login: string; type?: string } | null
  labels: { name: string }[]
  assignees: { login: string }[]
  comments: string[]
  /** Who wrote each; the issue's author where nothing stands. */
  commenters?: string[]
  pull_request?: object
}

interface Fault {
  readonly route: RegExp
  readonly status: number | undefined
  /** The change is made and its answer lost. */
  readonly committed: boolean
  readonly message: string
}

type Parameters = Record<string, unknown>

const BOT = 'github-actions[bot]'

/** One repository's issues, labels and comments as GitHub keeps them, with its bad habits at the test's command. */
export function createFakeGitHub(start: number) {
  const issues: FakeIssue[] = []
  const labels = new Set<string>()
  const requests: { route: string; parameters: Parameters; login: string }[] = []
  const faults: Fault[] = []
  const history: { at: number; issues: FakeIssue[] }[] = []
  const world = {
    now: start,
    /** Lists show what was true so long ago; to be set before anything is there. */
    lagMs: 0,
    /** Without it labels and assignees are dropped without a word. */
    mayLabel: true,
    knowsDuplicate: true,
    assignable: new Set<string>(['octocat']),
    logins: 0,
    /** What is created by an App is found by its name. */
    findsBots: true,
    hasIssues: true,
  }

  function listed(): FakeIssue[] {
    if (world.lagMs === 0) return issues
    return history.findLast(({ at }) => at <= world.now - world.lagMs)?.issues ?? []
  }

  function list(parameters: Parameters): GitHubResponse<FakeIssue[]> {
    const {
      state = 'open',
      labels: label,
      creator,
      sort = 'created',
      direction = 'desc',
    } = parameters as Record<string, string>
    const found = listed()
      .filter((issue) => state === 'all' || issue.state === state)
      .filter((issue) => label === undefined || issue.labels.some(({ name }) => name === label))
      .filter((issue) => creator === undefined || issue.user.login === creator)
      .sort((a, b) => (sort === 'updated' ? a.updated_at.localeCompare(b.updated_at) : 0) || a.number - b.number)
    if (direction === 'desc') found.reverse()
    const size = Number(parameters['per_page'] ?? 30)
    const page = Number(parameters['page'] ?? 1)
    const more = found.length > page * size
    const headers = more ? { link: `<https://api.github.com/next?page=${page + 1}>; rel="next"` } : {}
    return { status: 200, headers, data: found.slice((page - 1) * size, page * size).map(shown) }
  }

  /** GraphQL's answer to a question about issues. */
  function asked(query: string, variables: Parameters, login: string): unknown {
    const issues = listed().map((issue) => ({ ...issue, comments: issue.comments.length }))
    const fields = issueFields({ query, variables }, issues, world)
    return { viewer: { login }, repository: { hasIssuesEnabled: world.hasIssues, ...fields } }
  }

  /** As a list shows it: comments as a number, and nobody who closed it. */
  function shown(issue: FakeIssue): FakeIssue {
    const copy = { ...structuredClone(issue), comments: issue.comments.length as never }
    delete copy.closed_by
    return copy
  }

  function commentsOf(issue: FakeIssue, parameters: Parameters) {
    const page = Number(parameters['page'] ?? 1)
    const size = Number(parameters['per_page'] ?? 30)
    const all = issue.comments.map((body, i) => ({ body, user: { login: issue.commenters?.[i] ?? issue.user.login } }))
    return all.slice((page - 1) * size, page * size)
  }

  function create(parameters: Parameters, login: string): FakeIssue {
    const assignees = (parameters['assignees'] ?? []) as string[]
    if (assignees.some((name) => !world.assignable.has(name))) throw refusal('POST issues', 422, 'Validation Failed')
    return add({
      title: String(parameters['title']),
      body: String(parameters['body']),
      user: { login },
      labels: world.mayLabel ? ((parameters['labels'] ?? []) as string[]).map((name) => ({ name })) : [],
      assignees: world.mayLabel ? assignees.map((name) => ({ login: name })) : [],
    })
  }

  function add(fields: Partial<FakeIssue>): FakeIssue {
    const number = issues.length + 1
    const at = new Date(world.now).toISOString()
    const issue: FakeIssue = {
      number,
      html_url: `https://github.com/o/r/issues/${number}`,
      title: 'an issue',
      body: '',
      state: 'open',
      state_reason: null,
      created_at: at,
      updated_at: at,
      closed_at: null,
      user: { login: 'somebody' },
      labels: [],
      assignees: [],
      comments: [],
      ...fields,
    }
    issues.push(issue)
    remember()
    return issue
  }

  function edit(issue: FakeIssue, parameters: Parameters): FakeIssue {
    const { state, state_reason: reason } = parameters as { state?: 'open' | 'closed'; state_reason?: string }
    if (reason === 'duplicate' && !world.knowsDuplicate) throw refusal('PATCH issue', 422, 'Validation Failed')
    const at = new Date(world.now).toISOString()
    for (const field of ['title', 'body'] as const) if (field in parameters) issue[field] = String(parameters[field])
    if (state === 'closed') Object.assign(issue, { state, state_reason: reason ?? 'completed', closed_at: at })
    if (state === 'open') Object.assign(issue, { state, state_reason: 'reopened', closed_at: null })
    issue.updated_at = at
    remember()
    return issue
  }

  function remember(): void {
    if (world.lagMs > 0) history.push({ at: world.now, issues: structuredClone(issues) })
  }

  function perform(route: string, parameters: Parameters, login: string): GitHubResponse<unknown> {
    const number = Number(parameters['issue_number'])
    const issue = issues[number - 1]
    for (const field of ['body', 'title']) limited(field, parameters[field])
    switch (route) {
      case 'GET /repos/{owner}/{repo}/issues':
        return list(parameters)
      case 'POST /repos/{owner}/{repo}/issues':
        return answer(201, shown(create(parameters, login)))
      case 'POST /repos/{owner}/{repo}/labels':
        if (!world.mayLabel) throw refusal(route, 403, 'Resource not accessible by integration')
        if (labels.has(String(parameters['name']))) throw refusal(route, 422, 'already_exists')
        labels.add(String(parameters['name']))
        return answer(201, {})
    }
    if (!issue) throw refusal(route, 404, 'Not Found')
    switch (route) {
      case 'PATCH /repos/{owner}/{repo}/issues/{issue_number}':
        return answer(200, shown(edit(issue, parameters)))
      case 'GET /repos/{owner}/{repo}/issues/{issue_number}':
        return answer(200, { ...shown(issue), closed_by: issue.closed_by ?? null })
      case 'GET /repos/{owner}/{repo}/issues/{issue_number}/comments':
        return answer(200, commentsOf(issue, parameters))
      case 'POST /repos/{owner}/{repo}/issues/{issue_number}/comments':
        issue.comments.push(String(parameters['body']))
        issue.updated_at = new Date(world.now).toISOString()
        return answer(201, {})
      case 'POST /repos/{owner}/{repo}/issues/{issue_number}/labels':
        issue.labels.push(...(parameters['labels'] as string[]).map((name) => ({ name })))
        return answer(200, issue.labels)
      default:
        throw new Error(`the fake GitHub does not know ${route}`)
    }
  }

  /** Throws what the test ordered; gives a fault that comes after the deed. */
  function failIfTold(route: string): Fault | undefined {
    const index = faults.findIndex((fault) => fault.route.test(route))
    const fault = index < 0 ? undefined : faults.splice(index, 1)[0]
    if (fault && !fault.committed) throw refusal(route, fault.status, fault.message)
    return fault
  }

  /** The same repository seen by one token; `null` for a token that nobody can tell the owner of. */
  function as(login: string | null): GitHub {
    let learned: string | null = null
    return {
      repository: { owner: 'o', repo: 'r' },
      webUrl: 'https://github.com',
      async rest<T>(route: string, parameters: Parameters = {}) {
        requests.push({ route, parameters, login: login ?? BOT })
        const fault = failIfTold(route)
        const done = perform(route, parameters, login ?? BOT)
        if (fault) throw refusal(route, fault.status, fault.message)
        return done as GitHubResponse<T>
      },
      async graphql<T>(query: string, parameters: Parameters = {}) {
        const route = 'POST /graphql'
        requests.push({ route, parameters, login: login ?? BOT })
        failIfTold(route)
        if (login === null) throw new ExternalError('github', 'GraphQL: nobody', { permanent: true })
        return structuredClone(asked(query, parameters, login)) as T
      },
      login: async (which) => {
        if (which === 'known') return learned
        world.logins++
        return learned ?? login
      },
      learnLogin: (known) => void (learned = known),
    }
  }

  return {
    world,
    issues,
    labels,
    requests,
    as,
    bot: as(BOT),
    /** A GitHub that is asked by REST alone. */
    byRest: (login: string | null = BOT): GitHub => ({ ...as(login), webUrl: 'https://github.example.org' }),
    add,
    edit,
    issue: (number: number | string) => issues[Number(number) - 1] as FakeIssue,
    open: () => issues.filter(({ state }) => state === 'open'),
    writes: () => requests.filter(({ route }) => !route.startsWith('GET ') && route !== 'POST /graphql'),
    /** The next request to such a route fails; no status is a broken connection. */
    fail: (route: RegExp, status?: number, { committed = false, message = 'no' } = {}) =>
      void faults.push({ route, status, committed, message }),
    /** Nothing that was told to fail does so any more. */
    mend: () => void faults.splice(0),
  }
}

export type FakeGitHub = ReturnType<typeof createFakeGitHub>

function answer(status: number, data: unknown): GitHubResponse<unknown> {
  return { status, headers: {}, data }
}

function limited(field: string, value: unknown): void {
  if ((typeof value === 'string' ? value : '').length > (field === 'body' ? 65_536 : 256))
    throw refusal(field, 422, `${field} is too long`)
}

function refusal(route: string, status: number | undefined, message: string): ExternalError {
  const permanent = status !== undefined && status < 500
  const fault = { permanent, ...(status === undefined ? {} : { status }) }
  return new ExternalError('github', `GitHub answered ${status ?? 'nothing'} to ${route}: ${message}`, fault)
}

/** A GitHub that gives one answer for each route, found by the end of it; a number is a refusal. */
export function routesGitHub(answers: Readonly<Record<string, unknown>>) {
  const calls: (readonly [route: string, parameters: Parameters])[] = []
  const github: GitHub = {
    repository: { owner: 'o', repo: 'r' },
    webUrl: 'https://github.com',
    async rest<T>(route: string, parameters: Parameters = {}) {
      calls.push([route, parameters])
      const data = answers[Object.keys(answers).find((end) => route.endsWith(end)) ?? '']
      if (typeof data === 'number')
        throw new ExternalError('github', `GitHub answered ${data}`, { status: data, permanent: true })
      return answer(200, data) as GitHubResponse<T>
    },
    graphql: () => Promise.reject(new Error('not asked here')),
    login: async () => BOT,
    learnLogin: () => {},
  }
  return { github, calls, posts: () => calls.filter(([route]) => route.startsWith('POST')) }
}
