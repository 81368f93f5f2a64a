import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { fileConfigOf } from '../../../src/config/file/file-config.js'
import type { FileProblem } from '../../../src/config/keys/where.js'

const URL_OF = 'https://example.org/health.json'

/** What is wrong with one monitor, by key. */
function problemsOf(monitor: Readonly<Record<string, unknown>>): Record<string, string> {
  const problems: FileProblem[] = []
  fileConfigOf({ monitors: { a: monitor } }, problems)
  return Object.fromEntries(problems.map(({ path, message }) => [path.slice(2).join('.'), message]))
}

test.each([
  [{ url: URL_OF, method: 'POST', headers: { apikey: 'env:KEY', 'Content-Type': 'text/plain' }, body: 'days=1' }],
  [{ url: URL_OF, headers: { Authorization: 'Bearer env:KEY', 'User-Agent': 'us', 'X-Author': 'me' } }],
  [{ url: 'http://localhost:8080/x' }],
  [{ url: 'http://127.0.0.1/x', 'allow-private': true }],
  [{ url: 'http://intranet/x', 'allow-private': true }],
  [{ url: 'http://example.org/x', 'allow-http': true }],
])('%j is right', (monitor) => expect(problemsOf(monitor)).toEqual({}))

test.each<[Record<string, unknown>, string, RegExp]>([
  [{ file: 'a.json', method: 'POST' }, 'method', /^goes with "url"$/],
  [{ file: 'a.json', headers: { Accept: 'a' } }, 'headers', /^goes with "url"$/],
  [{ threshold: '1h', body: 'a' }, 'body', /^goes with "url"$/],
  [{ redis: true, 'expect-status': 200 }, 'expect-status', /^goes with "url"$/],
  [{ file: 'a.json', 'allow-http': true }, 'allow-http', /^goes with "url"$/],
  [{ workflow: 'a.yml', headers: {} }, 'headers', /does nothing on a workflow|goes with "url"/],
  [{ url: URL_OF, body: 'a' }, 'body', /is sent with "method: POST"/],
  [{ url: URL_OF, method: 'HEAD', body: 'a' }, 'body', /is sent with "method: POST"/],
  [{ url: URL_OF, 'token-env': 'A', headers: { authorization: 'Bearer env:A' } }, 'token-env', /keep one$/],
  [{ url: URL_OF, 'allow-http': true }, 'allow-http', /does nothing for an address with https/],
  [{ url: 'http://example.org/x' }, 'url', /is without TLS.*"allow-private: true".*"allow-http: true"/],
  [{ url: URL_OF, file: 'a.json' }, 'url', /stands beside a file/],
])('%j is told at %s', (monitor, key, told) => expect(problemsOf(monitor)[key]).toMatch(told))

test('defaults of addresses are no mistake of a monitor that reads a file', () => {
  const problems: FileProblem[] = []
  const defaults = { 'allow-http': true, 'expect-status': [200, 503], unreachable: 'critical', 'allow-private': true }
  fileConfigOf(
    { defaults, monitors: { a: { file: 'a.json' }, b: { workflow: 'b.yml' }, c: { url: URL_OF } } },
    problems,
  )
  expect(problems).toEqual([])
})

describe('a credential that is written down', () => {
  const VALUE = 'hunter2-hunter2'
  const names = [
    'Authorization',
    'Proxy-Auth',
    'Cookie',
    'X-API-Key',
    'apikey',
    'X-Auth-Token',
    'my-secret',
    'x-password',
  ]
  test.each([...names, 'X-Session-Id', 'Access-Key', 'X-Amz-Signature', 'key'])('as header %s is refused', (name) => {
    const told = problemsOf({ url: URL_OF, headers: { [name]: VALUE } })
    expect(told[`headers.${name}`]).toMatch(/write "env:NAME"|is set by the program/)
    expect(JSON.stringify(told)).not.toContain(VALUE)
  })

  test.each([
    'Bearer abc',
    'Basic dXNlcjpwYXNz',
    'ghp_0123456789abcdef',
    'eyJhbGciOiJIUzI1NiJ9.e30',
    'sk-live-0123456789',
  ])('by its look, %s, as well', (value) => {
    const told = problemsOf({ url: URL_OF, headers: { 'X-Plain': value } })
    expect(told['headers.X-Plain']).toMatch(/write "env:NAME"/)
    expect(JSON.stringify(told)).not.toContain(value)
  })

  test.each<[unknown]>([
    [{ api_key: VALUE }],
    [{ deep: [{ password: VALUE }] }],
    [`{"token": "${VALUE}"}`],
    [`grant=x&client_secret=${VALUE}`],
    ['Bearer abcdefgh'],
  ])('in the body %j as well', (body) => {
    const told = problemsOf({ url: URL_OF, method: 'POST', body })
    expect(told['body']).toMatch(/write "env:NAME"/)
    expect(JSON.stringify(told)).not.toContain(VALUE)
  })

  test.each(['env:A and more', 'a env:B c', 'env:', 'env:1A', 'Bearer  env:A x'])('%j is no reference', (value) => {
    expect(problemsOf({ url: URL_OF, headers: { 'X-API-Key': value } })['headers.X-API-Key']).toBeDefined()
  })

  test('no value of a header is ever said, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 12, maxLength: 60, unit: 'grapheme' }), (value) => {
        const text = JSON.stringify(problemsOf({ url: URL_OF, headers: { 'X-Secret-Token': `q7${value}` } }))
        return !text.includes(JSON.stringify(`q7${value}`).slice(1, -1))
      }),
    )
  })

  test.each(['line\nbreak', 'ümlaut', 'nul\u0000', '\u007f', 'x'.repeat(1001)])('%j fits in no header', (value) => {
    expect(problemsOf({ url: URL_OF, headers: { 'X-Plain': value } })['headers.X-Plain']).toMatch(/no header can carry/)
  })

  test.each(['Host', 'content-length', 'Transfer-Encoding', 'Range', 'If-None-Match', 'Accept-Encoding', 'Connection'])(
    'header %s is the program’s own',
    (name) => expect(problemsOf({ url: URL_OF, headers: { [name]: 'a' } })[`headers.${name}`]).toMatch(/leave it out/),
  )
})
