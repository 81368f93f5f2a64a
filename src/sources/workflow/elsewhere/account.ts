import { repositoryProblem } from '../../../domain/repository-path.js'
import { ExternalError } from '../../../errors.js'
import type { GitHub } from '../../../ports.js'
import { listOf, recordOf, remainingIn, textIn } from '../api.js'
import type { Purse } from './purse.js'

/** A repository as the listing of its account shows it. */
export interface Listed {
  /** `owner/repo`. */
  readonly name: string
  /** Why nothing runs there; null for what is in use. */
  readonly still: 'archived' | 'disabled' | null
  readonly fork: boolean
  readonly private: boolean
  readonly topics: readonly string[]
}

const PAGE = 100
const MOST_PAGES = 50

type Route = readonly [route: string, parameters: Readonly<Record<string, string>>]

/**
 * Every repository of an organisation; where it is none, or not to be listed by this token, of what the token of an App was
 * installed on, or of a user. Throws ExternalError where none of them is answered.
 */
export async function listAccount(github: GitHub, account: string, purse: Purse): Promise<Listed[]> {
  const routes: readonly Route[] = [
    ['GET /orgs/{org}/repos', { org: account, type: 'all' }],
    ['GET /installation/repositories', {}],
    ['GET /users/{username}/repos', { username: account, type: 'owner' }],
  ]
  let refusal: ExternalError | null = null
  for (const route of routes) {
    try {
      const listed = await listBy(github, route, purse)
      const own = listed.filter(({ name }) => name.toLowerCase().startsWith(`${account.toLowerCase()}/`))
      if (own.length > 0) return own
    } catch (error) {
      if (!(error instanceof ExternalError) || !isRefusal(error)) throw error
      refusal ??= error
    }
  }
  throw refusal ?? new ExternalError('github', `${account} shows no repository to this token`, { permanent: true })
}

/** That another question may be answered. */
function isRefusal({ status }: ExternalError): boolean {
  return status === 403 || status === 404
}

async function listBy(github: GitHub, [route, parameters]: Route, purse: Purse): Promise<Listed[]> {
  const found: Listed[] = []
  for (let page = 1; page <= MOST_PAGES; page++) {
    purse.mayAsk()
    purse.meter.requests += 1
    const asked = github.rest(route, { ...parameters, per_page: PAGE, ...(page > 1 && { page }) })
    const answer = await asked.catch(purse.refused)
    purse.meter.remaining = remainingIn(answer) ?? purse.meter.remaining
    const listed = listOf(Array.isArray(answer.data) ? answer.data : recordOf(answer.data).repositories)
    found.push(...listed.flatMap((one) => listedOf(one) ?? []))
    if (listed.length < PAGE) return found
  }
  throw new ExternalError('github', `more than ${MOST_PAGES * PAGE} repositories are listed`, {
    permanent: true,
    remedy: 'name some of them with "repositories"',
  })
}

/** One whose visibility is not said is taken for private. */
function listedOf(one: Record<string, unknown>): Listed | null {
  const name = textIn(one, 'full_name')
  if (name === null || repositoryProblem(name) !== null) return null
  const topics: unknown[] = Array.isArray(one.topics) ? one.topics : []
  return {
    name,
    still: one.archived === true ? 'archived' : one.disabled === true ? 'disabled' : null,
    fork: one.fork === true,
    private: one.private !== false,
    topics: topics.filter((topic) => typeof topic === 'string').map((topic) => topic.toLowerCase()),
  }
}
