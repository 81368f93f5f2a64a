import { historyFields, type CommitInput } from './branch-answers.js'
import type { AskEmulator, EmulatedBranches } from './emulated-branches.js'
import type { StubAnswer } from './http-stub.js'
import { issueFields, type ListedIssue } from './issue-graphql.js'
import type { RecordedRequest } from './recorded-request.js'

type GraphqlRequest = NonNullable<RecordedRequest['graphql']>
type Fetch = (path: string) => Promise<unknown>

export interface GraphqlPlace {
  readonly repository: string
  /** Who asks. */
  readonly login: string
  /** A GET below `/repos/owner/repo/`; null where it is not found. */
  readonly get: Fetch
  readonly branches: EmulatedBranches
  /** Git's own objects. */
  readonly ask: AskEmulator
  /** All issues as lists show them now, which may be as they stood a moment ago. */
  readonly issues: () => Promise<readonly ListedIssue[]>
  /** How long ago the lines of files were last changed. */
  readonly linesAgeMs: number
}

/**
 * The few queries a heartbeat needs: `viewer { login }` and, in `repository`, any number of aliased
 * `object(expression: "branch:path")`, lists of issues, the blame of a path on `HEAD`, whose lines are all of one age, and what a
 * history asks of one commit; and the one mutation `createCommitOnBranch`. Answers carry every field a client may have asked for.
 */
export async function answerGraphql(request: GraphqlRequest, place: GraphqlPlace): Promise<StubAnswer> {
  const { query } = request
  if (/^\s*mutation\b/m.test(query)) return committed(request, place)
  const data: Record<string, unknown> = {}
  if (/\bviewer\b/.test(query)) data['viewer'] = { login: place.login, __typename: 'Bot' }
  const repository = /(?:(\w+)\s*:\s*)?repository\s*\(/.exec(query)
  if (repository && !asksFor(request, place.repository)) {
    const errors = [{ type: 'NOT_FOUND', path: ['repository'], message: 'Could not resolve to a Repository.' }]
    return { body: { data: { ...data, [repository[1] ?? 'repository']: null }, errors } }
  }
  if (repository) data[repository[1] ?? 'repository'] = await repositoryAnswer(request, place)
  return Object.keys(data).length > 0 ? { body: { data } } : failed('The rig knows viewer and repository.object only')
}

function failed(message: string): StubAnswer {
  return { body: { errors: [{ type: 'NOT_FOUND', message }] } }
}

async function committed({ query, variables }: GraphqlRequest, { branches, ask }: GraphqlPlace): Promise<StubAnswer> {
  if (!query.includes('createCommitOnBranch(input: $input)')) return failed('The rig knows createCommitOnBranch only')
  const done = await branches.commit(variables['input'] as CommitInput, ask)
  if (typeof done === 'string') return { body: { data: { createCommitOnBranch: { commit: { oid: done } } } } }
  return { body: { data: { createCommitOnBranch: null }, errors: [{ path: ['createCommitOnBranch'], ...done }] } }
}

async function repositoryAnswer(request: GraphqlRequest, place: GraphqlPlace): Promise<Record<string, unknown>> {
  const answer: Record<string, unknown> = {
    nameWithOwner: place.repository,
    isFork: false,
    isArchived: false,
    defaultBranchRef: { name: 'main' },
  }
  if (/\bhasIssuesEnabled\b/.test(request.query)) {
    const { has_issues: enabled } = ((await place.get('')) ?? {}) as { has_issues?: boolean }
    Object.assign(answer, { hasIssuesEnabled: enabled !== false }, issueFields(request, await place.issues()))
  }
  const branch = String(request.variables['historyRef']).replace('refs/heads/', '')
  if (request.query.includes('historyTip:')) {
    const state = await place.branches.state(branch, place.ask)
    Object.assign(answer, historyFields(request.query, request.variables, state))
  }
  const objects = /(?:(\w+)\s*:\s*)?object\s*\(\s*expression\s*:\s*("(?:[^"\\]|\\.)*"|\$\w+)\s*\)/g
  const wanted = [...request.query.matchAll(objects)].map((match) => ({
    name: match[1] ?? 'object',
    expression: textOf(match[2]!, request.variables),
  }))
  await Promise.all(
    wanted.map(async ({ name, expression }) => {
      const path = request.variables['path']
      const blamed = expression === 'HEAD' && request.query.includes('blame(') && typeof path === 'string'
      answer[name] = blamed ? await blameAnswer(path, place) : await objectAnswer(expression, place.get)
    }),
  )
  return answer
}

function asksFor(request: GraphqlRequest, repository: string): boolean {
  const value = (name: string): string | undefined => {
    const argument = new RegExp(`\\b${name}\\s*:\\s*("(?:[^"\\\\]|\\\\.)*"|\\$\\w+)`).exec(request.query)?.[1]
    return argument && textOf(argument, request.variables)
  }
  return `${value('owner')}/${value('name')}`.toLowerCase() === repository.toLowerCase()
}

function textOf(argument: string, variables: Readonly<Record<string, unknown>>): string {
  return String(argument.startsWith('$') ? variables[argument.slice(1)] : JSON.parse(argument))
}

interface Entry {
  readonly name: string
  readonly path: string
  readonly type: string
  readonly sha: string
  readonly content?: string
}

async function objectAnswer(expression: string, get: Fetch): Promise<unknown> {
  const colon = expression.indexOf(':')
  const [ref, path] = colon < 0 ? [expression, ''] : [expression.slice(0, colon), expression.slice(colon + 1)]
  const found = (await get(contentsPath(path, ref))) as Entry | Entry[] | null
  if (found === null) return null
  if (!Array.isArray(found)) return blob(found)
  const entries = await Promise.all(
    found.map(async (entry) => {
      const file = entry.type === 'file' ? ((await get(contentsPath(entry.path, ref))) as Entry) : null
      const type = entry.type === 'file' ? 'blob' : 'tree'
      return { name: entry.name, path: entry.path, type, oid: entry.sha, mode: 33188, object: file && blob(file) }
    }),
  )
  return { __typename: 'Tree', entries }
}

function blob(file: Entry): Record<string, unknown> {
  const text = Buffer.from(file.content ?? '', 'base64').toString('utf8')
  return {
    __typename: 'Blob',
    oid: file.sha,
    text,
    byteSize: Buffer.byteLength(text),
    isBinary: false,
    isTruncated: false,
  }
}

async function blameAnswer(path: string, { get, linesAgeMs }: GraphqlPlace): Promise<unknown> {
  const isThere = (await get(contentsPath(path, 'main'))) !== null
  const commit = { committedDate: new Date(Date.now() - linesAgeMs).toISOString() }
  const ranges = isThere ? [{ startingLine: 1, endingLine: 100_000, age: 1, commit }] : []
  return { __typename: 'Commit', blame: { ranges } }
}

function contentsPath(path: string, ref: string): string {
  return `contents/${path.split('/').map(encodeURIComponent).join('/')}?ref=${encodeURIComponent(ref)}`
}
