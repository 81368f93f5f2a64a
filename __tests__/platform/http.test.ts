import { createServer } from 'node:http'
import type { Socket } from 'node:net'
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import { ExternalError } from '../../src/errors.js'
import { createHttp } from '../../src/platform/http.js'
import type { HttpRequest } from '../../src/ports.js'
import { closeServer, listen } from '../support/http-server.js'
import { createHttpStub, type HttpStub, type StubAnswer } from '../support/http-stub.js'

const http = createHttp()
let stub: HttpStub
let other: HttpStub
beforeAll(async () => {
  ;[stub, other] = await Promise.all([createHttpStub(), createHttpStub()])
})
afterEach(() => {
  stub.reset()
  other.reset()
})
afterAll(async () => {
  http.close()
  await Promise.all([stub.close(), other.close()])
})

const get = (path: string, more: object = {}) => http.request({ method: 'GET', url: `${stub.url}${path}`, ...more })

async function faultOf(promise: Promise<unknown>): Promise<ExternalError> {
  const error: unknown = await promise.then(
    () => null,
    (thrown: unknown) => thrown,
  )
  if (error instanceof ExternalError) return error
  throw new Error(`no ExternalError but ${String(error)}`)
}

describe('an answer', () => {
  test('comes with its status, its headers in lower case and its body', async () => {
    stub.on('GET', '/a', { status: 418, headers: { 'X-Tea': 'green' }, body: 'ünï' })
    expect(await get('/a')).toMatchObject({ status: 418, body: 'ünï', headers: { 'x-tea': 'green' } })
  })

  test('of more bytes than wanted is an error', async () => {
    stub.on('GET', '/a', { body: 'x'.repeat(1001) })
    expect((await get('/a', { maxBytes: 1001 })).body).toHaveLength(1001)
    const fault = await faultOf(get('/a', { maxBytes: 1000 }))
    expect(fault.message).toMatch(/larger than 1000 bytes/)
    expect(fault.fault.permanent).toBe(true)
  })

  test.each<NonNullable<StubAnswer['fault']>>(['hang', 'stall', 'reset', 'truncate', 'garbage'])(
    'that never comes whole (%s) is a passing fault that names the host alone',
    async (fault) => {
      stub.on('GET', /./, { body: 'half of this', fault })
      const error = await faultOf(get('/secret-path?key=secret', { timeoutMs: 300 }))
      expect(error.fault.permanent).toBe(false)
      expect(error.status).toBeUndefined()
      expect(error.message).toContain(`127.0.0.1:${stub.port}`)
      expect(error.message).not.toContain('secret')
    },
  )

  test('from nobody is a passing fault', async () => {
    const error = await faultOf(http.request({ method: 'GET', url: 'http://127.0.0.1:9/secret' }))
    expect(error.message).toMatch(/127\.0\.0\.1:9: connection failed \(ECONNREFUSED\)/)
  })
})

// proves: 32
describe('redirects', () => {
  const to = (location: string): StubAnswer => ({ status: 302, headers: { location } })

  test('are followed so far and no further', async () => {
    stub.on('GET', '/1', to('/2'))
    stub.on('GET', '/2', to('/3'))
    stub.on('GET', '/3', { body: 'here' })
    expect((await get('/1')).status).toBe(302)
    expect((await get('/1', { maxRedirects: 1 })).status).toBe(302)
    expect(await get('/1', { maxRedirects: 2 })).toMatchObject({ status: 200, body: 'here' })
  })

  test('to another origin take no credentials along', async () => {
    other.on('GET', '/there', { body: 'there' })
    stub.on('GET', '/here', to(`${other.url}/there`))
    const headers = { Authorization: 'Bearer secret', Cookie: 'a=b', 'x-plain': 'yes' }
    await get('/here', { maxRedirects: 1, headers })
    expect(stub.requests[0]?.headers['authorization']).toBe('Bearer secret')
    expect(other.requests[0]?.headers).not.toHaveProperty('authorization')
    expect(other.requests[0]?.headers).not.toHaveProperty('cookie')
    expect(other.requests[0]?.headers['x-plain']).toBe('yes')
  })

  test.each(['file:///etc/passwd', 'ftp://127.0.0.1/', 'javascript:alert(1)'])(
    'to %s are refused',
    async (location) => {
      stub.on('GET', '/here', to(location))
      expect((await faultOf(get('/here', { maxRedirects: 1 }))).fault.permanent).toBe(true)
    },
  )
})

