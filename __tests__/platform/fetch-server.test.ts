import { connect } from 'node:net'
import { afterEach, describe, expect, test } from '@jest/globals'
import { ConfigError } from '../../src/errors.js'
import { serveApp, type FetchServer, type ServeLimits } from '../../src/platform/fetch-server.js'
import type { ServedHandler } from '../../src/serve-ports.js'

const servers: FetchServer[] = []
afterEach(() => Promise.all(servers.splice(0).map((server) => server.close())))

const QUICK: Partial<ServeLimits> = { headMs: 200, requestMs: 300, silentMs: 500, keepAliveMs: 200, drainMs: 500 }

async function start(handler: ServedHandler, limits: Partial<ServeLimits> = {}, host = '127.0.0.1'): Promise<number> {
  const server = await serveApp({ host, port: 0 }, handler, limits)
  servers.push(server)
  return server.port
}

const hello: ServedHandler = () => new Response('hello')

/** What comes back over a plain connection until it is closed, after so much was sent. */
function exchange(port: number, sent: string, ends = false): Promise<string> {
  return new Promise((resolve, reject) => {
    let heard = ''
    const socket = connect(port, '127.0.0.1', () => (ends ? socket.end(sent) : socket.write(sent)))
    socket.on('data', (chunk) => (heard += String(chunk)))
    socket.on('error', reject)
    socket.on('close', () => resolve(heard))
  })
}

describe('a server of a pure handler', () => {
  test('answers by IPv4 and by IPv6', async () => {
    const port = await start((request) => new Response(new URL(request.url).pathname))
    expect(await (await fetch(`http://127.0.0.1:${port}/a/b?c`)).text()).toBe('/a/b')
    const six = await start(hello, {}, '::1')
    expect(await (await fetch(`http://[::1]:${six}/`)).text()).toBe('hello')
  })

  test('tells the handler who asks', async () => {
    const port = await start((_, { peer }) => new Response(peer))
    expect(await (await fetch(`http://127.0.0.1:${port}/`)).text()).toBe('127.0.0.1')
  })

  test('a port that is taken, and an address that is not here, are said in words', async () => {
    const port = await start(hello)
    const listen = (host: string) => serveApp({ host, port }, hello, {}, 'port')
    await expect(listen('127.0.0.1')).rejects.toEqual(
      new ConfigError([
        `port: cannot listen on 127.0.0.1:${port}: another program listens there already; give another port`,
      ]),
    )
    await expect(listen('2001:db8::1')).rejects.toThrow(`cannot listen on [2001:db8::1]:${port}: this machine has no`)
  })
})

describe('whoever does not speak as he should', () => {
  test.each([
    ['no HTTP at all', 'hello\r\n\r\n', '400 Bad Request'],
    ['no host', 'GET / HTTP/1.1\r\n\r\n', '400 Bad Request'],
    ['no host in the old version', 'GET / HTTP/1.0\r\n\r\n', '400 Bad Request'],
    ['a host that is none', 'GET / HTTP/1.1\r\nhost: a b\r\n\r\n', '400 Bad Request'],
    ['a path that is none', 'GET nowhere HTTP/1.1\r\nhost: a\r\n\r\n', '400 Bad Request'],
    ['too long headers', `GET / HTTP/1.1\r\nhost: a\r\nx: ${'x'.repeat(9_000)}\r\n\r\n`, '431 Request Header Fields'],
    ['two lengths', 'POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 1\r\ntransfer-encoding: chunked\r\n\r\n', '400 Bad'],
    ['a chunk that is none', 'POST / HTTP/1.1\r\nhost: a\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n', ''],
    ['a head that never ends', 'GET / HTTP/1.1\r\nhost: a\r\n', '408 Request Timeout'],
    ['nothing', '', '408 Request Timeout'],
  ])('%s', async (_, sent, answer) => {
    // Only who is to be waited for in vain has little time: a busy machine may take as much for the others.
    const limits = answer.startsWith('408') ? QUICK : { keepAliveMs: 200 }
    const port = await start(async (request) => new Response(await request.text()), limits)
    const heard = await exchange(port, sent)
    expect(heard.split('\r\n')[0]).toContain(answer)
    expect(heard).not.toContain('    at ')
  })

  test('one who only listens, after the other side has closed, has his answer', async () => {
    const port = await start(hello)
    expect(await exchange(port, 'GET / HTTP/1.1\r\nhost: a\r\n\r\n', true)).toContain('hello')
  })

  test('many requests in one go are answered in their order', async () => {
    const port = await start((request) => new Response(`<${new URL(request.url).pathname}>`))
    const one = (i: number, last = false) =>
      `GET /${i} HTTP/1.1\r\nhost: a\r\n${last ? 'connection: close\r\n' : ''}\r\n`
    const heard = await exchange(port, [one(1), one(2), one(3, true)].join(''))
    expect([...heard.matchAll(/<(.*)>/g)].map(([, path]) => path)).toEqual(['/1', '/2', '/3'])
  })

  test('who stops reading is let go', async () => {
    let cancel = (): void => {}
    const cancelled = new Promise<void>((resolve) => (cancel = resolve))
    const pull = (controller: ReadableStreamDefaultController): void => controller.enqueue(new Uint8Array(65_536))
    const port = await start(() => new Response(new ReadableStream({ pull, cancel })), QUICK)
    const socket = connect(port, '127.0.0.1', () => socket.write('GET / HTTP/1.1\r\nhost: a\r\n\r\n'))
    await cancelled
    socket.destroy()
  })
})

describe('the end', () => {
  test('what runs comes to its end, and nothing new is taken', async () => {
    let go = (): void => {}
    const held = new Promise<void>((resolve) => (go = resolve))
    let asked = (): void => {}
    const isAsked = new Promise<void>((resolve) => (asked = resolve))
    const server = await serveApp({ host: '127.0.0.1', port: 0 }, async () => {
      asked()
      await held
      return new Response('done')
    })
    const answer = fetch(`http://127.0.0.1:${server.port}/`).then((response) => response.text())
    await isAsked
    const closed = server.close()
    await expect(fetch(`http://127.0.0.1:${server.port}/`)).rejects.toThrow()
    go()
    expect(await answer).toBe('done')
    await closed
  })

  test('what never ends is told, and cut off in time', async () => {
    let told = false
    let asked = (): void => {}
    const isAsked = new Promise<void>((resolve) => (asked = resolve))
    const server = await serveApp(
      { host: '127.0.0.1', port: 0 },
      (_, { ending }) => {
        ending.addEventListener('abort', () => (told = true))
        asked()
        return new Promise(() => {})
      },
      { drainMs: 500 },
    )
    const answer = fetch(`http://127.0.0.1:${server.port}/`)
    const failed = expect(answer).rejects.toThrow()
    await isAsked
    await server.close()
    await failed
    expect(told).toBe(true)
  })
})
