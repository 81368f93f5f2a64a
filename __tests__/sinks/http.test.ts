import { describe, expect, test } from '@jest/globals'
import type { RawOptions } from '../../src/domain/member.js'
import { SECOND } from '../../src/domain/time.js'
import { ExternalError } from '../../src/errors.js'
import type { HttpRequest, HttpResponse } from '../../src/ports.js'
import { http } from '../../src/sinks/http/index.js'
import type { BeatDocument, Written } from '../../src/sinks/sink.js'
import { json } from '../support/beat-server.js'
import { memoryFiles } from '../support/memory-files.js'
import { noRedis } from '../support/no-redis.js'
import { beatAt, logTo, NOON } from './rig.js'

type Answer = HttpResponse | Error

const TAKEN = json(200, { ok: true })
const SERVER = 'https://heartbeat.example.org'
const PING = 'https://ping.example/1d7b2a4c-5f7e-4a43-9a5e-0d6c8b3f2e11'

interface Posted {
  readonly asked: readonly HttpRequest[]
  readonly pauses: readonly number[]
  readonly written: Written | null
  readonly error: ExternalError | null
}

/** What posting one beat gives, and what was sent for it. */
async function post(options: RawOptions, answers: readonly Answer[] = [TAKEN], beat = beatAt(0)): Promise<Posted> {
  const asked: HttpRequest[] = []
  const pauses: number[] = []
  const request = async (one: HttpRequest): Promise<HttpResponse> => {
    const answer = answers[Math.min(asked.push(one), answers.length) - 1]
    if (answer instanceof Error) throw answer
    return answer ?? TAKEN
  }
  const problems: string[] = []
  const read = http.options(options, problems)
  if (read === null) throw new Error(problems.join('; '))
  const sink = http.create(read, {
    clock: { now: () => NOON, sleep: async (ms) => void pauses.push(ms) },
    log: logTo([]),
    files: memoryFiles(),
    random: () => 0,
    github: () => Promise.reject(new Error('no GitHub here')),
    redis: noRedis,
    http: { request },
  })
  try {
    return { asked, pauses, written: await sink.write(beat), error: null }
  } catch (error) {
    if (!(error instanceof ExternalError)) throw error
    return { asked, pauses, written: null, error }
  }
}

const text = (status: number, body: string): HttpResponse => ({ status, headers: {}, body })
const withExit = (exitCode: number): BeatDocument => {
  const beat = beatAt(0, { state: 'failed' })
  return { ...beat, text: JSON.stringify({ ...(JSON.parse(beat.text) as object), exit_code: exitCode }) }
}

