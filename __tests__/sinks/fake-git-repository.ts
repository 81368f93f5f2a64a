import { createHash } from 'node:crypto'
import { ExternalError } from '../../src/errors.js'
import type { Clock, GitHub, GitHubResponse } from '../../src/ports.js'

import { changedFiles, historyFields, type BranchState, type CommitInput } from '../support/branch-answers.js'

type Files = ReadonlyMap<string, string>
type Body = Readonly<Record<string, unknown>>

interface FakeCommit {
  readonly sha: string
  readonly message: string
  readonly parents: readonly string[]
  readonly files: Files
}

/** What a test wants of one request: refuse it, do it and lose the answer, or do it and answer something else. */
export type Interference = (
  route: string,
  parameters: Body,
) => Error | 'lose-the-answer' | 'not-stored' | { readonly answered: unknown } | undefined

/** GitHub's git as far as a sink sees it: contents refuse a write when the branch moved meanwhile, whatever the file. */
export interface FakeGitRepository extends GitHub {
  readonly requests: readonly string[]
  interfere(how: Interference): void
  commitsOf(branch: string): readonly FakeCommit[]
  textOf(branch: string, path: string): string | null
  /** Somebody else's commit. */
  push(branch: string, files: Readonly<Record<string, string>>, message?: string): void
  /** Somebody else's commit without parents, by a forced update: these files are all there is. */
  replace(branch: string, files: Readonly<Record<string, string>>, message: string): void
}

export interface FakeGitOptions {
  readonly clock?: Clock
  readonly random?: () => number
  /** How long a request takes: at least this and at most twice as long. */
  readonly latencyMs?: number
  readonly missingBranchMessage?: string
}

