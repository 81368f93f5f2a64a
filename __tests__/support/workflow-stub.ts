import { ExternalError } from '../../src/errors.js'
import type { GitHub } from '../../src/ports.js'

export interface StubRun {
  readonly event: string
  readonly status: string
  readonly conclusion: string | null
  readonly created_at: string
  readonly id?: number
  readonly run_attempt?: number
  readonly run_started_at?: string
  readonly workflow_id?: number
  readonly path?: string
  readonly run_number?: number
  readonly updated_at?: string
  readonly head_branch?: string
}

export interface StubWorkflow {
  /** `backup.yml`. */
  readonly file: string
  /** Null: the API lists it, and the file is gone. */
  readonly text: string | null
  /** Null: the API does not list it. */
  readonly state?: string | null
  readonly runs?: readonly StubRun[]
  /** What the listing by event says instead of the truth. */
  readonly filtered?: readonly StubRun[]
  /** What listings without a filter by event say instead. */
  readonly unfiltered?: readonly StubRun[]
  /** What the listing of the whole repository says instead; like `filtered` where that is given. */
  readonly together?: readonly StubRun[]
  /** Newest first; the text as it stood at each commit. */
  readonly commits?: readonly { readonly date: string; readonly text: string; readonly mergedAt?: string }[]
  readonly createdAt?: string
  readonly updatedAt?: string
  /** Every question about its runs is answered so. */
  readonly runsStatus?: number
  readonly jobs?: readonly unknown[]
  /** What single runs have, by their place in `runs`; null is answered by 500. */
  readonly jobsOf?: readonly (readonly unknown[] | null)[]
  readonly artifactsOf?: readonly (readonly unknown[] | null)[]
  /** How earlier attempts of any run ended, the first one first. */
  readonly attempts?: readonly string[]
}

export interface StubWorld {
  readonly workflows: readonly StubWorkflow[]
  readonly fork?: boolean
  /** Paths that are refused, whatever they are. */
  readonly refuse?: (path: string) => number | null
  /** What a path is answered instead of the truth; null for the truth. */
  readonly answer?: (path: string) => StubAnswer | null
  /** GraphQL answers too; `few` where all files are too much for one answer. */
  readonly graphql?: boolean | 'few'
}

export interface StubAnswer {
  readonly status: number
  readonly body: unknown
}

const OLD = '2020-01-01T00:00:00Z'

/** GitHub's read paths for workflows, as pure answers; `path` starts after `/repos/owner/repo`. */
export function answerFor(world: StubWorld, path: string, query: Readonly<Record<string, string>>): StubAnswer {
  const refused = world.refuse?.(path)
  if (refused) return { status: refused, body: { message: 'refused' } }
  const other = world.answer?.(path) ?? null
  if (other !== null) return other
  const decoded = decodeURIComponent(path)
  if (path === '') return ok({ full_name: 'o/r', fork: world.fork ?? false, default_branch: 'main' })
  if (path === '/actions/workflows') return listWorkflows(world)
  if (decoded.startsWith('/contents/')) return contents(world, decoded.slice('/contents/'.length), query)
  if (path === '/commits') return commits(world, query)
  const pulls = /^\/commits\/([^/]+)\/pulls$/.exec(decoded)
  if (pulls) return pullsOf(world, pulls[1] ?? '')
  if (path === '/actions/runs') return runsOfAll(world, query)
  const jobs = /^\/actions\/runs\/(\d+)\/jobs$/.exec(path)
  if (jobs) return jobsOf(world, Number(jobs[1]), query)
  const artifacts = /^\/actions\/runs\/(\d+)\/artifacts$/.exec(path)
  if (artifacts) return artifactsOf(world, Number(artifacts[1]), query)
  const attempt = /^\/actions\/runs\/(\d+)\/attempts\/(\d+)$/.exec(path)
  if (attempt) return attemptOf(world, Number(attempt[1]), Number(attempt[2]))
  const about = /^\/actions\/workflows\/([^/]+)(\/runs)?$/.exec(decoded)
  if (about) return about[2] ? runs(world, about[1] ?? '', query) : workflowOf(world, about[1] ?? '')
  return NOT_FOUND
}

const NOT_FOUND: StubAnswer = { status: 404, body: { message: 'Not Found' } }

function ok(body: unknown): StubAnswer {
  return { status: 200, body }
}

function listed(workflow: StubWorkflow, index: number): unknown {
  const dates = { created_at: workflow.createdAt ?? OLD, updated_at: workflow.updatedAt ?? workflow.createdAt ?? OLD }
  return {
    id: index + 1,
    name: workflow.file,
    path: `.github/workflows/${workflow.file}`,
    state: workflow.state ?? 'active',
    ...dates,
  }
}

