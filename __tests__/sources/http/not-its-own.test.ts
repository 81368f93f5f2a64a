import { describe, expect, test } from '@jest/globals'
import { fileConfigOf } from '../../../src/config/file/file-config.js'
import { toMonitor } from '../../../src/config/to-monitor.js'
import type { Monitor } from '../../../src/domain/monitor.js'
import { HOUR, MINUTE, toIso } from '../../../src/domain/time.js'
import type { Reading } from '../../../src/domain/what-was-read.js'
import type { HttpResponse } from '../../../src/ports.js'
import { http } from '../../../src/sources/http/index.js'
import { memoryFiles } from '../../support/memory-files.js'
import { verdictOf } from '../../support/monitor-samples.js'
import { noRedis } from '../../support/no-redis.js'
import { silentLog } from '../../support/workflow-stub.js'

const NOW = Date.UTC(2026, 10, 22, 12)
const ago = (ms: number): string => toIso(NOW - ms)
type Said = Record<string, unknown>
type Ask = (url: string) => Promise<Partial<HttpResponse>>

function monitorOf(id: string, said: Said): Monitor {
  const { monitors } = fileConfigOf({ monitors: { [id]: { url: 'https://example.org/a.json', ...said } } }, [])
  const [one] = monitors
  if (one === undefined) throw new Error('no monitor')
  return toMonitor(id, one.settings, '', [])
}

async function readAll(said: readonly Said[], ask: Ask, clock = (): number => NOW) {
  const ports = {
    clock: { now: clock, sleep: async () => {} },
    log: silentLog(),
    files: memoryFiles(),
    http: {
      request: async ({ url }: { url: string }) => ({ status: 200, headers: {}, body: '', ...(await ask(url)) }),
    },
    github: () => Promise.reject(new Error('no GitHub here')),
    redis: noRedis,
    place: async (path: string) => path,
  }
  const watched = said.map((one, i) => {
    const monitor = monitorOf(`m${i}`, one)
    const options = http.options(monitor.source.options, [])
    if (options === null) throw new Error('no options')
    return { monitor, options }
  })
  return { readings: await http.create(ports).read(watched, NOW), watched }
}

async function stand(said: Said, body: unknown, headers: Record<string, string> = {}): Promise<string> {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  const { readings, watched } = await readAll([said], async () => ({ body: text, headers }))
  const [one] = watched
  const reading: Reading | undefined = readings.get('m0')
  if (one === undefined || reading === undefined) throw new Error('nothing was read')
  if (reading.kind === 'members' || reading.kind === 'workflow') throw new Error('many')
  const { status, reason } = verdictOf(one.monitor, reading, NOW)
  return `${status} ${reason}`
}

const ASKED: readonly (readonly [string, Said])[] = [
  ['words of a status', { 'status-field': '/status', 'ok-values': ['ok', 'up'] }],
  ['words of any status', { 'ok-values': ['ok'] }],
  ['what it expects', { expect: ['/n <= 27'] }],
  ['an age', { 'age-field': '/ageMinutes' }],
  ['all of it', { 'status-field': '/status', expect: ['/n <= 27'], 'age-field': '/ageMinutes' }],
]
const UNKNOWN = 'unknown source-unreachable'

describe.each(ASKED)('whoever asks for %s hears no verdict from', (_name, said) => {
  test.each<[string, unknown]>([
    ['a gateway that has lost its service', { message: 'Internal server error' }],
    ['one that says when', { message: 'Endpoint request timed out', timestamp: ago(0) }],
    ['one without a way', { Message: 'Missing Authentication Token' }],
    ['a framework', { timestamp: ago(0), status: 502, error: 'Bad Gateway', path: '/' }],
    ['a list of errors', { success: false, errors: [{ code: 1000, message: 'x' }], messages: [], result: null }],
    ['errors alone', { errors: [{ message: 'upstream' }] }],
    ['an error in words', { error: 'upstream connect error' }],
    ['an error with a code', { error: { code: 503, message: 'backend', status: 'UNAVAILABLE' } }],
    ['a fault', { fault: { faultstring: 'x', detail: { errorcode: 'y' } } }],
    ['a database that let nobody in', { code: 'PGRST301', message: 'JWT expired', details: null, hint: null }],
    ['a described problem', { type: 'about:blank', title: 'Bad Gateway', status: 502, detail: 'x' }],
    ['a portal without a page', `Please sign in to the network. ${ago(0)} {"}`],
    ['a name of a status of HTTP', '"Internal Server Error"'],
    ['one with its number', '502 Bad Gateway'],
  ])('%s', async (_what, body) => {
    const isAnyWord = said['ok-values'] !== undefined && said['status-field'] === undefined
    if (isAnyWord && String(body).startsWith('Please')) return
    expect(await stand(said, body)).toBe(UNKNOWN)
  })
})

