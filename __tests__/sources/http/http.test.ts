import { expect, test } from '@jest/globals'
import { HOUR, toIso } from '../../../src/domain/time.js'
import { ExternalError } from '../../../src/errors.js'
import type { HttpRequest, HttpResponse } from '../../../src/ports.js'
import { http } from '../../../src/sources/http/index.js'
import { memoryFiles } from '../../support/memory-files.js'
import type { MonitorSettings } from '../../../src/config/monitor-keys.js'
import { aMonitor } from '../../support/monitor-samples.js'
import { noRedis } from '../../support/no-redis.js'
import { silentLog } from '../../support/workflow-stub.js'

const NOW = Date.UTC(2026, 10, 22, 12)
const BEAT = JSON.stringify({ status: 'healthy', timestamp: toIso(NOW - HOUR) })
const URL_OF_ALL = 'https://example.org/health.json'

type Answer = Partial<HttpResponse> | Error

/** What one look at an address gives, and what was asked for it. */
async function look(
  answers: readonly Answer[],
  options: Readonly<Record<string, unknown>> = {},
  monitors = ['a'],
  settings: MonitorSettings = {},
) {
  const asked: HttpRequest[] = []
  const request = async (one: HttpRequest): Promise<HttpResponse> => {
    const answer = answers[Math.min(asked.push(one), answers.length) - 1]
    if (answer instanceof Error) throw answer
    return { status: 200, headers: {}, body: '', ...answer }
  }
  const ports = {
    clock: { now: () => NOW, sleep: async () => {} },
    log: silentLog(),
    files: memoryFiles(),
    http: { request },
    github: () => Promise.reject(new Error('no GitHub here')),
    redis: noRedis,
    place: async (path: string) => path,
  }
  const read = http.options({ url: URL_OF_ALL, ...options }, [])
  if (read === null) throw new Error('no options')
  const watched = monitors.map((id) => ({ monitor: aMonitor(settings, id), options: read }))
  const readings = await http.create(ports).read(watched, NOW)
  return { asked, readings, reading: readings.get('a') }
}

const refused = new ExternalError('http', 'example.org: connect ECONNREFUSED', { permanent: false })
const inside = new ExternalError('http', 'localhost: the address is not public', { permanent: true })

test('one question for all that read the same address, and none of this machine unless it is allowed', async () => {
  const { asked, readings } = await look([{ body: BEAT }], {}, ['a', 'b'])
  expect(asked).toEqual([expect.objectContaining({ method: 'GET', url: URL_OF_ALL, publicOnly: true })])
  expect([...readings.values()].map(({ kind }) => kind)).toEqual(['beat', 'beat'])
  expect((await look([{ body: BEAT }], { 'allow-private': true })).asked[0]).toMatchObject({ publicOnly: false })
})

test('a token is named and never seen, and monitors with another one ask for themselves', async () => {
  const { asked, reading } = await look([{ status: 401 }], { 'token-env': 'MY_TOKEN' })
  expect(asked[0]?.bearer).toEqual({ from: 'MY_TOKEN' })
  expect(asked[0]?.headers).not.toHaveProperty('authorization')
  expect(reading).toMatchObject({ detail: 'example.org answered 401; look whether MY_TOKEN holds the right token' })
  expect((await look([{ body: BEAT }])).asked[0]).not.toHaveProperty('bearer')
})

test('an address with a login is refused, with the way to give a token', () => {
  const problems: string[] = []
  expect(http.options({ url: 'https://me:secret-word@example.org/' }, problems)).toBeNull()
  expect(problems).toEqual([expect.stringMatching(/^url: holds a login, .* name that with "token-env"$/)])
  expect(problems.join()).not.toContain('secret-word')
})

test.each<[string, readonly Answer[], number]>([
  ['that breaks off is asked for again', [refused, { body: BEAT }], 2],
  ['of 503 as well', [{ status: 503 }, { body: BEAT }], 2],
])('an answer %s', async (_name, answers, times) => {
  const { asked, reading } = await look(answers)
  expect(asked).toHaveLength(times)
  expect(reading).toMatchObject({ kind: 'beat', beat: { at: NOW - HOUR } })
})

test.each<[string, readonly Answer[], RegExp]>([
  ['a page of a gateway', [{ body: '<html>Please log in</html>' }], /the answer of example\.org is no heartbeat: /],
  ['a 404', [{ status: 404, body: BEAT }], /^example\.org answered 404$/],
  ['a 401', [{ status: 401 }], /^example\.org answered 401; if it wants a token, name .* with "token-env"$/],
  ['nothing', [refused], /ECONNREFUSED/],
  ['an address of its own', [inside], /not public; if it is one of your own, write "allow-private: true"/],
])('%s is neither dead nor alive', async (_name, answers, detail) => {
  expect((await look(answers)).reading).toEqual({ kind: 'unreachable', detail: expect.stringMatching(detail) })
})

test('an answer that tells a status and no time is told what makes it one', async () => {
  const { reading } = await look([{ body: '{"status": "ok"}' }], {}, ['a'], { 'status-field': '/status' })
  const detail = expect.stringMatching(/is no heartbeat: .*; with "ok-values" beside "status-field" it needs no time$/)
  expect(reading).toEqual({ kind: 'unreachable', detail })
})

test('is critical where the config says so', async () => {
  const { reading } = await look([refused], { unreachable: 'critical' })
  expect(reading).toMatchObject({ kind: 'invalid', detail: expect.stringContaining('ECONNREFUSED') })
})

const PAGE = { headers: { 'content-type': 'text/html' }, body: '<!doctype html><title>Shop</title>' }

test.each<[string, Answer, Readonly<Record<string, unknown>>, string]>([
  ['a page, where its status is asked for', PAGE, { 'expect-status': ['200'] }, 'beat'],
  ['an empty answer, where its status is asked for', { status: 204 }, { 'expect-status': ['204'] }, 'beat'],
  ['a page with a status that is not asked for', { ...PAGE, status: 500 }, { 'expect-status': ['200'] }, 'unreachable'],
  ['a page of an error that is asked for', { ...PAGE, status: 503 }, { 'expect-status': ['503'] }, 'unreachable'],
  ['a page of which nothing was asked', PAGE, {}, 'unreachable'],
  ['data that does not say when', { body: '{"ok": false}' }, { 'expect-status': ['200'] }, 'unreachable'],
])('%s', async (_name, answer, options, kind) => {
  const { reading } = await look([answer], options)
  expect(reading?.kind).toBe(kind)
  if (reading?.kind === 'beat') expect(reading.beat.at).toBe(NOW)
})

test('a time that a page was asked for is asked of it still', async () => {
  const { reading } = await look([{ ...PAGE, status: 200 }], { 'expect-status': ['200'], method: 'HEAD' })
  expect(reading?.kind).toBe('beat')
  const old = await look([{ headers: { 'last-modified': 'Sat, 21 Nov 2026 12:00:00 GMT' } }], {
    'expect-status': ['200'],
    method: 'HEAD',
  })
  expect(old.reading).toMatchObject({ kind: 'beat', beat: { at: Date.UTC(2026, 10, 21, 12) } })
})
