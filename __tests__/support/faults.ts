import type { StubAnswer } from './http-stub.js'
import type { RecordedRequest } from './recorded-request.js'

/** What goes wrong with a request. All but `latency`, `drop-labels` and `commit-then` keep it from the upstream. */
export type Fault =
  | { readonly kind: 'latency'; readonly ms: number }
  | {
      readonly kind: 'answer'
      readonly answer: StubAnswer | ((request: RecordedRequest) => StubAnswer | Promise<StubAnswer>)
    }
  | { readonly kind: 'reset' }
  | { readonly kind: 'hang' }
  /** The upstream does as asked, then the client is told otherwise. Null: the connection dies. */
  | { readonly kind: 'commit-then'; readonly answer: StubAnswer | null | ((done: StubAnswer) => StubAnswer) }
  /** A write to a branch that another write is busy with gets GitHub's 409, as it does for real. */
  | { readonly kind: 'conflict-when-racing'; readonly windowMs: number }
  /** The token may open issues but not label them: labels and assignees are dropped without a word. */
  | { readonly kind: 'drop-labels' }

export interface FaultRule {
  readonly method?: string | readonly string[]
  readonly path?: string | RegExp
  readonly when?: (request: RecordedRequest) => boolean
  /** So many matching requests pass first. Default 0. */
  readonly skip?: number
  /** So many times it happens. Default: for ever. */
  readonly times?: number
  readonly fault: Fault
}

export const latency = (ms: number): Fault => ({ kind: 'latency', ms })
export const answerWith = (
  answer: StubAnswer | ((request: RecordedRequest) => StubAnswer | Promise<StubAnswer>),
): Fault => ({
  kind: 'answer',
  answer,
})
export const reset: Fault = { kind: 'reset' }
export const hang: Fault = { kind: 'hang' }
export const dropLabels: Fault = { kind: 'drop-labels' }
export const commitThenReset: Fault = { kind: 'commit-then', answer: null }
export const commitThenStatus = (status = 502): Fault => ({ kind: 'commit-then', answer: failure(status) })
export const conflictWhenRacing = (windowMs = 25): Fault => ({ kind: 'conflict-when-racing', windowMs })
/** What was done is told, but not as GitHub tells it. */
export const distorted = (answer: (done: StubAnswer) => StubAnswer): Fault => ({ kind: 'commit-then', answer })
/** Two writes to one branch at once: the second is refused, whatever file it writes. */
export const racingWrites: FaultRule = { method: 'PUT', path: /\/contents\//, fault: conflictWhenRacing() }

export const serverError = (status = 503): Fault => answerWith(failure(status))

/** A token that may not: names the permission that was wanted. */
export const forbidden = (wanted = 'issues=write'): Fault =>
  answerWith({
    status: 403,
    headers: { 'x-accepted-github-permissions': wanted },
    body: { message: 'Resource not accessible by integration', documentation_url: 'https://docs.github.com/rest' },
  })

/** GitHub's own secondary limit, which may come without `retry-after`. */
export const secondaryRateLimit = (retryAfterSeconds?: number): Fault =>
  answerWith({
    status: 403,
    headers: {
      'x-ratelimit-remaining': '900',
      ...(retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) }),
    },
    body: { message: 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.' },
  })

export const primaryRateLimit = (resetAtSeconds: number): Fault =>
  answerWith({
    status: 403,
    headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(resetAtSeconds) },
    body: { message: 'API rate limit exceeded for installation.' },
  })

export const tooManyRequests = (retryAfterSeconds: number): Fault =>
  answerWith({
    status: 429,
    headers: { 'retry-after': String(retryAfterSeconds) },
    body: { message: 'Too many requests' },
  })

export const staleBranch: Fault = answerWith({
  status: 409,
  body: {
    message: 'is at 1111111111111111111111111111111111111111 but expected 2222222222222222222222222222222222222222',
  },
})

export const protectedBranch: Fault = answerWith({
  status: 409,
  body: { message: 'Repository rule violations found\n\nChanges must be made through a pull request.\n\n' },
})

/** REST refuses, GraphQL says so where it is asked. */
export const issuesDisabled: FaultRule = {
  path: /\/repos\/[^/]+\/[^/]+\/issues(\/|$)|\/graphql$/,
  when: ({ graphql }) => graphql === null || graphql.query.includes('hasIssuesEnabled'),
  fault: answerWith(({ graphql }) =>
    graphql === null
      ? { status: 410, body: { message: 'Issues are disabled for this repo' } }
      : { body: { data: { viewer: { login: 'github-actions[bot]' }, repository: { hasIssuesEnabled: false } } } },
  ),
}

function failure(status: number): StubAnswer {
  return { status, body: { message: status === 502 ? 'Server Error' : 'Service unavailable' } }
}
