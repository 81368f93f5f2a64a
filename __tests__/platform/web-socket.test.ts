import { connect } from 'node:net'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { WebSocket } from 'ws'
import { serveApp, type FetchServer, type ServeLimits } from '../../src/platform/fetch-server.js'
import type { ServedChange } from '../../src/serve/serving.js'
import { aDeadOne, aRun, aVerdict, NOW } from '../reports/a-run.js'
import { aBoard, memoryServing, servedApp, type MemoryServing } from '../support/served.js'

const PATH = '/api/health/stream'
const board = aBoard(aRun({ verdicts: [aVerdict('backup'), aDeadOne('mail')] }))
const about = { monitor: 'mail', status: 'critical', before: 'healthy', reason: 'stale' } as const
const change = (id: number): ServedChange => ({ id, ...about, message: '', at: NOW, since: NOW })

let serving: MemoryServing
let server: FetchServer
beforeEach(() => begin())
afterEach(() => server.close())

async function begin(limits: Partial<ServeLimits> = {}): Promise<void> {
  serving = memoryServing(board)
  server = await serveApp({ host: '127.0.0.1', port: 0 }, servedApp(serving, NOW).fetch, limits)
}

interface Heard {
  readonly socket: WebSocket
  /** Waits for the next message. */
  next(): Promise<Record<string, unknown>>
  /** The code it was closed with. */
  readonly closed: Promise<number>
}

function follow(path = PATH, headers: Record<string, string> = {}): Heard {
  const socket = new WebSocket(`ws://127.0.0.1:${server.port}${path}`, { headers })
  const heard: Record<string, unknown>[] = []
  const waiting: ((message: Record<string, unknown>) => void)[] = []
  socket.on('message', (data: Buffer, isBinary) => {
    if (isBinary) throw new Error('not a text')
    const message = JSON.parse(data.toString()) as Record<string, unknown>
    const first = waiting.shift()
    if (first) first(message)
    else heard.push(message)
  })
  socket.on('error', () => {})
  return {
    socket,
    next: () => new Promise((resolve) => (heard[0] ? resolve(heard.shift()!) : waiting.push(resolve))),
    closed: new Promise((resolve) => socket.on('close', resolve)),
  }
}

/** The status line that a handshake is refused with. */
function refusal(path: string, headers: Record<string, string>): Promise<number> {
  const socket = new WebSocket(`ws://127.0.0.1:${server.port}${path}`, { headers })
  socket.on('error', () => {})
  return new Promise((resolve, reject) => {
    socket.on('unexpected-response', (_, { statusCode = 0 }) => {
      resolve(statusCode)
      socket.terminate()
    })
    socket.on('open', () => reject(new Error('it was opened')))
  })
}

describe('a WebSocket', () => {
  test('hears the same objects', async () => {
    const { next, socket, closed } = follow()
    expect(await next()).toMatchObject({ type: 'snapshot', overall_status: 'critical' })
    serving.show(board, [change(3)])
    expect(await next()).toMatchObject({ type: 'status', id: 3, service: 'mail', status: 'critical' })
    socket.close()
    await closed
  })

  test('hears what it missed', async () => {
    serving.show(board, [change(3), change(4)])
    const { next } = follow(`${PATH}?last_event_id=3`)
    expect(await next()).toMatchObject({ type: 'status', id: 4 })
  })

  test('may say nothing long', async () => {
    const { next, socket, closed } = follow()
    await next()
    socket.send('x'.repeat(2_000))
    expect(await closed).toBe(1009)
  })

  test('hears of the end of the server', async () => {
    const { next, closed } = follow()
    await next()
    const end = server.close()
    expect(await next()).toEqual({ type: 'end', id: null })
    expect(await closed).toBe(1001)
    await end
  })

  test('one that says no farewell is cut off when the server ends', async () => {
    await server.close()
    await begin({ drainMs: 500 })
    const { next, socket, closed } = follow()
    await next()
    socket.pause()
    await server.close()
    socket.resume()
    await closed
  })
})

describe('a handshake is refused', () => {
  test.each([
    ['to a page of somebody else', PATH, { origin: 'https://evil.example' }, 403],
    ['by another name', PATH, { host: 'evil.example' }, 421],
    ['where there is none', '/healthz', {}, 200],
    ['where there is nothing', '/nothing', {}, 404],
  ])('%s', async (_, path, headers, status) => {
    expect(await refusal(path, headers)).toBe(status)
  })

  test.each([
    // Where Node asks whether to upgrade it is a POST without a token.
    ['of a POST', 'POST', 'websocket', '(400|405)'],
    ['without a key', 'GET', 'websocket', '400'],
  ])('%s', async (_, method, upgrade, status) => {
    const head = `${method} ${PATH} HTTP/1.1\r\nhost: localhost\r\nconnection: close, upgrade\r\nupgrade: ${upgrade}\r\n\r\n`
    const heard = await new Promise<string>((resolve) => {
      let text = ''
      const socket = connect(server.port, '127.0.0.1', () => socket.write(`${head}garbage`))
      socket.on('data', (chunk) => (text += String(chunk))).on('close', () => resolve(text))
    })
    expect(heard).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
  })
})
