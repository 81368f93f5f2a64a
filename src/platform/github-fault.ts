import { oneLine } from '../domain/safe-text.js'
import type { Instant } from '../domain/time.js'
import { ExternalError, messageOf, type ExternalFault } from '../errors.js'
import type { GitHubResponse } from '../ports.js'
import { connectionRemedy } from './connection-remedy.js'
import { foreign, isPage, kindOf, saysWhy } from './github-answers.js'
import { isOfRepository, permissionRemedy, queryRemedy, unseenRemedy } from './permission-remedy.js'
import { GitHubRefusal } from './github-request.js'
import { limitPause } from './rate-limit.js'

const MAX_MESSAGE = 300

/** What was asked of GitHub: `GET /repos/octo/demo/issues`. */
export interface Question {
  readonly asked: string
  /** Whose run asks, as `octo/demo`. */
  readonly home: string | null
}

/** Makes one kind of error of all there are, and says whether waiting helps and what a person can do. */
export function faultOf(error: unknown, question: Question, now: Instant): ExternalError {
  const { asked } = question
  if (!(error instanceof GitHubRefusal))
    return withRoute(error instanceof ExternalError ? unreached(error) : unsent(error), asked)
  const { response } = error
  const { status, headers, data } = response
  const text = isPage(data) ? 'a web page' : wordsOf(error)
  const pause = limitPause({ status, headers, text, readOnly: asked.startsWith('GET ') }, now)
  if (pause === null && isElses(response)) return withRoute(strange(response), asked)
  const limited = pause !== null && status < 500
  const fault: ExternalFault = {
    permanent: !limited && status < 500 && status !== 408,
    cause: error,
    status,
    ...(pause === null ? {} : { retryAfterMs: pause }),
    ...(limited ? { remedy: 'the next run tries again' } : remedyFor(response, text, question)),
  }
  const what = limited ? `rate limited (${text})` : text
  return new ExternalError('github', `GitHub answered ${status} to ${asked}: ${what}`, fault)
}

/** A limit that GraphQL tells with a status of success; nothing was done. */
export function limitedQuery(
  message: string,
  headers: GitHubResponse<unknown>['headers'],
  now: Instant,
): ExternalError {
  const text = oneLine(message).slice(0, MAX_MESSAGE)
  const retryAfterMs = limitPause({ status: 429, headers: headers ?? {}, text, readOnly: false }, now) ?? 0
  const fault = { status: 429, permanent: false, retryAfterMs, remedy: 'the next run tries again' }
  return new ExternalError('github', `rate limited (${text})`, fault)
}

/** What GraphQL calls what REST has statuses for. */
const STATUSES: Readonly<Record<string, number>> = {
  STALE_DATA: 409,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  UNPROCESSABLE: 422,
}

/** Without a kind nobody knows whether what was to be changed was. */
export function refusedQuery(
  error: { readonly message?: string; readonly type?: unknown } | undefined,
  query: string,
  readOnly: boolean,
): ExternalError {
  const status = STATUSES[String(error?.type)]
  const words = error?.message ?? 'no data'
  return new ExternalError('github', `GraphQL: ${words}`, {
    permanent: readOnly || status !== undefined,
    conflict: status === 409,
    ...(status === undefined ? {} : { status }),
    ...(status === 403 ? { remedy: queryRemedy(query, words) } : {}),
  })
}

function withRoute(error: ExternalError, asked: string): ExternalError {
  const did = whatGitHubDid(error)
  return new ExternalError('github', `GitHub ${did} ${asked}: ${error.message}`, error.fault)
}

/** What the time of a run cut off may have been sent, and may have come. */
function whatGitHubDid({ service, fault }: ExternalError): string {
  if (fault.unasked !== true) return 'did not answer'
  return service === 'run' ? 'was not waited for at' : 'was not asked'
}

function unreached(error: ExternalError): ExternalError {
  const remedy = error.fault.remedy ?? connectionRemedy(error.fault.cause)
  if (remedy === undefined) return error
  return new ExternalError(error.service, error.message, { ...error.fault, remedy })
}

/** What Node refuses to send never left this machine, and will not the next time. */
function unsent(error: unknown): ExternalError {
  return new ExternalError('github', messageOf(error).slice(0, MAX_MESSAGE), {
    permanent: true,
    unasked: true,
    cause: error,
  })
}

/**
 * GitHub says in a `message` why it refuses. A proxy or a login page in between does not, and says nothing about what is there. That
 * a request is too large is true whoever says it.
 */
function isElses({ status, data }: GitHubResponse<unknown>): boolean {
  return status >= 400 && status < 500 && status !== 408 && status !== 413 && !saysWhy(data)
}

function strange({ status, data }: GitHubResponse<unknown>): ExternalError {
  const error = foreign(`status ${status}, ${kindOf(data)}`)
  if (status !== 407) return error
  const remedy = 'the proxy wants a user and a password: write them into HTTPS_PROXY, as http://user:password@host:port'
  return new ExternalError('github', error.message, { ...error.fault, permanent: true, remedy })
}

function wordsOf({ message }: GitHubRefusal): string {
  return oneLine(message).replace(/\.$/, '').slice(0, MAX_MESSAGE)
}

function remedyFor(
  { status, headers }: GitHubResponse<unknown>,
  words: string,
  { asked, home }: Question,
): { remedy?: string } {
  if (status === 401) return { remedy: 'the token is wrong or expired: give a valid one as `token`' }
  if (status === 404 && isOfRepository(asked)) return { remedy: unseenRemedy(asked, home) }
  if (status !== 403) return {}
  return { remedy: permissionRemedy({ asked, words, named: headers?.['x-accepted-github-permissions'], home }) }
}
