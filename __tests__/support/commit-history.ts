import { createHash } from 'node:crypto'
import { toIso, type Instant } from '../../src/domain/time.js'
import { ExternalError } from '../../src/errors.js'
import type { GitHub } from '../../src/ports.js'

/** What somebody commits; what is left out is usual: the bot, onto what was there before, both dates the same. */
export interface StubCommit {
  readonly message: string
  /** Committer's date. */
  readonly at: Instant
  readonly authoredAt?: Instant
  /** Login; null for somebody GitHub does not know. */
  readonly login?: string | null
  readonly name?: string
  readonly mail?: string
  /** Made by GitHub's button. */
  readonly byGitHub?: boolean
  readonly parents?: readonly string[]
  readonly paths?: readonly string[]
}

export interface CommitHistory extends GitHub {
  /** What was asked for, without what is usual. */
  readonly asked: string[]
  /** Commits onto a branch, and gives the SHA. */
  commit(commit: StubCommit, branch?: string): string
  /** Puts a branch elsewhere, as a forced push or a new branch does. */
  point(branch: string, sha: string): void
  fail(error: ExternalError | null): void
  /** Answers this instead, whatever is asked. */
  answer(data: unknown): void
}

interface Kept extends StubCommit {
  readonly sha: string
  readonly parents: readonly string[]
}

/** The commits of one repository, with `main` as its default branch, listed as GitHub lists them. */
export function commitHistory(): CommitHistory {
  const commits = new Map<string, Kept>()
  const branches = new Map<string, string>()
  const asked: string[] = []
  let fault: ExternalError | null = null
  let instead: unknown
  return {
    asked,
    repository: { owner: 'o', repo: 'r' },
    webUrl: 'https://github.com',
    commit(commit, branch = 'main') {
      const head = branches.get(branch)
      const parents = commit.parents ?? (head === undefined ? [] : [head])
      const sha = createHash('sha1').update(`${commits.size} ${commit.message}`).digest('hex')
      commits.set(sha, { ...commit, sha, parents })
      branches.set(branch, sha)
      return sha
    },
    point: (branch, sha) => void branches.set(branch, sha),
    fail: (error) => void (fault = error),
    answer: (data) => void (instead = data),
    async rest<T>(route: string, parameters: Record<string, unknown> = {}) {
      const { owner, repo, per_page: size = 30, page = 1, ...rest } = parameters
      const what = route.replace('GET /repos/{owner}/{repo}', `${String(owner)}/${String(repo)}`)
      const query = [...Object.entries(rest), ...(page === 1 ? [] : [['page', page]])]
      asked.push([what, query.map(([key, value]) => `${String(key)}=${String(value)}`).join('&')].join(' ').trim())
      if (fault !== null) throw fault
      if (`${String(owner)}/${String(repo)}` !== 'o/r') throw refusal(404, 'Not Found')
      if (instead !== undefined) return { status: 200, headers: {}, data: instead as T }
      if (!route.endsWith('/commits')) return { status: 200, headers: {}, data: { default_branch: 'main' } as T }
      if (commits.size === 0) throw refusal(409, 'Git Repository is empty.')
      const { sha = 'main' } = rest as { sha?: string }
      const head = branches.get(sha)
      if (head === undefined) throw refusal(404, 'Not Found')
      const listed = inOrder(head, commits).filter((commit) => isListed(commit, rest))
      const [from, to] = [(Number(page) - 1) * Number(size), Number(page) * Number(size)]
      return { status: 200, headers: {}, data: listed.slice(from, to).map(asListed) as T }
    },
    graphql: () => Promise.reject(new Error('not asked here')),
    login: async () => null,
    learnLogin: () => {},
  }
}

/** Newest first, and nobody before his children, as `git log` has it. */
function inOrder(head: string, commits: ReadonlyMap<string, Kept>): Kept[] {
  const seen = new Set([head])
  const waiting = [head]
  const listed: Kept[] = []
  while (waiting.length > 0) {
    const date = (sha: string): number => commits.get(sha)?.at ?? 0
    waiting.sort((a, b) => date(b) - date(a))
    const commit = commits.get(waiting.shift() ?? '')
    if (commit === undefined) continue
    listed.push(commit)
    for (const parent of commit.parents) if (!seen.has(parent)) waiting.push(parent)
    for (const parent of commit.parents) seen.add(parent)
  }
  return listed
}

function isListed({ at, paths = [] }: Kept, { path, since }: Record<string, unknown>): boolean {
  if (typeof since === 'string' && at < Date.parse(since)) return false
  return typeof path !== 'string' || paths.some((one) => one === path || one.startsWith(`${path}/`))
}

function asListed({ sha, message, at, authoredAt = at, parents, byGitHub, ...who }: Kept): object {
  const { login = 'docs-bot', name = 'Docs Bot', mail = 'bot@example.org' } = who
  const committer = byGitHub ? { name: 'GitHub', email: 'noreply@github.com' } : { name, email: mail }
  return {
    sha,
    commit: {
      message,
      author: { name, email: mail, date: toIso(authoredAt) },
      committer: { ...committer, date: toIso(at) },
    },
    author: login === null ? null : { login },
    committer: byGitHub ? { login: 'web-flow' } : login === null ? null : { login },
    parents: parents.map((parent) => ({ sha: parent })),
  }
}

export function refusal(status: number | undefined, message: string): ExternalError {
  const permanent = status !== undefined && status < 500
  const fault = { permanent, ...(status === undefined ? {} : { status }) }
  return new ExternalError('github', `GitHub answered ${status ?? 'nothing'}: ${message}`, fault)
}
