import { describe, expect, test } from '@jest/globals'
import { MINUTE, SECOND } from '../../src/domain/time.js'
import { hostsOf, READ_HERE } from '../../src/serve/access.js'
import { cached, fromBoard, json } from '../../src/serve/answers.js'
import { createApp } from '../../src/serve/app.js'
import { aDeadOne, aRun, aVerdict, NOW } from '../reports/a-run.js'
import { aBoard, memoryServing, OPEN, servedApp, TOKEN, type MemoryServing } from '../support/served.js'

const board = aBoard(aRun({ verdicts: [aVerdict('backup'), aDeadOne('mail')] }))

/** The app, with routes of a test beside its own. */
function anApp(change: Parameters<typeof servedApp>[2] = {}, serving: MemoryServing = memoryServing(board)) {
  const app = servedApp(serving, NOW, change)
  const made: string[] = []
  app.get('/board', (c) =>
    fromBoard(serving, (shown) =>
      cached(c, shown, 'board', () => {
        made.push(shown.version)
        return JSON.stringify(shown.map.summary)
      }),
    ),
  )
  app.get('/own-page', (c) => c.html('<p>', 200, { 'content-security-policy': "default-src 'self'" }))
  app.get('/own-embed', (c) => c.html('<p>', 200, { 'content-security-policy': 'frame-ancestors *' }))
  app.get('/broken', () => {
    throw new Error('a secret at /etc/passwd')
  })
  app.post('/posted', async (c) => json({ length: (await c.req.text()).length }))
  return { app, made, serving }
}

describe('what every answer says', () => {
  test('an answer tells browsers to guess nothing, frame nothing and keep nothing', async () => {
    const { headers } = await anApp().app.request('/healthz')
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-security-policy': "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
    })
    expect(headers.has('access-control-allow-origin')).toBe(false)
  })

  test.each([
    ['/own-page', "default-src 'self'; frame-ancestors 'none'"],
    ['/own-embed', 'frame-ancestors *'],
  ])('%s: a route has its own policy, and is framed only where it says so', async (path, policy) => {
    expect((await anApp().app.request(path)).headers.get('content-security-policy')).toBe(policy)
  })

  test('what is not there is a JSON 404, and another method a 405 that tells which there are', async () => {
    const { app } = anApp()
    const missing = await app.request('/nothing')
    expect([missing.status, await missing.json()]).toEqual([404, { error: 'there is nothing of this name' }])
    const wrong = await app.request('/healthz', { method: 'DELETE' })
    expect([wrong.status, wrong.headers.get('allow')]).toEqual([405, 'GET, HEAD, OPTIONS'])
    expect((await app.request('/posted')).headers.get('allow')).toBe('POST, OPTIONS')
  })

  test('OPTIONS tells what is allowed; HEAD is a GET without a body', async () => {
    const { app } = anApp()
    const options = await app.request('/posted', { method: 'OPTIONS' })
    expect([options.status, options.headers.get('allow')]).toEqual([204, 'POST, OPTIONS'])
    expect((await app.request('/nothing', { method: 'OPTIONS' })).status).toBe(404)
    const head = await app.request('/board', { method: 'HEAD' })
    expect([head.status, await head.text(), head.headers.has('etag')]).toEqual([200, '', true])
  })

  test('a mistake of ours is a 500 that says nothing of it, and is told to the log', async () => {
    const told: unknown[] = []
    const app = createApp({ serving: memoryServing(board), now: () => NOW, failed: (error) => told.push(error) })
    app.get('/broken', () => {
      throw new Error('a secret at /etc/passwd')
    })
    const response = await app.request('/broken')
    expect([response.status, await response.text()]).toEqual([
      500,
      '{"error":"this went wrong here; the log says what"}',
    ])
    expect(told).toHaveLength(1)
  })
})

describe('answers made of a board', () => {
  test('a body is made once a board', async () => {
    const { app, made, serving } = anApp({}, memoryServing(aBoard(aRun({ verdicts: [aVerdict('backup')] }))))
    await app.request('/board')
    await app.request('/board')
    serving.show(aBoard(aRun(), { version: '2' }))
    expect(await (await app.request('/board')).json()).toMatchObject({ total: 0 })
    expect(made).toEqual(['1', '2'])
  })

  test('who knows the answer is told only that nothing has changed', async () => {
    const { app, serving } = anApp()
    const etag = (await app.request('/board')).headers.get('etag') ?? ''
    const ask = (known: string) => app.request('/board', { headers: { 'if-none-match': known } })
    for (const known of [etag, `W/${etag}`, `"other", ${etag}`, '*']) expect((await ask(known)).status).toBe(304)
    expect((await ask('"other"')).status).toBe(200)
    serving.show(aBoard(aRun(), { version: '2' }))
    expect((await ask(etag)).status).toBe(200)
  })

  test('a long body is the same one', async () => {
    const { app, serving } = anApp()
    const long = 'ä'.repeat(100_000)
    app.get('/long', (c) => fromBoard(serving, (shown) => cached(c, shown, 'long', () => JSON.stringify(long))))
    expect(await (await app.request('/long')).json()).toBe(long)
  })

  test('before the first look there is nothing to say yet', async () => {
    const response = await anApp({}, memoryServing(null)).app.request('/board')
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '1'])
  })
})

