import { contentsOf, putContents, textAt } from './files.mjs'
import { rootOf } from './graphql-root.mjs'
import { answerQuery } from './graphql.mjs'
import { answerIssues } from './issue-answers.mjs'
import { listRuns } from './runs.mjs'
import { listWorkflows, workflowOf, WORKFLOWS } from './workflows.mjs'

/** What GitHub answers to one request: `{ status, data, link }`. */
export function answer(state, { method, url, body }) {
  const { pathname: path, searchParams } = new URL(url, 'http://stub')
  const rest = path.replace(/^\/repos\/[^/]+\/[^/]+/, '')
  const question = { method, rest, query: Object.fromEntries(searchParams), body }
  if (path === '/graphql') return { data: answerQuery(body.query, body.variables ?? {}, rootOf(state)) }
  if (path === '/orgs/acme/repos') return paged(repositoriesOf(state), url, question.query)
  const found = answerIssues(state, question) ?? answerFiles(state, question) ?? answerRuns(state, question)
  if (found === null) return { status: 404, data: { message: 'Not Found', status: '404' } }
  return found.isList ? paged(found.data, url, question.query) : found
}

/** Repositories of an organisation, each of which holds what the one of the run does. */
function repositoriesOf({ world }) {
  return Array.from({ length: world.organisation ?? 0 }, (_, index) => ({
    id: index + 1,
    full_name: `acme/r${index}`,
    default_branch: 'main',
    fork: false,
    private: false,
    archived: false,
    disabled: false,
    topics: [],
  }))
}

function answerFiles(state, { method, rest, body }) {
  if (rest === '')
    return { data: { id: 1, full_name: 'octo/example', default_branch: 'main', fork: false, private: false } }
  // What another action may ask for on the web.
  if (rest === '/health') return { data: { status: 'ok' } }
  if (rest === '/commits') return { data: [] }
  if (!rest.startsWith('/contents/')) return null
  const path = decodeURIComponent(rest.slice('/contents/'.length))
  if (method === 'PUT') return { data: putContents(state.kept, path, body) }
  if (path === WORKFLOWS) return { data: foldersOf(state) }
  const text = textAt(state, path)
  return text === null ? null : { data: contentsOf(path, text) }
}

function foldersOf({ world }) {
  return Array.from({ length: world.workflows ?? 0 }, (_, index) => {
    const { content, encoding, ...entry } = contentsOf(`${WORKFLOWS}/w${index}.yml`, 'name: a job')
    return entry
  })
}

function answerRuns({ world }, { rest, query }) {
  if (rest === '/actions/workflows') return { data: listWorkflows(world, query) }
  if (rest === '/actions/runs') return { data: listRuns(world, null, query) }
  const [, which, below] = /^\/actions\/workflows\/([^/]+)(\/runs)?$/.exec(rest) ?? []
  if (which === undefined) return null
  return { data: below ? listRuns(world, which, query) : workflowOf(Number(which) - 1) }
}

/** One page of a list, and where the next one is. */
function paged(all, url, { per_page: size = 30, page = 1 }) {
  const end = Number(page) * Number(size)
  const last = Math.ceil(all.length / size)
  const at = (number) => {
    const next = new URL(url, 'https://api.github.com')
    next.searchParams.set('page', String(number))
    return `<${next.href}>`
  }
  const link = `${at(Number(page) + 1)}; rel="next", ${at(last)}; rel="last"`
  return { data: all.slice(end - size, end), ...(end < all.length ? { link } : {}) }
}
