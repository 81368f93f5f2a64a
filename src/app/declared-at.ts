import { HOUR, type Instant } from '../domain/time.js'
import { ExternalError } from '../errors.js'
import type { GitHub } from '../ports.js'

/** When a monitor was declared, and how exactly that is known. */
export interface DeclaredAt {
  readonly at: Instant
  /** `line`: the lines of its own name and schedule; `file`: anything in the file. */
  readonly by: 'line' | 'file'
}

/** The file that declares monitors; a config has lines for each, a workflow file declares the one of its inputs. */
export interface DeclaringFile {
  readonly path: string
  readonly isConfig: boolean
}

/** A monitor whose declaration matters. */
export interface Wanted {
  readonly id: string
  /** Where its lines are not known, the last change of the whole file is good enough. */
  readonly orByFile: boolean
}

interface Range {
  startingLine: number
  endingLine: number
  commit: { committedDate: string }
}
interface Answer {
  repository: {
    text: { text?: string | null; isTruncated?: boolean } | null
    head: { blame?: { ranges?: readonly Range[] } } | null
  } | null
}

// A path goes in variables: nothing of a config is ever part of the query.
const BLAME = `query ($owner: String!, $repo: String!, $path: String!, $file: String!) {
  repository(owner: $owner, name: $repo) {
    text: object(expression: $file) { ... on Blob { text isTruncated } }
    head: object(expression: "HEAD") {
      ... on Commit { blame(path: $path) { ranges { startingLine endingLine commit { committedDate } } } }
    }
  }
}`

/** A commit's clock may be wrong by this much. */
const SKEW = HOUR

/**
 * When these monitors were declared: one request for all, two where there is no blame. A monitor of which the committed
 * file knows nothing is not in the answer. Throws ExternalError where the repository does not say.
 */
export async function declaredAt(
  github: GitHub,
  file: DeclaringFile,
  wanted: readonly Wanted[],
  now: Instant,
): Promise<ReadonlyMap<string, DeclaredAt>> {
  const byLine = file.isConfig ? await blame(github, file.path) : new Map<string, Instant>()
  const known = new Map<string, DeclaredAt>()
  for (const { id } of wanted) {
    const at = byLine.get(id)
    if (at !== undefined) known.set(id, { at: believable(at, file, now), by: 'line' })
  }
  const others = wanted.filter(({ id, orByFile }) => orByFile && !known.has(id))
  const at = others.length === 0 ? null : await lastChange(github, file.path)
  if (at === null) return known
  const whole: DeclaredAt = { at: believable(at, file, now), by: 'file' }
  others.forEach(({ id }) => known.set(id, whole))
  return known
}

/** Empty where blame cannot be had: no GraphQL, a file too large, another default branch than the config's. */
async function blame(github: GitHub, path: string): Promise<ReadonlyMap<string, Instant>> {
  try {
    const variables = { ...github.repository, path, file: `HEAD:${path}` }
    const { repository } = await github.graphql<Answer>(BLAME, variables)
    const ranges = repository?.head?.blame?.ranges ?? []
    const { text, isTruncated } = repository?.text ?? {}
    if (typeof text !== 'string' || isTruncated === true || ranges.length === 0) return new Map()
    const { declaredLines } = await import('../config/file/declared-lines.js')
    return new Map(
      [...declaredLines(text)].flatMap(([id, lines]) => {
        const own = ranges.filter((range) =>
          lines.some(({ first, last }) => range.startingLine <= last && range.endingLine >= first),
        )
        const instants = own.map(({ commit }) => Date.parse(commit.committedDate)).filter(Number.isFinite)
        return instants.length === 0 ? [] : [[id, Math.max(...instants)] as const]
      }),
    )
  } catch (error) {
    if (error instanceof ExternalError && error.fault.permanent) return new Map()
    throw error
  }
}

/** Null for a file that was never committed. */
async function lastChange(github: GitHub, path: string): Promise<Instant | null> {
  try {
    const route = 'GET /repos/{owner}/{repo}/commits'
    const { data } = await github.rest<unknown>(route, { path, per_page: 1 })
    if (!Array.isArray(data)) throw unreadable(`the history of ${path} is not GitHub's answer`)
    const [newest] = data as { commit?: { committer?: { date?: string } | null } }[]
    if (newest === undefined) return null
    const at = Date.parse(newest.commit?.committer?.date ?? '')
    if (!Number.isFinite(at)) throw unreadable(`the last change of ${path} has no date`)
    return at
  } catch (error) {
    if (error instanceof ExternalError && (error.status === 404 || error.status === 409)) return null
    throw error
  }
}

/** A commit of next year would keep a monitor new until then. */
function believable(at: Instant, { path }: DeclaringFile, now: Instant): Instant {
  if (at <= now + SKEW) return at
  throw unreadable(`the last change of ${path} is dated in the future`)
}

function unreadable(message: string): ExternalError {
  return new ExternalError('github', message, { permanent: true })
}
