import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { createSecrets } from '../../src/platform/secrets.js'
import { connect, type Connections } from '../../src/wiring/connections.js'
import { quietSurroundings } from '../../src/wiring/terminal-surroundings.js'
import { beatOf } from '../../src/wiring/watch-beat.js'
import { createHttpStub, type HttpStub } from '../support/http-stub.js'

const NOON = Date.parse('2026-11-22T12:00:00Z')
const MINUTE = 60_000

let server: HttpStub
let connections: Connections
const warned: string[] = []
const written: string[] = []
beforeEach(async () => {
  server = await createHttpStub()
  const quiet = quietSurroundings('/nowhere', createSecrets())
  const log = {
    ...quiet.log,
    debug: (text: string) => void written.push(text),
    warning: (text: string) => void warned.push(text),
  }
  connections = connect({ ...quiet, log, environment: { HEARTBEAT_TOKEN: 'a-word-not-to-be-seen' } })
})
afterEach(async () => {
  warned.length = 0
  written.length = 0
  connections.close()
  await server.close()
})

/** A beat is not begun while another is on its way, so looks go on until one was. */
const until = async (is: () => boolean): Promise<void> => {
  while (!is()) await new Promise((resolve) => setTimeout(resolve, 10))
}

test('a watcher beats to a server, once a minute and with the token', async () => {
  server.on('POST', '/api/heartbeat/watcher', { body: { ok: true } })
  const beat = beatOf(server.url, 'watcher', connections)
  beat.finished('3 healthy', NOON)
  await until(() => written.length === 1)
  await until(() => {
    beat.finished('between', NOON + MINUTE / 2)
    beat.finished('2 healthy', NOON + MINUTE)
    return written.length === 2
  })
  expect(server.requests.map((request) => request.json())).toMatchObject([
    { monitor: 'watcher', status: 'ok', message: '3 healthy', source: 'heartbeat-watch' },
    { message: '2 healthy' },
  ])
  expect(server.requests[0]?.headers['authorization']).toBe('Bearer a-word-not-to-be-seen')
  expect(warned).toEqual([])
})

test('to an address of pings without the token, and what goes wrong is said once', async () => {
  server.on('POST', '/ping/uuid', [{ status: 404 }, { status: 404 }, { body: 'OK' }])
  const beat = beatOf(`${server.url}/ping/uuid`, 'watcher', connections)
  for (const n of [1, 2, 3])
    await until(() => {
      beat.finished('', NOON + n * MINUTE)
      return server.requests.length === n
    })
  await until(() => written.length === 1)
  expect(warned).toEqual([
    expect.stringMatching(/^The heartbeat of watcher could not be written: 127\.0\.0\.1:\d+ answered 404/),
  ])
  expect(server.requests[0]?.headers).not.toHaveProperty('authorization')
})
