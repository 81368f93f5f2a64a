import { describe, expect, test } from '@jest/globals'
import { MINUTE, SECOND } from '../../src/domain/time.js'
import { ExternalError } from '../../src/errors.js'
import { faultOf, limitedQuery } from '../../src/platform/github-fault.js'
import { GitHubRefusal } from '../../src/platform/github-request.js'

const NOW = Date.parse('2026-11-22T09:00:00Z')
const READ = 'GET /repos/octo/demo/issues'
const WRITE = 'POST /repos/octo/demo/issues'
const home = 'octo/demo'
const PAGE = '<!doctype html><title>Blocked</title>'

type Headers = Record<string, string>

function refused(status: number, data: unknown, headers: Headers = {}): Error {
  return new GitHubRefusal({ status, data, headers })
}

const faulty = (error: unknown, asked = READ) => {
  const { message, fault, status } = faultOf(error, { asked, home }, NOW)
  return { message, status, ...fault, cause: undefined }
}
const why = (message: string) => ({ message })

describe('an answer that says no', () => {
  test.each<[number, string, Headers, boolean, string | undefined]>([
    [400, 'Problems parsing JSON', {}, true, undefined],
    [401, 'Bad credentials', {}, true, 'the token is wrong or expired: give a valid one as `token`'],
    [
      403,
      'Not accessible',
      {},
      true,
      'add `issues: read` under `permissions:` of the job; a token of your own needs the same on octo/demo',
    ],
    [404, 'Not Found', {}, true, undefined],
    [408, 'Timed out', {}, false, undefined],
    [410, 'Issues are disabled', {}, true, undefined],
    [422, 'Validation Failed', {}, true, undefined],
    [499, 'Closed', {}, true, undefined],
    [500, 'Server Error', {}, false, undefined],
    [502, 'Server Error', {}, false, undefined],
    [503, 'Unavailable', {}, false, undefined],
  ])('%d %s', (status, message, headers, permanent, remedy) => {
    const fault = faulty(refused(status, why(message), headers))
    expect(fault.message).toBe(`GitHub answered ${status} to ${READ}: ${message}`)
    expect(fault).toMatchObject({ status, permanent })
    expect([fault.remedy, fault.retryAfterMs]).toEqual([remedy, undefined])
  })

  test('is told in one line that is not too long', () => {
    const { message } = faulty(refused(422, why(`a\n${'b'.repeat(400)}`)))
    expect(message).toBe(`GitHub answered 422 to ${READ}: a ${'b'.repeat(298)}`)
  })

  test('is told as one of GitHub, also where it says nothing', () => {
    expect(faultOf(refused(500, ''), { asked: READ, home }, NOW)).toMatchObject({
      service: 'github',
      message: `GitHub answered 500 to ${READ}: `,
    })
  })

  test('of a server that is down with a page says only that', () => {
    expect(faulty(refused(502, PAGE)).message).toBe(`GitHub answered 502 to ${READ}: a web page`)
    expect(faulty(refused(500, PAGE))).toMatchObject({
      message: `GitHub answered 500 to ${READ}: a web page`,
      status: 500,
    })
    expect(faulty(refused(502, 'Bad Gateway')).message).toBe(`GitHub answered 502 to ${READ}: Bad Gateway`)
  })
})

