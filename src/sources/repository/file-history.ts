import type { Span } from '../../domain/history/history.js'
import { isPlainObject } from '../../domain/plain-object.js'
import type { FileVersion, FileVersions } from '../../domain/replay/committed-files.js'
import type { Instant } from '../../domain/time.js'
import { ExternalError } from '../../errors.js'
import type { GitHub } from '../../ports.js'
import type { Branch } from './options.js'

/** A month of a beat each minute; whoever beats more often is told of fewer days. */
const MOST_PAGES = 450

// Names and paths go in variables: nothing of a config is ever part of the query.
const QUERY = `query ($owner: String!, $repo: String!, $ref: String!, $path: String!, $until: GitTimestamp!, $after: String) {
  repository(owner: $owner, name: $repo) {
    object(expression: $ref) {
      ... on Commit {
        history(first: 100, path: $path, until: $until, after: $after) {
          pageInfo { hasNextPage endCursor }
          nodes { committedDate file(path: $path) { object { ... on Blob { text isTruncated } } } }
        }
      }
    }
  }
}`

interface Page {
  /** Newest first. */
  readonly versions: readonly FileVersion[]
  readonly next: string | null
}

/** The states of a committed file, a hundred a request. Throws ExternalError, also for a branch or file that is not there. */
export async function fileHistory(
  github: GitHub,
  { owner, repo, branch }: Branch,
  path: string,
  { from, to }: Span,
): Promise<FileVersions> {
  const asked = { owner, repo, ref: branch ?? 'HEAD', path, until: new Date(to).toISOString() }
  const versions: FileVersion[] = []
  let after: string | null = null
  for (let page = 0; page < MOST_PAGES; page++) {
    const answer = await github.graphql(QUERY, { ...asked, after })
    const { versions: more, next } = pageIn(answer, path)
    versions.push(...more)
    after = next
    if (next === null || more.some(({ at }) => at <= from)) break
  }
  if (versions.length === 0) throw notThere(`${path} was never committed on ${branch ?? 'the default branch'}`)
  const inOrder = versions.sort((a, b) => a.at - b.at)
  const before = inOrder.findLastIndex(({ at }) => at <= from)
  const cut =
    before < 0 && after !== null ? { cut: `more than ${MOST_PAGES * 100} commits are not looked through` } : {}
  return { versions: inOrder.slice(Math.max(0, before)), ...cut }
}

function pageIn(answer: unknown, path: string): Page {
  const repository = inside(answer, 'repository')
  if (repository === null) throw notThere('GraphQL: no such repository')
  const found = inside(repository, 'object')
  if (found === null) throw notThere(`the branch of ${path} is not there`)
  const history = inside(found, 'history')
  const [nodes, info] = [history?.['nodes'], inside(history, 'pageInfo')]
  if (!Array.isArray(nodes) || info === null)
    throw new ExternalError('github', `the history of ${path} is not GitHub's answer`, { permanent: true })
  const next = info['hasNextPage'] === true && typeof info['endCursor'] === 'string' ? info['endCursor'] : null
  return { versions: nodes.flatMap(versionIn), next }
}

/** One that cannot be understood, or is too large to be a beat, says nothing. */
function versionIn(node: unknown): FileVersion[] {
  const date = isPlainObject(node) ? node['committedDate'] : null
  const at: Instant = typeof date === 'string' ? Date.parse(date) : NaN
  if (Number.isNaN(at)) return []
  const blob = inside(inside(node, 'file'), 'object')
  if (blob === null) return [{ at, text: null }]
  return typeof blob['text'] === 'string' && blob['isTruncated'] !== true ? [{ at, text: blob['text'] }] : []
}

function inside(value: unknown, key: string): Record<string, unknown> | null {
  const found = isPlainObject(value) ? value[key] : null
  return isPlainObject(found) ? found : null
}

function notThere(message: string): ExternalError {
  return new ExternalError('github', message, { permanent: true })
}