function listWorkflows({ workflows }: StubWorld): StubAnswer {
  const known = workflows.flatMap((workflow, i) => (workflow.state === null ? [] : [listed(workflow, i)]))
  return ok({ total_count: known.length, workflows: known })
}

function contents({ workflows }: StubWorld, path: string, { ref }: Readonly<Record<string, string>>): StubAnswer {
  const files = workflows.filter(({ text }) => text !== null)
  if (path === '.github/workflows') {
    return files.length === 0
      ? NOT_FOUND
      : ok(files.map(({ file }) => ({ type: 'file', name: file, path: `${path}/${file}` })))
  }
  const workflow = workflows.find(({ file }) => `.github/workflows/${file}` === path)
  const text = ref === undefined ? workflow?.text : workflow?.commits?.[Number(ref.split('-')[1])]?.text
  if (text == null) return NOT_FOUND
  return ok({
    type: 'file',
    encoding: 'base64',
    content: Buffer.from(text).toString('base64').replace(/.{60}/g, '$&\n'),
  })
}

function commits({ workflows }: StubWorld, { path }: Readonly<Record<string, string>>): StubAnswer {
  const workflow = workflows.find(({ file }) => `.github/workflows/${file}` === path)
  return ok(
    (workflow?.commits ?? []).map(({ date }, i) => ({
      sha: `${workflow?.file}-${i}`,
      commit: { committer: { date } },
    })),
  )
}

function pullsOf({ workflows }: StubWorld, sha: string): StubAnswer {
  const [file, index] = sha.split('-')
  const mergedAt = workflows.find((workflow) => workflow.file === file)?.commits?.[Number(index)]?.mergedAt
  return ok(mergedAt === undefined ? [] : [{ merged_at: mergedAt }])
}

function find({ workflows }: StubWorld, idOrFile: string): StubWorkflow | undefined {
  const found = workflows[Number(idOrFile) - 1] ?? workflows.find(({ file }) => file === idOrFile)
  return found?.state === null ? undefined : found
}

function workflowOf(world: StubWorld, idOrFile: string): StubAnswer {
  const workflow = find(world, idOrFile)
  return workflow === undefined ? NOT_FOUND : ok(listed(workflow, world.workflows.indexOf(workflow)))
}

function jobsOf({ workflows }: StubWorld, run: number, query: Readonly<Record<string, string>>): StubAnswer {
  const workflow = workflows[Math.floor(run / 1000) - 1]
  const jobs = workflow?.jobsOf?.[run % 1000] === undefined ? workflow?.jobs : workflow.jobsOf[run % 1000]
  return jobs === undefined ? NOT_FOUND : pageOf('jobs', jobs, query)
}

function artifactsOf({ workflows }: StubWorld, run: number, query: Readonly<Record<string, string>>): StubAnswer {
  const artifacts = workflows[Math.floor(run / 1000) - 1]?.artifactsOf?.[run % 1000] ?? []
  const named = artifacts.filter((one) => query.name === undefined || (one as { name?: string }).name === query.name)
  const isRefused = workflows[Math.floor(run / 1000) - 1]?.artifactsOf?.[run % 1000] === null
  return pageOf('artifacts', isRefused ? null : named, query)
}

function pageOf(key: string, all: readonly unknown[] | null, query: Readonly<Record<string, string>>): StubAnswer {
  if (all === null) return { status: 500, body: { message: 'Server Error' } }
  const [size, page] = [Number(query.per_page ?? 30), Number(query.page ?? 1)]
  return ok({ total_count: all.length, [key]: all.slice((page - 1) * size, page * size) })
}

function attemptOf({ workflows }: StubWorld, run: number, attempt: number): StubAnswer {
  const conclusion = workflows[Math.floor(run / 1000) - 1]?.attempts?.[attempt - 1]
  return conclusion === undefined
    ? NOT_FOUND
    : ok({ id: run, run_attempt: attempt, event: 'schedule', status: 'completed', conclusion })
}

function runs(world: StubWorld, idOrFile: string, query: Readonly<Record<string, string>>): StubAnswer {
  const workflow = find(world, idOrFile)
  if (workflow === undefined) return NOT_FOUND
  if (workflow.runsStatus !== undefined)
    return { status: workflow.runsStatus, body: { message: 'API rate limit exceeded' } }
  const truth = workflow.runs ?? []
  const told =
    (query.event === undefined ? workflow.unfiltered : query.created === undefined ? workflow.filtered : undefined) ??
    truth
  const matching = told.map((run, i) => numbered(world, workflow, run, i)).filter((run) => isAskedFor(run, query))
  const newestFirst = [...matching].sort((a, b) => b.created_at.localeCompare(a.created_at))
  const page = newestFirst.slice(0, Number(query.per_page ?? 30))
  // Within a page GitHub promises no order: the stub keeps the one the test wrote.
  return ok({ total_count: matching.length, workflow_runs: matching.filter((run) => page.includes(run)) })
}