describe('where a beat goes', () => {
  test.each<[string, string, string]>([
    ['the address of a server', SERVER, `${SERVER}/api/heartbeat/backup`],
    ['one that ends with a slash, behind a proxy', `${SERVER}/beats/`, `${SERVER}/beats/api/heartbeat/backup`],
    ['the route', `${SERVER}/api/heartbeat`, `${SERVER}/api/heartbeat/backup`],
    ['the route of one monitor', `${SERVER}/api/heartbeat/{monitor}`, `${SERVER}/api/heartbeat/backup`],
    ['an address of somebody else', PING, PING],
    ['one with the name of the monitor in it', 'https://x.example/{monitor}/', 'https://x.example/backup/'],
    [
      'one that is told the state',
      'https://x.example/in?of={monitor}&is={state}',
      'https://x.example/in?of=backup&is=ok',
    ],
  ])('%s', async (_name, url, expected) => {
    expect((await post({ url }, [expected.includes('api/heartbeat') ? TAKEN : text(200, 'OK')])).asked).toEqual([
      expect.objectContaining({
        method: 'POST',
        url: expected,
        body: expect.stringMatching(/^\{\n {2}"last_run": "2026-11-22T12:00:00Z",\n {2}"monitor": "backup"/),
      }),
    ])
  })

  test.each<[BeatDocument, string]>([
    [beatAt(0), ''],
    [beatAt(0, { state: 'running' }), '/start'],
    [beatAt(0, { state: 'failed' }), '/fail'],
    [withExit(3), '/3'],
    [withExit(1000), '/fail'],
    [beatAt(0, { state: 'stopped' }), '/log'],
    [beatAt(0, { state: 'unknown' }), '/log'],
  ])('somebody else is told by the address how the work stands: %#', async (beat, suffix) => {
    expect((await post({ url: PING }, [text(200, 'OK')], beat)).asked[0]?.url).toBe(`${PING}${suffix}`)
  })

  test('our own server reads the state in the beat', async () => {
    const { asked } = await post({ url: SERVER }, [TAKEN], withExit(3))
    expect(asked[0]?.url).toBe(`${SERVER}/api/heartbeat/backup`)
    expect(JSON.parse(asked[0]?.body ?? '')).toMatchObject({ status: 'failed', exit_code: 3 })
  })
})

describe('the token', () => {
  test('is the usual one for a server of ours, and the named one for anybody else', async () => {
    expect((await post({ url: SERVER })).asked[0]?.bearer).toEqual({ from: 'HEARTBEAT_TOKEN', optional: true })
    expect((await post({ url: PING }, [text(200, 'OK')])).asked[0]?.bearer).toBeUndefined()
    const named = { url: PING, tokenFrom: 'MY_TOKEN' }
    expect((await post(named, [text(200, 'OK')])).asked[0]?.bearer).toEqual({ from: 'MY_TOKEN', optional: false })
  })

  test('follows no redirect, and neither does the beat', async () => {
    const moved = { status: 308, headers: { location: 'https://elsewhere.example/secret' }, body: '' }
    const { asked, error } = await post({ url: SERVER }, [moved])
    expect(asked).toEqual([expect.not.objectContaining({ maxRedirects: expect.anything() })])
    expect(error?.message).toBe(
      'heartbeat.example.org answered 308 and points to https://elsewhere.example, which is not followed',
    )
    expect(error?.fault.remedy).toMatch(/write the address that it points to/)
  })
})

test('an address of one’s own network is written to only where that is allowed', async () => {
  expect((await post({ url: SERVER })).asked[0]?.publicOnly).toBe(true)
  expect((await post({ url: SERVER, allowPrivate: true })).asked[0]?.publicOnly).toBe(false)
  const inside = new ExternalError('http', '10.0.0.1: the address is not public', { permanent: true })
  const { error, asked } = await post({ url: SERVER }, [inside])
  expect(asked).toHaveLength(1)
  expect(error?.fault.remedy).toBe('if it is one of your own, write "allow-private: true"')
})

describe('an answer that says no is told in words', () => {
  const unknown = { error: 'no monitor is called bakup', nearest: 'backup' }
  test.each<[string, string, HttpResponse, RegExp, RegExp]>([
    [
      '401',
      SERVER,
      json(401, { error: 'the token is missing' }),
      /answered 401: the token is missing$/,
      /^set HEARTBEAT_TOKEN to/,
    ],
    ['401 of somebody else', PING, text(401, ''), /answered 401$/, /"token-env"/],
    [
      '404',
      SERVER,
      json(404, unknown),
      /answered 404: no monitor is called "backup" there$/,
      /^write "backup" if that is meant, or add/,
    ],
    [
      '404, nobody is near',
      SERVER,
      json(404, { error: 'x', nearest: null }),
      /answered 404: no monitor is called "backup" there$/,
      /^add "backup" to the conf/,
    ],
    ['404 of another program', SERVER, text(404, 'nginx'), /answered 404$/, /whether a "heartbeat serve" listens/],
    ['404 of somebody else', PING, text(404, ''), /answered 404$/, /still the right one/],
    ['405', SERVER, text(405, ''), /answered 405$/, /takes no POST/],
    ['413', SERVER, json(413, { error: 'too large' }), /answered 413: too large$/, /shorten its message/],
    ['400', SERVER, json(400, { error: 'no time' }), /answered 400: no time$/, /what the service asks for/],
  ])('%s', async (_name, url, answer, message, remedy) => {
    const { error, asked } = await post({ url }, [answer])
    expect(asked).toHaveLength(1)
    expect(error?.message).toMatch(message)
    expect(error?.fault).toMatchObject({ permanent: true, remedy: expect.stringMatching(remedy) })
  })

  test('and nothing that was sent is said back', async () => {
    const echo = json(404, { error: `no check at ${PING}\n::error::x\u001b[31m`, nearest: '<b>' })
    const { error } = await post({ url: PING }, [echo])
    expect(error?.message).toBe('ping.example answered 404: no check at *** ::error::x')
  })
})

describe('what is no answer of the service', () => {
  test.each<[string, string, HttpResponse]>([
    ['a page of a gateway', SERVER, text(200, '<!DOCTYPE html><title>Log in</title>')],
    ['JSON of somebody else', SERVER, json(200, { status: 'fine' })],
    ['nothing', SERVER, text(204, '')],
    ['a page where a ping was sent', PING, text(200, '  <html>')],
  ])('%s does not say that the beat was taken', async (_name, url, answer) => {
    const { error } = await post({ url }, [answer])
    expect(error?.message).toMatch(/answered 20\d without a word on the beat$/)
  })

  test.each(['OK (not found)', 'OK (rate limited)'])('%s neither', async (body) => {
    expect((await post({ url: PING }, [text(200, body)])).error?.message).toMatch(
      /^ping\.example answered 200, and that/,
    )
  })
})

describe('what fails for a moment', () => {
  const gone = new ExternalError('http', 'heartbeat.example.org: connection failed (ECONNREFUSED)', {
    permanent: false,
  })

  test.each<[string, Answer]>([
    ['502', text(502, '<html>')],
    ['a connection that is refused', gone],
    [
      '503 of a server that has just begun',
      json(503, { error: 'the first look has not ended yet' }, { 'retry-after': '1' }),
    ],
    ['429', json(429, { error: 'slowly' }, { 'retry-after': '2' })],
  ])('%s is tried again', async (_name, answer) => {
    const { asked, written, pauses } = await post({ url: SERVER }, [answer, answer, TAKEN])
    expect(written).toMatchObject({ written: true })
    expect(asked).toHaveLength(3)
    expect(pauses.every((ms) => ms >= SECOND && ms <= 20 * SECOND)).toBe(true)
  })

  test('is given up after three tries, in words', async () => {
    const { asked, error } = await post({ url: SERVER }, [gone])
    expect(asked).toHaveLength(3)
    expect(error?.fault.remedy).toBe('look whether the service runs and can be reached from here')
    expect((await post({ url: SERVER }, [text(503, '')])).error?.message).toBe('heartbeat.example.org answered 503')
  })

  test('is not waited for as long as a service may ask', async () => {
    const busy = json(429, { error: 'slowly' }, { 'retry-after': '3600' })
    const { asked, error } = await post({ url: SERVER }, [busy])
    expect(asked).toHaveLength(1)
    expect(error?.message).toBe('heartbeat.example.org answered 429: slowly, and asks to be left alone for 1 h')
  })

  test('a wait that is asked for as a date is read by the clock of who asks', async () => {
    const headers = { date: 'Sun, 22 Nov 2026 09:00:00 GMT', 'retry-after': 'Sun, 22 Nov 2026 09:00:05 GMT' }
    expect((await post({ url: SERVER }, [json(503, {}, headers), TAKEN])).pauses).toEqual([5 * SECOND])
  })
})