export function createFakeGitRepository(options: FakeGitOptions = {}): FakeGitRepository {
  const refs = new Map<string, string>()
  const commits = new Map<string, FakeCommit>()
  const trees = new Map<string, Files>()
  const requests: string[] = []
  let interference: Interference = () => undefined

  function addCommit(files: Files, parents: readonly string[], message: string): FakeCommit {
    const sha = hash('commit', `${treeSha(files)} ${parents.join(' ')} ${message} ${commits.size}`)
    const commit = { sha, message, parents, files }
    commits.set(sha, commit)
    trees.set(treeSha(files), files)
    return commit
  }

  function head(branch: string): FakeCommit | undefined {
    return commits.get(refs.get(branch) ?? '')
  }

  async function wait(share: number): Promise<void> {
    if (options.clock === undefined) return
    await options.clock.sleep((options.latencyMs ?? 100) * share * (1 + (options.random ?? Math.random)()))
  }

  /** `fN` are files of beats, `history…` what a history asks for; the only change is a commit. */
  function graphqlAnswer(query: string, variables: Body): unknown {
    const input = variables['input'] as CommitInput | undefined
    if (input !== undefined) return { createCommitOnBranch: { commit: { oid: commitOn(input).sha } } }
    const beats = [...query.matchAll(/(f\d+): object\(expression: \$(p\d+)\)/g)].map(([, name, variable = '']) => {
      const [ref = '', path = ''] = String(variables[variable]).split(':')
      const text = head(ref)?.files.get(path)
      return [name, text === undefined ? null : { __typename: 'Blob', text, byteSize: Buffer.byteLength(text) }]
    })
    return {
      repository: {
        ...Object.fromEntries(beats),
        ...historyFields(query, variables, stateOf(String(variables['historyRef']).replace('refs/heads/', ''))),
      },
    }
  }

  function stateOf(branch: string): BranchState | null {
    const commit = head(branch)
    return commit === undefined
      ? null
      : { oid: commit.sha, recent: commitsOf(branch).map(({ message }) => message), files: commit.files }
  }

  function commitOn(input: CommitInput): FakeCommit {
    const before = stateOf(input.branch.branchName)
    const files = changedFiles(input, before)
    if ('message' in files) throw graphqlRefusal(files.message, STATUSES[files.type ?? ''])
    const commit = addCommit(files, [input.expectedHeadOid], input.message.headline)
    refs.set(input.branch.branchName, commit.sha)
    return commit
  }

  async function graphql(query: string, variables: Record<string, unknown> = {}): Promise<never> {
    const route = query.startsWith('mutation') ? 'mutation' : 'query'
    requests.push(route)
    const wanted = interference(route, variables)
    await wait(0.5)
    if (wanted instanceof Error) throw wanted
    const data = graphqlAnswer(query, variables)
    await wait(0.5)
    if (wanted === 'lose-the-answer') throw new ExternalError('github', 'no answer', { status: 502, permanent: false })
    return data as never
  }

  async function rest(route: string, parameters: Record<string, unknown> = {}): Promise<GitHubResponse<never>> {
    requests.push(route)
    const body = parameters as Body
    const wanted = interference(route, body)
    await wait(0.5)
    if (wanted instanceof Error) throw wanted
    // What the request was decided on, before it is carried out.
    const seen = head(String(body['branch']))?.sha
    await wait(0.5)
    if (typeof wanted === 'object' && route.startsWith('GET'))
      return { status: 200, headers: {}, data: wanted.answered as never }
    const data = wanted === 'not-stored' ? answer(route, { ...body, content: 'AAAA' }, seen) : answer(route, body, seen)
    if (wanted === 'lose-the-answer') throw new ExternalError('github', 'no answer', { status: 502, permanent: false })
    return { status: 200, headers: {}, data: (typeof wanted === 'object' ? wanted.answered : data) as never }
  }

  function answer(route: string, body: Body, seen: string | undefined): unknown {
    switch (route) {
      case 'GET /repos/{owner}/{repo}':
        return { default_branch: 'main' }
      case 'GET /repos/{owner}/{repo}/contents/{path}':
        return contents(String(body['ref']), String(body['path']))
      case 'PUT /repos/{owner}/{repo}/contents/{path}':
        return put(body, seen)
      case 'GET /repos/{owner}/{repo}/git/ref/{ref}':
        return { object: { sha: existing(branchOf(body['ref'])).sha } }
      case 'GET /repos/{owner}/{repo}/commits':
        existing(String(body['sha']))
        return pageOf(commitsOf(String(body['sha'])), body).map(({ sha, message }) => ({ sha, commit: { message } }))
      case 'GET /repos/{owner}/{repo}/git/blobs/{file_sha}': {
        const texts = [...commits.values()].flatMap(({ files }) => [...files.values()])
        const text = texts.find((one) => hash('blob', one) === body['file_sha']) ?? ''
        return { sha: body['file_sha'], content: Buffer.from(text).toString('base64') }
      }
      case 'POST /repos/{owner}/{repo}/git/trees': {
        const files = new Map(
          (body['tree'] as { path: string; content: string }[]).map((one) => [one.path, one.content]),
        )
        trees.set(treeSha(files), files)
        return { sha: treeSha(files) }
      }
      case 'POST /repos/{owner}/{repo}/git/commits':
        return addCommit(trees.get(String(body['tree']))!, body['parents'] as string[], String(body['message']))
      case 'POST /repos/{owner}/{repo}/git/refs': {
        const branch = branchOf(body['ref'])
        if (refs.has(branch)) throw refusal(422, 'Reference already exists')
        refs.set(branch, String(body['sha']))
        return {}
      }
      case 'PATCH /repos/{owner}/{repo}/git/refs/{ref}':
        existing(branchOf(body['ref']))
        refs.set(branchOf(body['ref']), String(body['sha']))
        return {}
      default:
        throw new Error(`the fake does not know ${route}`)
    }
  }

  function existing(branch: string): FakeCommit {
    const commit = head(branch)
    if (commit === undefined) throw refusal(404, 'Not Found')
    return commit
  }

  function contents(branch: string, path: string): unknown {
    if (head(branch) === undefined)
      throw refusal(404, options.missingBranchMessage ?? `No commit found for the ref ${branch}`)
    const text = head(branch)!.files.get(path)
    if (text === undefined) throw refusal(404, 'Not Found')
    return { type: 'file', sha: hash('blob', text), encoding: 'base64', content: Buffer.from(text).toString('base64') }
  }

  function put(body: Body, seen: string | undefined): unknown {
    const [branch, path] = [String(body['branch']), String(body['path'])]
    const before = existing(branch)
    if (before.sha !== seen) throw refusal(409, `${branch} is at ${before.sha} but expected ${seen}`)
    const old = before.files.get(path)
    if (old !== undefined && body['sha'] === undefined) throw refusal(422, `Invalid request. "sha" wasn't supplied.`)
    if (old !== undefined && body['sha'] !== hash('blob', old))
      throw refusal(409, `${path} does not match ${String(body['sha'])}`)
    const text = Buffer.from(String(body['content']), 'base64').toString('utf8')
    const commit = addCommit(new Map([...before.files, [path, text]]), [before.sha], String(body['message']))
    refs.set(branch, commit.sha)
    const parents = commit.parents.map((sha) => ({ sha }))
    return {
      content: { sha: hash('blob', text) },
      commit: { sha: commit.sha, tree: { sha: treeSha(commit.files) }, parents },
    }
  }

  function commitsOf(branch: string): readonly FakeCommit[] {
    const line: FakeCommit[] = []
    for (let one = head(branch); one !== undefined; one = commits.get(one.parents[0] ?? '')) line.push(one)
    return line
  }

  return {
    repository: { owner: 'octo', repo: 'example' },
    webUrl: 'https://github.com',
    rest: rest,
    graphql,
    login: () => Promise.resolve(null),
    learnLogin: () => {},
    requests,
    interfere: (how) => void (interference = how),
    commitsOf,
    textOf: (branch, path) => head(branch)?.files.get(path) ?? null,
    push(branch, files, message = 'work') {
      const before = head(branch)
      const all = new Map([...(before?.files ?? []), ...Object.entries(files)])
      refs.set(branch, addCommit(all, before === undefined ? [] : [before.sha], message).sha)
    },
    replace: (branch, files, message) =>
      void refs.set(branch, addCommit(new Map(Object.entries(files)), [], message).sha),
  }
}