test('a gateway that says when it failed keeps nobody alive', async () => {
  expect(await stand({}, { message: 'Internal server error', timestamp: ago(0) })).toBe(UNKNOWN)
  expect(await stand({ 'timestamp-field': '/timestamp' }, { message: 'Bad Gateway', timestamp: ago(0) })).toBe(UNKNOWN)
  expect(await stand({}, { message: 'All rows copied', timestamp: ago(0) })).toBe('healthy ok')
  const spring = { timestamp: ago(0), status: 503, error: 'Service Unavailable', path: '/' }
  expect(await stand({ 'status-field': '/status' }, spring)).toBe(UNKNOWN)
})

test.each<[string, Said, unknown]>([
  ['a status of its own', { 'status-field': '/status', 'ok-values': ['ok'] }, { status: 'down', error: 'db gone' }],
  ['any status of its own', { 'ok-values': ['ok'] }, { status: 'down', message: 'db gone' }],
  ['its own number', { 'status-field': '/status' }, { status: 503, message: 'db gone', last_run: ago(0) }],
  ['a field that was asked for', { expect: ['/errors == 0'] }, { errors: 3 }],
  ['a field that is not there', { expect: ['/n <= 27'] }, { rows: 12, error: 'db gone' }],
  ['nothing', { expect: ['/n <= 27'] }, {}],
])('a service that says %s is heard', async (_name, said, body) => {
  expect(await stand(said, body)).toBe('critical reported-failure')
})

test('what a cache has kept proves nothing of the time since', async () => {
  const kept = { age: String((26 * HOUR) / 1000) }
  for (const [, said] of ASKED) {
    expect(await stand(said, { status: 'ok', n: 1, ageMinutes: 1 }, kept)).toBe(UNKNOWN)
    expect(await stand(said, { status: 'ok', n: 1, ageMinutes: 1 }, { age: '600' })).toBe('healthy ok')
  }
  expect(await stand({ expect: ['/n <= 27'] }, { n: 28 }, kept)).toBe(UNKNOWN)
  expect(await stand({}, { last_run: ago(27 * HOUR) }, kept)).toBe(UNKNOWN)
  const dated = { ageMinutes: 1, generated_at: ago(26 * HOUR) }
  expect(await stand({ 'age-field': '/ageMinutes' }, dated, kept)).toBe(UNKNOWN)
  // It was late when the answer was made, or is not yet.
  expect(await stand({}, { last_run: ago(40 * HOUR) }, kept)).toBe('critical stale')
  expect(await stand({}, { last_run: ago(HOUR) }, kept)).toBe('healthy ok')
  expect(await stand({ expect: ['/n <= 27'] }, { n: 28 }, { age: '60' })).toBe('critical reported-failure')
  expect(await stand({ expect: ['/n <= 27'] }, { n: 1 }, { age: 'long, 3' })).toBe('healthy ok')
})

describe('many addresses', () => {
  const many = Array.from({ length: 200 }, (_, i): Said => ({ url: `https://example.org/${i}` }))

  test('are not asked all at once', async () => {
    let under = 0
    let most = 0
    const { readings } = await readAll(many, async () => {
      most = Math.max(most, ++under)
      await new Promise((resolve) => setImmediate(resolve))
      under--
      return { body: JSON.stringify({ last_run: ago(MINUTE) }) }
    })
    expect([...readings.values()].filter(({ kind }) => kind === 'beat')).toHaveLength(200)
    expect(most).toBeGreaterThan(1)
    expect(most).toBeLessThanOrEqual(16)
  })

  test('that are all slow do not hold the run for ever, and nobody is called dead unasked', async () => {
    let now = NOW
    const said = many.map((one) => ({ ...one, unreachable: 'critical' }))
    const { readings } = await readAll(
      said,
      async () => {
        now += 8000
        return { status: 503 }
      },
      () => now,
    )
    const kinds = [...readings.values()].map(({ kind }) => kind)
    expect(kinds).toHaveLength(200)
    expect(kinds.filter((kind) => kind === 'unreachable').length).toBeGreaterThan(100)
    expect(readings.get('m199')).toMatchObject({ detail: expect.stringContaining('was not asked') })
    expect(now - NOW).toBeLessThan(10 * MINUTE)
  })
})
