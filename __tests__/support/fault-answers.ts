import {
  answerWith,
  commitThenReset,
  commitThenStatus,
  distorted,
  forbidden,
  primaryRateLimit,
  reset,
  secondaryRateLimit,
  serverError,
  tooManyRequests,
  type Fault,
} from './faults.js'
import type { StubAnswer } from './http-stub.js'

/** One way in which a request may be answered, or not, other than it should be. */
export interface WrongAnswer {
  readonly name: string
  readonly fault: Fault
  /** GitHub's own word that there is no such thing: who believes it is not wrong. */
  readonly saysAbsent?: boolean
  /** GitHub's own word that there is nothing in a list. */
  readonly saysEmpty?: boolean
}

const DOCS = 'https://docs.github.com/rest'
const HTML = '<!doctype html><html><head><title>Sign in</title></head><body>Please sign in.</body></html>'
const JSON_TYPE = { 'content-type': 'application/json; charset=utf-8' }
const HOUR_S = 3600

const refused = (status: number, message: string, headers: StubAnswer['headers'] = {}): WrongAnswer => ({
  name: `${status} ${message}`,
  fault: answerWith({ status, headers, body: { message, documentation_url: DOCS } }),
})
const named = (name: string, fault: Fault): WrongAnswer => ({ name, fault })
const text = (body: string, headers: StubAnswer['headers'] = JSON_TYPE, status = 200): Fault =>
  answerWith({ status, headers, body })
const html = (status: number): WrongAnswer =>
  named(`${status} HTML`, text(HTML, { 'content-type': 'text/html' }, status))
const inSeconds = (seconds: number): number => Math.ceil(Date.now() / 1000) + seconds

const REFUSALS: readonly WrongAnswer[] = [
  refused(400, 'Problems parsing JSON'),
  refused(401, 'Bad credentials'),
  named('403 wants a permission', forbidden()),
  refused(403, 'Repository was archived so is read-only.'),
  { ...refused(404, 'Not Found'), saysAbsent: true },
  named('404 without a word', answerWith({ status: 404 })),
  html(404),
  refused(405, 'Method Not Allowed'),
  refused(408, 'Request Timeout'),
  refused(409, 'Conflict'),
  refused(410, 'Issues are disabled for this repo'),
  refused(413, 'Payload Too Large'),
  refused(422, 'Validation Failed'),
  refused(451, 'Repository access blocked'),
]

const LIMITS: readonly WrongAnswer[] = [
  named('403 secondary limit, retry-after 1', secondaryRateLimit(1)),
  named('403 secondary limit, no header', secondaryRateLimit()),
  named(
    '403 limit, reset in 2 s',
    answerWith(() => limited(2)),
  ),
  named(
    '403 limit, reset in an hour',
    answerWith(() => limited(HOUR_S)),
  ),
  named('429 retry-after 1', tooManyRequests(1)),
  named('429 retry-after an hour', tooManyRequests(HOUR_S)),
  named(
    '429 retry-after a date',
    answerWith(() => busy(new Date(Date.now() + 2000).toUTCString())),
  ),
  named('429 retry-after nonsense', answerWith(busy('soon'))),
  named('429 retry-after -1', answerWith(busy('-1'))),
  refused(429, 'Too many requests'),
]

const OUTAGES: readonly WrongAnswer[] = [
  refused(500, 'Server Error'),
  html(500),
  named('502', serverError(502)),
  named('503', serverError(503)),
  refused(503, 'Down for maintenance', { 'retry-after': '2' }),
  html(503),
  named('504', serverError(504)),
  named('520', serverError(520)),
  named('reset before', reset),
  named('bytes that are no HTTP', answerWith({ fault: 'garbage' })),
]

const REDIRECTS: readonly WrongAnswer[] = [
  named(
    '301 to itself',
    answerWith(({ path }) => ({ status: 301, headers: { location: path } })),
  ),
  named('302 to an empty address', answerWith({ status: 302, headers: { location: '' } })),
  named('302 without an address', answerWith({ status: 302 })),
  named('307 to a closed port', answerWith({ status: 307, headers: { location: 'http://127.0.0.1:1/' } })),
  named('304', answerWith({ status: 304 })),
]

const FOREIGN: readonly WrongAnswer[] = [
  html(200),
  named('200 {}', text('{}')),
  { name: '200 []', fault: text('[]'), saysEmpty: true },
  named('200 null', text('null')),
  named('200 [null]', text('[null]')),
  named('200 0', text('0')),
  named('200 "ok"', text('"ok"')),
  named('200 with a message', text('{"message":"Server Error"}')),
  named('200 empty', text('')),
  named('204', answerWith({ status: 204 })),
  named('206', text('{}', JSON_TYPE, 206)),
  named('GraphQL: errors', text('{"data":null,"errors":[{"message":"Something went wrong"}]}')),
  named('GraphQL: limited', text('{"errors":[{"type":"RATE_LIMITED","message":"API rate limit exceeded"}]}')),
  named('GraphQL: no repository', text('{"data":{"repository":null}}')),
]

const AFTER_THE_DEED: readonly WrongAnswer[] = [
  named('reset after the deed', commitThenReset),
  named('502 after the deed', commitThenStatus(502)),
  named('504 after the deed', commitThenStatus(504)),
  named(
    'HTML after the deed',
    distorted(() => ({ headers: { 'content-type': 'text/html' }, body: HTML })),
  ),
  named(
    'cut off, as if it were whole',
    distorted((done) => ({ ...done, body: halfOf(done) })),
  ),
  named(
    'cut off, the rest missing',
    distorted((done) => ({ ...done, fault: 'truncate' })),
  ),
  named(
    'of another kind',
    distorted((done) => ({ ...done, headers: { 'content-type': 'application/octet-stream' } })),
  ),
]

/** Every answer that the requests of a life are tried with. */
export const WRONG_ANSWERS: readonly WrongAnswer[] = [
  ...REFUSALS,
  ...LIMITS,
  ...OUTAGES,
  ...REDIRECTS,
  ...FOREIGN,
  ...AFTER_THE_DEED,
]

/** What keeps a run waiting. */
export const SLOW_ANSWERS: readonly WrongAnswer[] = [
  named('nothing at all', answerWith({ fault: 'hang' })),
  named(
    'nothing after the deed',
    distorted(() => ({ fault: 'hang' })),
  ),
  named(
    'a byte now and then',
    distorted((done) => ({ ...done, fault: 'drip' })),
  ),
]

function limited(seconds: number): StubAnswer {
  const fault = primaryRateLimit(inSeconds(seconds))
  return fault.kind === 'answer' && typeof fault.answer !== 'function' ? fault.answer : {}
}

function busy(retryAfter: string): StubAnswer {
  return { status: 429, headers: { 'retry-after': retryAfter }, body: { message: 'Too many requests' } }
}

function halfOf({ body }: StubAnswer): string {
  const whole = Buffer.isBuffer(body) || typeof body === 'string' ? String(body) : JSON.stringify(body ?? '')
  return whole.slice(0, Math.floor(whole.length / 2))
}
