import { ExternalError } from '../../src/errors.js'
import type { GitHub, GitHubResponse } from '../../src/ports.js'
import type { createFakeGitHub } from './fake-github.js'

type Parameters = Record<string, unknown>

export interface SpokenBy {
  /** Default `User`. */
  readonly type?: string
  /** When it was edited; absent for never. */
  readonly editedAt?: number
  /** An app that spoke in somebody's name. */
  readonly app?: object
}

interface Comment extends SpokenBy {
  readonly id: number
  readonly issue: number
  readonly at: number
  readonly login: string
  body: string
}

const BOT = 'github-actions[bot]'

/** The fake GitHub with people in it: they comment, set labels and have roles; receipts are given once. */
export function createTalkingGitHub(fake: ReturnType<typeof createFakeGitHub>) {
  const comments: Comment[] = []
  const receipts = new Map<string, number>()
  const roles = new Map<string, unknown>()
  const questions: string[] = []
  let broken: RegExp | null = null

  function say(login: string, issue: number, body: string, more: SpokenBy = {}): number {
    const id = 1000 + comments.length
    comments.push({ id, issue, login, body, at: fake.world.now, ...more })
    fake.issue(issue).comments.push(body)
    fake.issue(issue).updated_at = new Date(fake.world.now).toISOString()
    return id
  }

  function shown({ id, issue, login, body, at, type = 'User', editedAt = at, app }: Comment): object {
    return {
      id,
      body,
      issue_url: `https://api.github.com/repos/o/r/issues/${issue}`,
      user: { login, type },
      created_at: new Date(at).toISOString(),
      updated_at: new Date(editedAt).toISOString(),
      performed_via_github_app: app ?? null,
      author_association: 'OWNER',
    }
  }

  function listed(parameters: Parameters): GitHubResponse<unknown> {
    const since = Date.parse(String(parameters['since']))
    const found = comments
      .filter(({ at, editedAt = at }) => editedAt >= since)
      .sort((a, b) => (a.editedAt ?? a.at) - (b.editedAt ?? b.at))
    const [size, page] = [Number(parameters['per_page'] ?? 30), Number(parameters['page'] ?? 1)]
    const headers = found.length > size * page ? { link: '<https://api.github.com/x?page=2>; rel="next"' } : {}
    return { status: 200, headers, data: found.slice(size * (page - 1), size * page).map(shown) }
  }

  function receipt({ comment_id: id, content }: Parameters): GitHubResponse<unknown> {
    const key = `${String(id)} ${String(content)}`
    const at = receipts.get(key) ?? fake.world.now
    const status = receipts.has(key) ? 200 : 201
    receipts.set(key, at)
    const headers = { date: new Date(fake.world.now).toUTCString() }
    return { status, headers, data: { id: 1, content, created_at: new Date(at).toISOString() } }
  }

  function perform(route: string, parameters: Parameters): GitHubResponse<unknown> | null {
    const issue = fake.issue(Number(parameters['issue_number']))
    switch (route) {
      case 'GET /repos/{owner}/{repo}/issues/comments':
        return listed(parameters)
      case 'POST /repos/{owner}/{repo}/issues/comments/{comment_id}/reactions':
        return receipt(parameters)
      case 'POST /repos/{owner}/{repo}/issues/{issue_number}/comments':
        say(BOT, issue.number, String(parameters['body']), { type: 'Bot' })
        return { status: 201, headers: {}, data: {} }
      case 'GET /repos/{owner}/{repo}/collaborators/{username}/permission': {
        const login = String(parameters['username'])
        if (!roles.has(login)) throw refused(404)
        const role = roles.get(login)
        return { status: 200, headers: {}, data: { permission: 'write', role_name: role, user: { login } } }
      }
      case 'DELETE /repos/{owner}/{repo}/issues/{issue_number}/labels/{name}': {
        const before = issue.labels.length
        issue.labels = issue.labels.filter(({ name }) => name !== parameters['name'])
        if (issue.labels.length === before) throw refused(404)
        return { status: 200, headers: {}, data: issue.labels }
      }
      default:
        return null
    }
  }

  const seenBy = (base: GitHub): GitHub => ({
    ...base,
    async rest<T>(route: string, parameters: Parameters = {}) {
      // Others get their turn between two requests.
      await new Promise((resolve) => setImmediate(resolve))
      questions.push(route)
      if (broken?.test(route) === true) throw refused(503)
      const own = perform(route, parameters)
      return own === null ? base.rest<T>(route, parameters) : (structuredClone(own) as GitHubResponse<T>)
    },
  })

  return {
    github: seenBy(fake.bot),
    /** The same repository by a person's token. */
    as: (login: string) => seenBy(fake.as(login)),
    say,
    roles,
    receipts,
    /** What people and we wrote on an issue, in its order. */
    said: (issue: number) => comments.filter((one) => one.issue === issue).map(({ body }) => body),
    ours: (issue: number) => comments.filter((one) => one.issue === issue && one.login === BOT).map(({ body }) => body),
    label: (issue: number, name: string) => void fake.issue(issue).labels.push({ name }),
    unlabel(issue: number, name: string) {
      fake.issue(issue).labels = fake.issue(issue).labels.filter((one) => one.name !== name)
    },
    labelsOf: (issue: number) => fake.issue(issue).labels.map(({ name }) => name),
    /** Routes that were asked since this was last called. */
    asked: () => questions.splice(0),
    /** From now on such routes do not answer; null for none. */
    fail: (route: RegExp | null) => void (broken = route),
  }
}

function refused(status: number): ExternalError {
  return new ExternalError('github', `GitHub answered ${status}`, { status, permanent: status < 500 })
}
