import { describe, expect, test } from '@jest/globals'
import { createGitHubClient } from '../../src/platform/github-client.js'
import type { HttpRequest, HttpResponse } from '../../src/ports.js'

const JSON_TYPE = 'application/json; charset=utf-8'

/** A client of a GitHub that answers everything so, and what it was asked. */
function clientOf(answer: Partial<HttpResponse> & { readonly type?: string }, token = 't') {
  const { status = 200, body = '', type } = answer
  const headers: Record<string, string> = { ...answer.headers, ...(type !== undefined && { 'content-type': type }) }
  const asked: HttpRequest[] = []
  const http = {
    request: async (request: HttpRequest) => {
      asked.push(request)
      return { status, headers, body }
    },
  }
  return { client: createGitHubClient({ token, apiUrl: 'https://api.github.test' }, http), asked }
}

const LINE_BREAK = 'the token holds a line break'
const LETTERS = 'the token holds characters that no header can carry'
const ADDRESS = '`api-url` is no web address'

describe('nothing is sent, and the true cause is named', () => {
  test.each([
    ['ghs_one\nghs_two', 'https://api.github.test', LINE_BREAK],
    ['ghs_one\r\n', 'https://api.github.test', LINE_BREAK],
    ['ghs_öne', 'https://api.github.test', LETTERS],
    ['токен', 'https://api.github.test', LETTERS],
    ['ghs one', 'https://api.github.test', LETTERS],
    ['ghs_one\u0000', 'https://api.github.test', LETTERS],
    ['ghs_one', 'not a url', ADDRESS],
    ['ghs_one', 'api.github.com', ADDRESS],
    ['ghs_one', '', ADDRESS],
    ['ghs_one', 'ftp://api.github.com', ADDRESS],
  ])('token %j, address %j', async (token, apiUrl, message) => {
    const asked: unknown[] = []
    const http = { request: async (request: HttpRequest) => (asked.push(request), Promise.reject(new Error('sent'))) }
    const client = createGitHubClient({ token, apiUrl }, http)
    const refused = { message, fault: { permanent: true, unasked: true, remedy: expect.any(String) } }
    await expect(client.rest('GET /user', {})).rejects.toMatchObject(refused)
    await expect(client.graphql('query { a }', {})).rejects.toMatchObject(refused)
    expect(asked).toEqual([])
  })

  test('no token at all is sent as none', async () => {
    const asked: HttpRequest[] = []
    const http = {
      request: async (request: HttpRequest) => (asked.push(request), { status: 200, headers: {}, body: '' }),
    }
    await createGitHubClient({ token: '', apiUrl: 'https://api.github.test/' }, http).rest('GET /user', {})
    expect(asked).toMatchObject([{ url: 'https://api.github.test/user' }])
    expect(asked[0]?.headers).not.toHaveProperty('authorization')
  })
})

async function dataOf(body: string, type?: string): Promise<unknown> {
  const { client } = clientOf({ body, ...(type !== undefined && { type }) })
  return (await client.rest('GET /user', {})).data
}

describe('an answer', () => {
  test.each<[string, string, string | undefined, unknown]>([
    ['JSON', '{"a":[1,"2n",null]}', JSON_TYPE, { a: [1, '2n', null] }],
    ['JSON of SCIM', '[]', 'application/scim+json', []],
    [
      'a number that is too large to be exact is a number',
      '{"id":12345678901234567890}',
      JSON_TYPE,
      { id: 12345678901234567000 },
    ],
    ['JSON that was cut stays text', '{"a":[1', JSON_TYPE, '{"a":[1'],
    ['no body', '', JSON_TYPE, ''],
    ['raw text of a file that holds JSON', '{"a":1}', 'application/vnd.github.raw+json; charset=utf-8', '{"a":1}'],
    ['bytes that nobody names', 'ok', 'application/octet-stream', 'ok'],
    ['nothing said of its kind', '{"a":1}', undefined, '{"a":1}'],
    ['a kind that is badly written', '<html>', 'html', '<html>'],
  ])('%s', async (_, body, type, data) => {
    expect(await dataOf(body, type)).toEqual(data)
  })

  test('keeps its headers', async () => {
    const { client } = clientOf({ body: '[]', type: JSON_TYPE, headers: { link: '<u>; rel="next"' } })
    expect((await client.rest('GET /user', {})).headers).toMatchObject({ link: '<u>; rel="next"' })
  })

  test.each([
    ['JSON', '{"message":"Bad credentials"}', JSON_TYPE, 'Bad credentials'],
    ['JSON with details', '{"message":"No","errors":[{"code":"a"},"b"]}', JSON_TYPE, 'No: {"code":"a"}, "b"'],
    ['JSON of something else', '[1]', JSON_TYPE, 'Unknown error: [1]'],
    ['a page', '<h1>No</h1>', 'text/html', '<h1>No</h1>'],
    ['a kind that is badly written', '<h1>No</h1>', ';;', '<h1>No</h1>'],
    ['nothing said of its kind', 'No', undefined, 'No'],
  ])('of refusal says why: %s', async (_, body, type, message) => {
    const { client } = clientOf({ status: 401, body, ...(type !== undefined && { type }) })
    await expect(client.rest('GET /user', {})).rejects.toMatchObject({ response: { status: 401 }, message })
  })
})

describe('a question', () => {
  test('goes with the token to the address of the API, and to that of GraphQL beside it', async () => {
    const { client, asked } = clientOf({ body: '{"data":{}}', type: JSON_TYPE })
    await client.rest('POST /repos/{owner}/{repo}/issues', { owner: 'o', repo: 'r', title: 't' })
    await client.graphql('query { viewer { login } }', { a: 1 })
    expect(asked.map(({ method, url, body }) => [method, url, JSON.parse(body ?? 'null')])).toEqual([
      ['POST', 'https://api.github.test/repos/o/r/issues', { title: 't' }],
      ['POST', 'https://api.github.test/graphql', { query: 'query { viewer { login } }', variables: { a: 1 } }],
    ])
    expect(asked[0]?.headers).toMatchObject({ authorization: 'token t' })
  })

  test('names a JSON Web Token as what it is', async () => {
    const { client, asked } = clientOf({ body: '[]', type: JSON_TYPE }, 'a.b.c')
    await client.rest('GET /user', {})
    expect(asked[0]?.headers).toMatchObject({ authorization: 'bearer a.b.c', 'user-agent': 'heartbeat' })
  })

  test.each([
    ['GET', 3],
    ['POST', 0],
  ])('%s follows %d redirects', async (method, redirects) => {
    const { client, asked } = clientOf({ body: '[]', type: JSON_TYPE })
    await client.rest(`${method} /repos/{owner}/{repo}/issues`, { owner: 'o', repo: 'r' })
    expect(asked[0]?.maxRedirects).toBe(redirects)
  })
})
