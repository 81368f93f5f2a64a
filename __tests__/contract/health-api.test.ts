import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { MINUTE } from '../../src/domain/time.js'
import { openApiText } from '../../src/serve/openapi/document.js'
import { EXAMPLES } from '../../src/serve/openapi/examples.js'
import { snapshotOf, statusesOf } from '../../src/serve/stream/messages.js'
import { aRun, aVerdict, NOW } from '../reports/a-run.js'
import { aServer, exampleServer, theBoard } from '../serve/served-samples.js'
import { API, mistakesIn, validatorOf } from '../support/api-description.js'
import { aBoard } from '../support/served.js'

const never = aVerdict('new', {
  beat: null,
  deadline: null,
  lastEndAt: null,
  reason: 'pending',
  message: 'Nothing yet.',
})
const hostile = aVerdict('__proto__', { name: '<b>"\\\u0000', message: '\u202e', beat: { at: NOW, state: 'failed' } })

const SERVERS = {
  'that looks': () => aServer(),
  'that has not looked for long': () => aServer(theBoard(), { now: NOW + 10 * MINUTE }),
  'that never looked': () => aServer(null),
  'that watches nobody': () => aServer(aBoard(aRun())),
  'of those who never beat, and of those with strange names': () =>
    aServer(aBoard(aRun({ verdicts: [never, hostile] }))),
}

const QUESTIONS: readonly (readonly [string, readonly string[]])[] = [
  ['/api/health/status', ['', '?strict=1', '?strict=2']],
  ['/api/health/service/{name}', ['bot', 'backup', 'report', 'new', '__proto__', 'nobody']],
  ['/api/heartbeat/status', ['', '?monitor=backup', '?monitor=__proto__', '?monitor=nobody']],
  [
    '/api/health/history',
    ['', '?format=csv', '?format=jsonl', '?monitor=backup', '?from=never&format=xml', '?monitor=x'],
  ],
  ['/metrics', ['']],
  ['/status.json', ['']],
  ['/badge.json', ['']],
  ['/badge.svg', ['']],
  ['/badges/{file}', ['bot.svg', 'backup-uptime.svg', 'tag-trading.svg', 'tag-none.svg', 'bot.png', '__proto__.svg']],
  ['/', ['']],
  ['/embed', ['']],
  ['/monitors/{id}', ['bot', 'nobody', '__proto__']],
  ['/heartbeat-status.js', ['']],
  ['/healthz', ['']],
  ['/openapi.json', ['']],
]

const POSTS: readonly (readonly [string, string, string])[] = [
  ['/api/heartbeat/{monitor}', '/api/heartbeat/backup', ''],
  ['/api/heartbeat/{monitor}', '/api/heartbeat/backup', '{"status":"failed"}'],
  ['/api/heartbeat/{monitor}', '/api/heartbeat/backup', '{"exit_code":"x"}'],
  ['/api/heartbeat/{monitor}', '/api/heartbeat/backup', 'x'.repeat(70_000)],
  ['/api/heartbeat/{monitor}', '/api/heartbeat/nobody', ''],
  ['/api/heartbeat/{monitor}/{ending}', '/api/heartbeat/backup/3', ''],
  ['/api/heartbeat/{monitor}/{ending}', '/api/heartbeat/backup/300', ''],
  ['/api/check', '/api/check', ''],
  ['/api/monitors/{monitor}/pause', '/api/monitors/backup/pause?for=2d&why=moving', ''],
  ['/api/monitors/{monitor}/pause', '/api/monitors/backup/pause?for=ever', ''],
  ['/api/monitors/{monitor}/pause', '/api/monitors/nobody/pause?for=2d', ''],
  ['/api/monitors/{monitor}/resume', '/api/monitors/backup/resume', ''],
  ['/api/monitors/{monitor}/ack', '/api/monitors/backup/ack', ''],
]

test('schema/openapi.json is as the source says: run npm run generate', () => {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }
  expect(readFileSync('schema/openapi.json', 'utf8')).toBe(openApiText(version))
})