describe('who may ask', () => {
  const HERE = ['localhost', '127.0.0.1', '[::1]']

  test.each([
    ['127.0.0.1', [], [...HERE, '127.0.0.1']],
    ['::1', [], [...HERE, '[::1]']],
    ['localhost', ['Status.Example'], [...HERE, 'localhost', 'status.example']],
    ['0.0.0.0', [], null],
    ['0.0.0.0', ['status.example'], [...HERE, '0.0.0.0', 'status.example']],
  ])('a server on %s that is also called %j', (host, given, names) => {
    expect(hostsOf(host, given)).toEqual(names)
  })

  test.each([
    ['localhost:8787', 200],
    ['LOCALHOST', 200],
    ['[::1]:8787', 200],
    ['evil.example', 421],
    ['localhost.evil.example:8787', 421],
    ['127.0.0.1.evil.example', 421],
  ])('by the name %s', async (host, status) => {
    expect((await anApp().app.request('/healthz', { headers: { host } })).status).toBe(status)
  })

  test('a server that others may ask has any name', async () => {
    const { app } = anApp({ hosts: null })
    expect((await app.request('/healthz', { headers: { host: 'any.example' } })).status).toBe(200)
  })
})

describe('who may change something', () => {
  const post = (headers: Record<string, string>, change: Parameters<typeof servedApp>[2] = {}) =>
    anApp(change).app.request('/posted', { method: 'POST', body: 'four', headers })
  const basic = (text: string) => ({ authorization: `Basic ${Buffer.from(text).toString('base64')}` })

  test.each([
    ['the token', OPEN, 200],
    ['the token as a password', basic(`anybody:${TOKEN}`), 200],
    ['a scheme in small letters', { authorization: `bearer ${TOKEN}` }, 200],
    ['no token', {}, 401],
    ['another token', { authorization: `Bearer ${TOKEN}x` }, 401],
    ['the token as a name', basic(`${TOKEN}:`), 401],
    ['the token without a scheme', { authorization: TOKEN }, 401],
    ['a scheme alone', { authorization: 'Bearer ' }, 401],
  ])('%s', async (_, headers, status) => {
    const response = await post(headers)
    expect(response.status).toBe(status)
    expect(response.headers.has('www-authenticate')).toBe(status === 401)
  })

  test('without a token set nothing may be posted, and it is said how', async () => {
    const response = await post(OPEN, { opens: null })
    expect([response.status, await response.text()]).toEqual([403, expect.stringContaining('--token-env NAME')])
  })

  test.each([
    ['http://localhost', 200],
    ['https://evil.example', 403],
    ['null', 403],
  ])('a page of %s acts with the token its browser remembers', async (origin, status) => {
    expect((await post({ ...OPEN, origin, host: 'localhost' })).status).toBe(status)
  })

  test('more than 64 kB are refused, whether their length is told or not', async () => {
    const { app } = anApp()
    const send = async (body: string | ReadableStream, more: Record<string, string> = {}) => {
      const request = { method: 'POST', body, headers: { ...OPEN, ...more }, duplex: 'half' as const }
      return (await app.request('/posted', request)).status
    }
    const stream = (length: number) => new Blob([new Uint8Array(length)]).stream()
    expect(await send('x'.repeat(65_536), { 'content-length': '65536' })).toBe(200)
    expect(await send('x'.repeat(65_537), { 'content-length': '65537' })).toBe(413)
    expect(await send(stream(65_536))).toBe(200)
    expect(await send(stream(65_537))).toBe(413)
  })

  test('who guesses is told to wait, and silences nobody who has the token at the same address', async () => {
    let now = NOW
    const access = { ...READ_HERE, opens: (token: string) => token === TOKEN }
    const app = createApp({ serving: memoryServing(board), now: () => now, access })
    app.post('/posted', () => json({}))
    const ask = async (token: string, peer: string) =>
      (await app.request('/posted', { method: 'POST', headers: { authorization: `Bearer ${token}` } }, { peer })).status
    for (let i = 0; i < 100; i++) expect(await ask('old', 'a')).toBe(401)
    expect(await ask(TOKEN, 'a')).toBe(200)
    for (let i = 0; i < 20; i++) expect(await ask(`guess ${i}`.replace(' ', '-'), 'b')).toBe(401)
    expect(await ask('one-more', 'b')).toBe(429)
    expect(await ask(TOKEN, 'b')).toBe(200)
    expect(await ask('one-more', 'a')).toBe(401)
    now += MINUTE
    expect(await ask('one-more', 'b')).toBe(401)
  })
})

describe('pages of another origin', () => {
  const cors = 'https://dash.example'
  const from = (origin: string, method = 'GET', path = '/board') =>
    anApp({ cors }).app.request(path, { method, headers: { origin } })

  test('the one that was named may read, others may not', async () => {
    const named = await from(cors)
    expect(named.headers.get('access-control-allow-origin')).toBe(cors)
    expect(named.headers.get('vary')).toBe('Origin')
    expect((await from('https://evil.example')).headers.has('access-control-allow-origin')).toBe(false)
  })

  test('it may ask beforehand, and may post with the token', async () => {
    const asked = await from(cors, 'OPTIONS', '/posted')
    expect(asked.headers.get('access-control-allow-methods')).toBe('POST, OPTIONS')
    expect(asked.headers.get('access-control-allow-headers')).toContain('authorization')
    const headers = { ...OPEN, origin: cors, host: 'localhost' }
    expect((await anApp({ cors }).app.request('/posted', { method: 'POST', headers })).status).toBe(200)
  })
})

describe('/healthz', () => {
  test.each([
    ['three intervals after the last look', 45 * SECOND, 200, 'ok\n'],
    ['and a moment later', 45 * SECOND + 1, 503, 'the last look ended 45.001 s ago, and one is due each 15 s\n'],
  ])('%s', async (_, after, status, body) => {
    const response = await servedApp(memoryServing(board), NOW + after).request('/healthz')
    expect([response.status, await response.text()]).toEqual([status, body])
  })

  test('before the first look', async () => {
    expect((await servedApp(memoryServing(null), NOW).request('/healthz')).status).toBe(503)
  })
})