function runsOfAll(world: StubWorld, query: Readonly<Record<string, string>>): StubAnswer {
  const all = world.workflows.flatMap((workflow) => {
    if (workflow.state === null || workflow.runsStatus !== undefined) return []
    const told = workflow.together ?? workflow.filtered ?? workflow.runs ?? []
    return told.map((run, i) => numbered(world, workflow, run, i))
  })
  const matching = all.filter((run) => isAskedFor(run, query)).sort((a, b) => b.created_at.localeCompare(a.created_at))
  return pageOf('workflow_runs', matching, query)
}

function numbered(world: StubWorld, workflow: StubWorkflow, run: StubRun, i: number): StubRun {
  const id = world.workflows.indexOf(workflow) + 1
  return { run_attempt: 1, id: id * 1000 + i, workflow_id: id, path: `.github/workflows/${workflow.file}`, ...run }
}

function isAskedFor(run: StubRun, { event, branch, status, created = '' }: Readonly<Record<string, string>>): boolean {
  if (event !== undefined && run.event !== event) return false
  if (branch !== undefined && (run.head_branch ?? 'main') !== branch) return false
  if (status !== undefined && run.conclusion !== status && run.status !== status) return false
  const [from = '', to = '~'] = created.startsWith('<=')
    ? ['', created.slice(2)]
    : created.replace('>=', '').split('..')
  return run.created_at >= from && run.created_at <= to
}

/** What GraphQL shows of the folder of workflows. */
export function treeOf({ workflows }: StubWorld): unknown {
  const entries = workflows.flatMap(({ file, text }) =>
    text === null ? [] : [{ name: file, type: 'blob', object: { text, isTruncated: false } }],
  )
  return { object: { entries } }
}

function blobsOf({ workflows }: StubWorld, variables: Record<string, unknown>): Record<string, unknown> {
  const asked = Object.entries(variables).filter(([name]) => /^p\d+$/.test(name))
  const found = asked.map(([name, expression]): [string, unknown] => {
    const text = workflows.find(({ file }) => expression === `HEAD:.github/workflows/${file}`)?.text
    return [name.replace('p', 'f'), text == null ? null : { text, isTruncated: false }]
  })
  return Object.fromEntries(found)
}

export interface StubGitHub extends GitHub {
  /** `/actions/workflows?per_page=100`, in order. */
  readonly asked: readonly string[]
}

/** A thin GitHub port over the answers. */
export function stubGitHub(world: StubWorld): StubGitHub {
  const asked: string[] = []
  return {
    asked,
    repository: { owner: 'o', repo: 'r' },
    webUrl: 'https://github.com',
    async rest<T>(route: string, parameters: Record<string, unknown> = {}) {
      const asParameters = Object.entries(parameters).filter(([key]) => key !== 'owner' && key !== 'repo')
      const query = Object.fromEntries(asParameters.map(([key, value]) => [key, String(value)]))
      const path = route.replace(/^GET \/repos\/\{owner\}\/\{repo\}/, '')
      asked.push(`${path}?${new URLSearchParams(query).toString()}`)
      const { status, body } = answerFor(world, path, query)
      if (status >= 400)
        throw new ExternalError('github', `GitHub answered ${status} to ${path}`, { status, permanent: true })
      return { status, headers: {}, data: body as T }
    },
    async graphql<T>(_query: string, variables: Record<string, unknown> = {}) {
      asked.push('graphql')
      if (world.graphql === 'few' && variables['p0'] !== undefined)
        return { repository: blobsOf(world, variables) } as T
      if (world.graphql !== true)
        throw new ExternalError('github', 'GitHub answered 404', { status: 404, permanent: true })
      return { repository: treeOf(world) } as T
    },
    login: async () => null,
    learnLogin: () => {},
  }
}

/** A workflow file with these cron lines. */
export function workflowText(crons: readonly string[], timezone: string | null = null, name = 'Nightly'): string {
  const zone = timezone === null ? '' : `\n      timezone: ${timezone}`
  const lines = crons.map((cron) => `    - cron: '${cron}'${zone}`).join('\n')
  return `name: ${name}\non:\n  schedule:\n${lines}\n  workflow_dispatch:\njobs:\n  run:\n    runs-on: ubuntu-latest\n    steps: []\n`
}

/** Judges what the source finds in this world, as a run does. */
export function silentLog() {
  const nothing = (): void => {}
  return { debug: nothing, info: nothing, notice: nothing, warning: nothing, error: nothing }
}