describe('every answer is as it is described', () => {
  test.each(Object.entries(SERVERS))('of a server %s', async (_, server) => {
    const { get } = server()
    for (const [template, asked] of QUESTIONS) {
      for (const one of asked) {
        const path = template.includes('{') ? template.replace(/\{.*\}/, one) : `${template}${one}`
        const response = await get(path)
        expect([path, await mistakesIn('GET', template, response)]).toEqual([path, []])
        const etag = response.headers.get('etag')
        const again = await get(path, etag === null ? {} : { 'if-none-match': etag })
        expect([path, await mistakesIn('GET', template, again)]).toEqual([path, []])
      }
    }
  })

  test.each(POSTS)('POST %s: %s %#', async (template, path, body) => {
    const { app, post } = aServer()
    expect(await mistakesIn('POST', template, await post(path, body))).toEqual([])
    expect(await mistakesIn('POST', template, await app.request(path, { method: 'POST', body }))).toEqual([])
  })

  test('each line of an export too', async () => {
    const text = await (await aServer().get('/api/health/history?format=jsonl')).text()
    const validate = validatorOf({ $ref: '#/components/schemas/HistoryLine' })
    for (const line of text.trimEnd().split('\n')) expect(validate(JSON.parse(line)) ? [] : validate.errors).toEqual([])
  })

  test('each object of the stream too', () => {
    const board = theBoard()
    const changes = board.history.changes({ from: 0, to: NOW }).map((change, id) => ({ ...change, id }))
    const bundles = [snapshotOf(board, 3, NOW), snapshotOf(board, null, NOW), statusesOf(board, changes)]
    const validate = validatorOf({
      anyOf: ['Snapshot', 'Change'].map((name) => ({ $ref: `#/components/schemas/${name}` })),
    })
    const objects = bundles
      .flatMap((bundle) => bundle.texts())
      .map((bytes) => JSON.parse(new TextDecoder().decode(bytes)))
    expect(objects.length).toBeGreaterThan(5)
    for (const object of objects) expect(validate(object) ? [] : validate.errors).toEqual([])
  })

  test('and a mistake would be seen', async () => {
    const wrong = Response.json({ ok: true, monitor: 'backup', at: 'now', notes: [], more: 1 })
    expect(await mistakesIn('POST', '/api/heartbeat/{monitor}', wrong)).toHaveLength(2)
  })
})

describe('the description', () => {
  const operations = Object.entries(API.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  )

  test('tells of every route, and of no other', () => {
    const { app } = aServer()
    const routes = app.routes.filter(({ method }) => method !== 'ALL').map(({ method, path }) => `${method} ${path}`)
    const plain = (path: string): string => path.replace(/:([a-z]+)(\{.*?\})?/g, '{$1}')
    const told = operations.map(({ path, method }) => `${method.toUpperCase()} ${path}`)
    const served = routes.flatMap((route) =>
      route.endsWith('?') ? [route.replace(/\/:[a-z]+\?$/, ''), route.slice(0, -1)] : [route],
    )
    expect(new Set(served.map(plain))).toEqual(new Set(told))
  })

  test('names each operation once, and every parameter of a path', () => {
    const names = operations.map(({ operation }) => operation.operationId)
    expect(new Set(names).size).toBe(names.length)
    for (const { path, operation } of operations) {
      const inPath = (operation.parameters ?? []).filter((one) => one.in === 'path').map(({ name }) => `{${name}}`)
      expect([path, path.match(/\{[a-z]+\}/g) ?? []]).toEqual([path, inPath])
    }
  })

  test('asks for the token wherever something changes, and nowhere else', () => {
    for (const { method, operation } of operations)
      expect([operation.operationId, operation.security !== undefined]).toEqual([
        operation.operationId,
        method === 'post',
      ])
  })

  test('refers to nothing that is not there', () => {
    const text = JSON.stringify(API)
    const refs = new Set(
      [...text.matchAll(/"\$ref":"#\/components\/(\w+)\/(\w+)"/g)].map(([, kind, name]) => [kind, name]),
    )
    for (const [kind, name] of refs) expect(API.components[kind as 'schemas' | 'responses']).toHaveProperty(name ?? '')
  })

  test('gives answers as examples that a server gives', async () => {
    const { get, post } = exampleServer()
    const answer = async (response: Response | Promise<Response>) => (await response).json()
    expect({
      healthStatus: await answer(get('/api/health/status')),
      healthService: await answer(get('/api/health/service/bot')),
      heartbeatStatus: await answer(get('/api/heartbeat/status')),
      history: await answer(get('/api/health/history?from=2026-11-21&monitor=backup')),
      taken: await answer(post('/api/heartbeat/backup/0')),
      wrongBeat: await answer(post('/api/heartbeat/backup', '{"exit_code":"none","duration_seconds":-1}')),
      beat: EXAMPLES.beat,
    }).toEqual(EXAMPLES)
    expect((await post('/api/heartbeat/backup', JSON.stringify(EXAMPLES.beat))).status).toBe(200)
  })
})