/** An error as the GitHub port throws it. */
export function refusal(status: number, message: string, more: { retryAfterMs?: number } = {}): ExternalError {
  const permanent = more.retryAfterMs === undefined && status < 500
  return new ExternalError('github', `GitHub answered ${status}: ${message}`, { status, permanent, ...more })
}

const STATUSES: Readonly<Record<string, number>> = { STALE_DATA: 409, NOT_FOUND: 404, UNPROCESSABLE: 422 }

/** A refusal of GraphQL's as the GitHub port throws it. */
export function graphqlRefusal(message: string, status?: number): ExternalError {
  const more = status === undefined ? {} : { status }
  return new ExternalError('github', `GraphQL: ${message}`, { permanent: status !== undefined, ...more })
}

function branchOf(ref: unknown): string {
  return String(ref).replace(/^(refs\/)?heads\//, '')
}

function hash(kind: string, body: string | Buffer): string {
  const bytes = Buffer.from(body)
  return createHash('sha1').update(`${kind} ${bytes.length}\0`).update(bytes).digest('hex')
}

function treeSha(files: Files): string {
  const folders = new Map<string, Map<string, string>>()
  const entries: [string, string, string][] = []
  for (const [path, text] of files) {
    const [first = '', ...rest] = path.split('/')
    if (rest.length === 0) entries.push(['100644', first, hash('blob', text)])
    else folders.set(first, (folders.get(first) ?? new Map<string, string>()).set(rest.join('/'), text))
  }
  for (const [name, inside] of folders) entries.push(['40000', name, treeSha(inside)])
  const sorted = entries.sort(([, one], [, other]) => (one < other ? -1 : 1))
  return hash(
    'tree',
    Buffer.concat(
      sorted.map(([mode, name, sha]) => Buffer.concat([Buffer.from(`${mode} ${name}\0`), Buffer.from(sha, 'hex')])),
    ),
  )
}

function pageOf<T>(all: readonly T[], { per_page = 30, page = 1 }: Record<string, unknown>): readonly T[] {
  return all.slice((Number(page) - 1) * Number(per_page), Number(page) * Number(per_page))
}