// proves: 32
describe('publicOnly', () => {
  test.each([
    '127.0.0.1',
    'localhost',
    '[::1]',
    '[::ffff:127.0.0.1]',
    '2130706433',
    '0x7f.1',
    '0177.0.0.1',
    '127.1',
    '169.254.169.254',
  ])('%s is refused without a byte sent', async (host) => {
    stub.on('GET', /./, { body: 'reached' })
    const request = { method: 'GET', url: `http://${host}:${stub.port}/`, publicOnly: true, timeoutMs: 2000 } as const
    await faultOf(http.request(request))
    expect(stub.requests).toEqual([])
  })

  test('the same holds behind a redirect', async () => {
    other.on('GET', '/inner', { body: 'reached' })
    stub.on('GET', '/outer', { status: 302, headers: { location: `${other.url}/inner` } })
    await faultOf(get('/outer', { publicOnly: true, maxRedirects: 3 }))
    expect(other.requests).toEqual([])
  })
})

describe('a token', () => {
  const variables = new Map([
    ['MY_TOKEN', 'word-of-mine'],
    ['BROKEN', 'two\nlines'],
  ])
  const asking = createHttp((name) => variables.get(name) ?? null)
  afterAll(() => asking.close())
  const ask = (from: string, more: Partial<HttpRequest> = {}) =>
    asking.request({ method: 'GET', url: `${stub.url}/a`, bearer: { from }, ...more })
  const sent = (server: HttpStub) => server.requests.map(({ headers }) => headers['authorization'] ?? null)

  test('of the environment is sent, without TLS only inside one’s own network', async () => {
    stub.on('GET', '/a', { body: 'here' })
    expect((await ask('MY_TOKEN')).body).toBe('here')
    expect((await ask('MY_TOKEN', { url: `http://localhost:${stub.port}/a` })).body).toBe('here')
    expect(sent(stub)).toEqual(['Bearer word-of-mine', 'Bearer word-of-mine'])
  })

  test.each(['http://93.184.216.34/', 'http://[2606:2800:220:1::1]/'])('is not sent to %s', async (url) => {
    const { message, fault } = await faultOf(ask('MY_TOKEN', { url, timeoutMs: 2000 }))
    expect(message).toMatch(/a token is not sent to strangers without TLS$/)
    expect(fault).toMatchObject({ permanent: true, remedy: 'write the address with https://' })
  })

  test('is not sent without TLS where nobody of one’s own network may be asked', async () => {
    expect((await faultOf(ask('MY_TOKEN', { publicOnly: true }))).message).toMatch(/not sent to strangers without TLS/)
    expect(stub.requests).toEqual([])
  })

  test('goes with a redirect to the same origin, and with none to another', async () => {
    other.on('GET', '/there', { body: 'there' })
    stub.on('GET', '/a', [
      { status: 302, headers: { location: '/b' } },
      { status: 302, headers: { location: `${other.url}/there` } },
    ])
    stub.on('GET', '/b', { body: 'here' })
    expect((await ask('MY_TOKEN', { maxRedirects: 1 })).body).toBe('here')
    expect((await ask('MY_TOKEN', { maxRedirects: 1 })).body).toBe('there')
    expect(sent(stub)).toEqual(Array(3).fill('Bearer word-of-mine'))
    expect(sent(other)).toEqual([null])
  })

  test('that is not set is an error in words, unless it may be absent', async () => {
    stub.on('GET', '/a', { body: 'here' })
    const { message, fault } = await faultOf(ask('NO_SUCH'))
    expect(message).toBe(`127.0.0.1:${stub.port}: the environment has no NO_SUCH`)
    expect(fault.remedy).toMatch(/^set NO_SUCH to the token/)
    expect((await ask('', { bearer: { from: 'NO_SUCH', optional: true } })).body).toBe('here')
    expect(sent(stub)).toEqual([null])
  })

  test('that no header can carry is not shown', async () => {
    const { message } = await faultOf(ask('BROKEN'))
    expect(message).toMatch(/BROKEN holds characters that no header can carry$/)
  })
})

test('a socket that may lead anywhere is not used where the address must be public', async () => {
  stub.on('GET', '/a', { body: 'reached' })
  await get('/a')
  const name = `http://localhost:${stub.port}/a`
  await http.request({ method: 'GET', url: name })
  const { message, fault } = await faultOf(http.request({ method: 'GET', url: name, publicOnly: true }))
  expect(message).toBe(`localhost:${stub.port}: the address is not public`)
  expect(fault.permanent).toBe(true)
  expect(stub.requests).toHaveLength(2)
})

describe('a connection that the server has closed while this process was busy', () => {
  test('is not used for what is sent once', async () => {
    const server = createServer((_, response) => response.end('ok'))
    const sockets: Socket[] = []
    server.on('connection', (socket) => sockets.push(socket))
    const url = `http://127.0.0.1:${await listen(server)}`
    try {
      await http.request({ method: 'GET', url })
      // So long this process does nothing, and does not hear that the connection is closed.
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2_100)
      sockets[0]?.destroy()
      expect((await http.request({ method: 'POST', url, body: '{}' })).status).toBe(200)
    } finally {
      await closeServer(server)
    }
  })
})