describe('a limit', () => {
  test.each<[string, Error, number]>([
    ['of an hour', refused(403, why('API limit'), reset(NOW + 7000)), 7000],
    ['of an hour that has passed', refused(403, why('API limit'), reset(NOW - 7000)), SECOND],
    ['of its own with a time', refused(403, why('secondary rate limit'), { 'retry-after': '3' }), 3000],
    ['of its own without', refused(403, why('You have exceeded a secondary rate limit.')), MINUTE],
    ['of too many requests', refused(429, why('Too many'), { 'retry-after': '3' }), 3000],
    ['of too many requests without a time', refused(429, why('Too many')), MINUTE],
    ['of too many requests on a page', refused(429, PAGE), MINUTE],
    ['of its own on a page with a time', refused(403, PAGE, { 'retry-after': '3' }), 3000],
  ])('%s passes', (_, error, retryAfterMs) => {
    for (const route of [READ, WRITE])
      expect(faulty(error, route)).toMatchObject({
        message: expect.stringMatching(/^GitHub answered 4\d\d to .*: rate limited \(/),
        permanent: false,
        retryAfterMs,
        remedy: 'the next run tries again',
      })
  })

  test('that GraphQL tells is one of status 429', () => {
    const limit = limitedQuery('API rate limit exceeded\nfor user ID 1.', reset(NOW + 7000), NOW)
    expect(limit.message).toBe('rate limited (API rate limit exceeded for user ID 1.)')
    expect(limit.fault).toMatchObject({ status: 429, permanent: false, retryAfterMs: 7000 })
    expect(limit.service).toBe('github')
    expect(limitedQuery('x'.repeat(400), {}, NOW).message).toBe(`rate limited (${'x'.repeat(300)})`)
    expect(limitedQuery('secondary rate limit', {}, NOW).fault.retryAfterMs).toBe(MINUTE)
  })

  test('that a server names while it is down holds for reads alone', () => {
    const error = refused(503, why('Unavailable'), { 'retry-after': '3' })
    expect(faulty(error)).toMatchObject({ status: 503, permanent: false, retryAfterMs: 3000 })
    expect(faulty(error).message).not.toContain('rate limited')
    expect(faulty(error, WRITE).retryAfterMs).toBeUndefined()
  })

  function reset(at: number): Headers {
    return { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(at / 1000) }
  }
})

describe('what is not GitHub’s answer', () => {
  test.each<[number, unknown, string]>([
    [400, PAGE, 'a web page'],
    [401, PAGE, 'a web page'],
    [403, ` \n${PAGE}`, 'a web page'],
    [403, '', 'no body'],
    [403, { error: 'blocked' }, 'members missing or of another kind'],
    [404, PAGE, 'a web page'],
    [404, 'not here', 'no JSON'],
    [404, [], 'a list of something else'],
    [409, PAGE, 'a web page'],
    [422, null, 'null'],
    [451, PAGE, 'a web page'],
    [499, PAGE, 'a web page'],
  ])('%d %j may pass, and says nothing of what is there', (status, data, what) => {
    expect(faulty(refused(status, data))).toMatchObject({
      message: `GitHub did not answer ${READ}: what answered is not GitHub's answer (status ${status}, ${what})`,
      status: undefined,
      permanent: false,
      remedy: expect.stringContaining('proxy'),
    })
  })

  test('that time ran out is true whoever says it', () => {
    expect(faulty(refused(408, PAGE))).toMatchObject({
      message: `GitHub answered 408 to ${READ}: a web page`,
      status: 408,
      permanent: false,
    })
  })

  test('is no refusal that nothing has changed', () => {
    expect(faulty(refused(304, '')).message).toBe(`GitHub answered 304 to ${READ}: `)
  })

  test('407 is for a person', () => {
    expect(faultOf(refused(407, PAGE), { asked: READ, home }, NOW).service).toBe('github')
    expect(faulty(refused(407, PAGE))).toMatchObject({
      message: expect.stringContaining('(status 407, a web page)'),
      status: undefined,
      permanent: true,
      remedy: expect.stringContaining('HTTPS_PROXY'),
    })
  })

  test('that a request is too large is true whoever says it', () => {
    expect(faulty(refused(413, PAGE))).toMatchObject({ status: 413, permanent: true })
  })
})

describe('no answer', () => {
  const failed = (code: string) =>
    new ExternalError('api.github.com', `api.github.com: connection failed (${code})`, {
      permanent: false,
      cause: Object.assign(new Error('x'), { code }),
    })

  test.each<[string, RegExp | undefined]>([
    ['ENOTFOUND', /DNS.*HTTPS_PROXY/],
    ['EAI_AGAIN', /DNS/],
    ['ECONNREFUSED', /port.*HTTPS_PROXY/],
    ['ETIMEDOUT', /firewall.*HTTPS_PROXY/],
    ['EHOSTUNREACH', /firewall/],
    ['ENETUNREACH', /firewall/],
    ['SELF_SIGNED_CERT_IN_CHAIN', /NODE_EXTRA_CA_CERTS/],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', /NODE_EXTRA_CA_CERTS/],
    ['UNABLE_TO_GET_ISSUER_CERT', /NODE_EXTRA_CA_CERTS/],
    ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', /NODE_EXTRA_CA_CERTS/],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', /NODE_EXTRA_CA_CERTS/],
    ['CERT_UNTRUSTED', /NODE_EXTRA_CA_CERTS/],
    ['CERT_HAS_EXPIRED', /renew/],
    ['CERT_NOT_YET_VALID', /clock/],
    ['ERR_TLS_CERT_ALTNAME_INVALID', /another name/],
    ['EPROTO', /no TLS/],
    ['ERR_SSL_WRONG_VERSION_NUMBER', /no TLS/],
    ['ECONNRESET', undefined],
    ['toString', undefined],
  ])('%s names what helps', (code, remedy) => {
    const fault = faulty(failed(code))
    expect(fault.message).toBe(`GitHub did not answer ${READ}: api.github.com: connection failed (${code})`)
    expect(fault).toMatchObject({ status: undefined, permanent: false })
    if (remedy === undefined) expect(fault.remedy).toBeUndefined()
    else expect(fault.remedy).toMatch(remedy)
  })

  test('keeps the remedy that is there', () => {
    const cause = new ExternalError('h', 'no', { permanent: true, remedy: 'do this' })
    const message = `GitHub did not answer ${READ}: no`
    expect(faulty(cause)).toMatchObject({ message, permanent: true, remedy: 'do this' })
  })

  test('because nothing could be sent is for a person, and GitHub is not blamed', () => {
    const sent = new TypeError('Invalid URL')
    expect(faulty(sent)).toMatchObject({ message: `GitHub was not asked ${READ}: Invalid URL`, permanent: true })
    expect(faulty(new Error('x'.repeat(400))).message).toBe(`GitHub was not asked ${READ}: ${'x'.repeat(300)}`)
    expect(faultOf(sent, { asked: READ, home }, NOW).service).toBe('github')
    const unasked = new ExternalError('github', 'no token', { permanent: true, unasked: true })
    expect(faulty(unasked).message).toBe(`GitHub was not asked ${READ}: no token`)
  })

  test('because the run had no time left may still have been sent', () => {
    const late = new ExternalError('run', 'the time was up', { permanent: false, unasked: true })
    expect(faulty(late).message).toBe(`GitHub was not waited for at ${READ}: the time was up`)
  })
})
