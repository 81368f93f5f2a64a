import { isPlainObject } from '../../domain/plain-object.js'
import { toIso, type Instant } from '../../domain/time.js'
import { ExternalError } from '../../errors.js'
import type { GitHub } from '../../ports.js'
import { sameLogin } from './logins.js'

/** One comment on any issue of the repository. */
export interface Read {
  /** The number of its issue. */
  readonly issue: string
  readonly id: number
  readonly at: Instant
  readonly changedAt: Instant
  /** Who wrote it, as it stands there; null where that was no person, was us, or may have been somebody else. */
  readonly person: string | null
  /** By the login that we write as, which is a person's: he may have typed it. */
  readonly byMe: boolean
  readonly text: string
}

export interface ReadComments {
  readonly comments: readonly Read[]
  /** False where a later run has to go on. */
  readonly isWhole: boolean
  /** When the last of them was changed; -Infinity where there is none. */
  readonly until: Instant
}

const PAGE = 100
/** A repository with more of them is read over several runs. */
const MOST_PAGES = 5
/** As GitHub has them, those that an organisation manages included. */
const LOGIN = /^[A-Za-z0-9](?:[A-Za-z0-9_-]{0,98}[A-Za-z0-9])?$/

/** What was written or changed in the whole repository since then: one question where 100 comments are all there are. */
export async function readComments(github: GitHub, since: Instant): Promise<ReadComments> {
  const me = await github.login()
  const comments: Read[] = []
  for (let page = 1; ; page++) {
    const { data, headers } = await github.rest('GET /repos/{owner}/{repo}/issues/comments', {
      since: toIso(since),
      sort: 'updated',
      direction: 'asc',
      per_page: PAGE,
      ...(page === 1 ? {} : { page }),
    })
    if (!Array.isArray(data)) throw notComments()
    comments.push(...data.flatMap((one) => commentOf(one, me) ?? []))
    const isWhole = !/rel="?next"?/.test(headers.link ?? '')
    const until = comments.reduce((last, { changedAt }) => Math.max(last, changedAt), -Infinity)
    if (isWhole || page === MOST_PAGES) return { comments, isWhole, until }
  }
}

function commentOf(value: unknown, me: string | null): Read | null {
  if (!isPlainObject(value)) return null
  const { id, body, issue_url: url, created_at: created, updated_at: updated } = value
  const issue = /\/issues\/(\d+)$/.exec(typeof url === 'string' ? url : '')?.[1]
  const [at, changedAt] = [created, updated].map((text) => (typeof text === 'string' ? Date.parse(text) : Number.NaN))
  if (issue === undefined || typeof id !== 'number' || !Number.isSafeInteger(id) || typeof body !== 'string')
    return null
  if (at === undefined || changedAt === undefined || !Number.isFinite(at + changedAt)) return null
  // Whoever may write can change the words of somebody else.
  const typed = at === changedAt ? personIn(value) : null
  const byMe = typed !== null && me !== null && sameLogin({ login: typed, type: 'User' }, me)
  return { issue, id, at, changedAt, byMe, person: byMe ? null : typed, text: body }
}

/** Neither bots nor apps in somebody's name. */
function personIn({ user, performed_via_github_app: app }: Readonly<Record<string, unknown>>): string | null {
  if (!isPlainObject(user) || user['type'] !== 'User' || (app !== undefined && app !== null)) return null
  const { login } = user
  return typeof login === 'string' && LOGIN.test(login) ? login : null
}

function notComments(): ExternalError {
  return new ExternalError('github', 'GitHub answered with something else than a list of comments', {
    permanent: false,
  })
}
