import { ExternalError, type ExternalFault } from '../errors.js'
import type { Instant } from '../domain/time.js'
import { foreign, isGitHubs404 } from './github-answers.js'

interface Refusal {
  status?: number
  message?: string
  cause?: unknown
  response?: { headers?: Record<string, string | undefined>; data?: unknown }
}

const MAX_MESSAGE = 300
/** GitHub's advice for a secondary limit that names no time. */
const SECONDARY_PAUSE_MS = 60_000

/** Makes one kind of error of octokit's many, and says whether waiting helps and what a person can do. */
export function faultOf(error: unknown, route: string, now: Instant): ExternalError {
  const refusal = error as Refusal
  if (error instanceof ExternalError) return withRoute(error, route)
  if (refusal.cause instanceof ExternalError && refusal.response === undefined) return withRoute(refusal.cause, route)
  const status = typeof refusal.status === 'number' ? refusal.status : undefined
  if (status === 404 && refusal.response !== undefined && !isGitHubs404(refusal.response.data)) {
    return withRoute(foreign('status 404 without a message'), route)
  }
  const headers = refusal.response?.headers ?? {}
  const text = (refusal.message ?? '').slice(0, MAX_MESSAGE)
  const limited = rateLimitPause(status, headers, text, now)
  const fault: ExternalFault = {
    permanent: limited === null && status !== undefined && status < 500 && status !== 408 && status !== 429,
    cause: error,
    ...(status === undefined ? {} : { status }),
    ...(limited === null ? {} : { retryAfterMs: limited }),
    ...remedyFor(status, limited !== null, headers),
  }
  const what = limited === null ? text : `rate limited (${text})`
  return new ExternalError('github', `GitHub answered ${status ?? 'nothing'} to ${route}: ${what}`, fault)
}

function withRoute(error: ExternalError, route: string): ExternalError {
  return new ExternalError('github', `GitHub did not answer ${route}: ${error.message}`, error.fault)
}

/** Headers first: the wording of the message has changed before. Null when it is no rate limit. */
function rateLimitPause(
  status: number | undefined,
  headers: Record<string, string | undefined>,
  text: string,
  now: Instant,
): number | null {
  if (status !== 403 && status !== 429) return null
  const after = Number(headers['retry-after'])
  if (headers['retry-after'] !== undefined && Number.isFinite(after)) return after * 1000
  const reset = Number(headers['x-ratelimit-reset'])
  if (headers['x-ratelimit-remaining'] === '0') {
    return Number.isFinite(reset) ? Math.max(1000, reset * 1000 - now) : SECONDARY_PAUSE_MS
  }
  if (status === 429 || /rate limit|abuse detection/i.test(text)) return SECONDARY_PAUSE_MS
  return null
}

function remedyFor(
  status: number | undefined,
  limited: boolean,
  headers: Record<string, string | undefined>,
): { remedy?: string } {
  if (limited) return { remedy: 'the next run tries again' }
  if (status === 401) return { remedy: 'the token is wrong or expired: give a valid one as `token`' }
  if (status === 403) {
    const wanted = headers['x-accepted-github-permissions']
    return {
      remedy: wanted
        ? `the token needs the permission ${wanted}`
        : 'give the job the permission it needs under `permissions:`',
    }
  }
  return {}
}
