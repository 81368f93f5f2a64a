import { describe, expect, test } from '@jest/globals'
import { MINUTE, SECOND } from '../../src/domain/time.js'
import { aRun, aVerdict, NOW } from '../reports/a-run.js'
import { aBoard } from '../support/served.js'
import { aServer, theBoard, VERDICTS } from './served-samples.js'

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- read as anybody's JSON
const json = async (response: Response | Promise<Response>): Promise<any> => (await response).json()

describe('how all stand', () => {
  test('each by its id, with its interval in whole seconds and its failures', async () => {
    const body = await json(aServer().get('/api/health/status'))
    expect(body).toMatchObject({
      overall_status: 'critical',
      reason: 'stale',
      message: '1 critical, 1 warning, 1 skipped, 1 healthy',
      stale: false,
      checked_at: '2026-11-22T09:30:00Z',
      timestamp: '2026-11-22T09:30:05Z',
    })
    expect(body.services.bot).toEqual({
      status: 'healthy',
      last_heartbeat: '2026-11-22T09:29:50Z',
      interval: 30,
      consecutive_failures: 0,
      name: 'Trading bot',
      reason: 'ok',
      message: 'Last heartbeat 10 s ago.',
      since: null,
      deadline: '2026-11-22T09:30:20Z',
    })
    expect(body.services.save_worker).toMatchObject({ status: 'warning', consecutive_failures: 1 })
    expect(Object.keys(body.services)).toEqual(['bot', 'save_worker', 'backup', 'report'])
  })

  test.each([
    ['', 200],
    ['?strict', 503],
    ['?strict=1', 503],
    ['?strict=0', 200],
    ['?strict=maybe', 400],
  ])('with something critical /api/health/status%s answers %i', async (query, status) => {
    expect((await aServer().get(`/api/health/status${query}`)).status).toBe(status)
  })

  test('without anything critical strict makes no difference', async () => {
    const well = { ...theBoard(), ...theBoardOf(VERDICTS.filter(({ status }) => status !== 'critical')) }
    expect((await aServer(well).get('/api/health/status?strict=1')).status).toBe(200)
  })

  test('a server that has not looked for long knows nothing, and says since when', async () => {
    const { get } = aServer(theBoard(), { now: NOW + 10 * MINUTE })
    const body = await json(get('/api/health/status'))
    expect(body).toMatchObject({ stale: true, overall_status: 'unknown', reason: 'source-unreachable' })
    expect(body.message).toBe('The last look ended 10 min ago, at 2026-11-22 09:30 UTC, and one is due each 15 s.')
    expect(body.services.bot).toMatchObject({ status: 'unknown', last_heartbeat: '2026-11-22T09:29:50Z' })
    expect(body.services.bot.message).toBe('Nobody has looked for long; at the last look it was healthy.')
    expect(body.services.report.status).toBe('skipped')
    expect((await get('/api/health/status?strict=1')).status).toBe(503)
  })

  test('an answer that was given is known again until the next look, never after it', async () => {
    const { get, serving } = aServer()
    const etag = (await get('/api/health/status')).headers.get('etag') ?? ''
    expect((await get('/api/health/status', { 'if-none-match': etag })).status).toBe(304)
    serving.show(theBoard({ version: '2' }))
    expect((await get('/api/health/status', { 'if-none-match': etag })).status).toBe(200)
    const late = aServer(theBoard(), { now: NOW + 10 * MINUTE })
    expect((await late.get('/api/health/status', { 'if-none-match': etag })).status).toBe(200)
  })

  test('before the first look nothing is claimed', async () => {
    const { get } = aServer(null)
    for (const path of ['/api/health/status', '/api/health/service/bot', '/api/heartbeat/status', '/metrics'])
      expect((await get(path)).status).toBe(503)
  })

  test('nobody is watched: nobody knows', async () => {
    const body = await json(aServer({ ...theBoard(), ...theBoardOf([]) }).get('/api/health/status'))
    expect(body).toMatchObject({ overall_status: 'unknown', message: 'Nothing is watched.', services: {} })
  })
})

describe('one service', () => {
  test('with its counters, its uptime and what befell it', async () => {
    const bot = await json(aServer().get('/api/health/service/bot'))
    expect(bot).toMatchObject({
      service: 'bot',
      status: 'healthy',
      uptime: '10d 0h 0m',
      total_pulses: 5230,
      error_count: 2,
      kind: 'trade',
      uptime_percent: { '24h': 100, '7d': 100 },
      observed_percent: { '24h': 100 },
      incidents: [],
    })
    const backup = await json(aServer().get('/api/health/service/backup'))
    expect(backup).toMatchObject({ status: 'critical', uptime: null, total_pulses: null, error_count: null })
    expect(backup.uptime_percent['24h']).toBe(87.5)
    expect(backup.incidents).toMatchObject([
      {
        since: '2026-11-22T06:30:00Z',
        until: null,
        duration_seconds: 3 * 3600 + 5,
        worst: 'critical',
        url: 'https://github.com/octo/jobs/issues/7',
      },
      { since: '2026-11-17T09:30:00Z', worst: 'critical', url: null },
    ])
  })

  test('is found by its name as well, and by the nearest where it is misspelt', async () => {
    const { get } = aServer()
    expect(await json(get('/api/health/service/Nightly%20backup'))).toMatchObject({ service: 'backup' })
    const wrong = await get('/api/health/service/save-wroker')
    expect(wrong.status).toBe(404)
    expect(await wrong.json()).toEqual({
      error: 'no monitor is called "save-wroker"; did you mean "save_worker"?',
      nearest: 'save_worker',
    })
    expect(await json(get('/api/health/service/%00%F0%9F%98%80'))).toMatchObject({ nearest: null })
  })

  test.each(['__proto__', 'constructor', 'toString', '..%2f..', '%'])('%s is nobody', async (name) => {
    expect((await aServer().get(`/api/health/service/${name}`)).status).toBe(404)
  })

  test('who is paused until when', async () => {
    expect(await json(aServer().get('/api/health/service/report'))).toMatchObject({
      status: 'skipped',
      reason: 'paused',
      paused_until: '2026-11-23T09:30:00Z',
      acknowledged_at: null,
    })
  })

  test('a server that has not looked for long claims no uptime', async () => {
    const { get } = aServer(theBoard(), { now: NOW + 10 * MINUTE })
    expect(await json(get('/api/health/service/bot'))).toMatchObject({ status: 'unknown', stale: true, uptime: null })
  })
})

describe('what one says it is doing', () => {
  test('in its words, with its kind', async () => {
    expect(await json(aServer().get('/api/heartbeat/status?monitor=bot'))).toEqual({
      status: 'Trade executed',
      kind: 'trade',
      timestamp: '2026-11-22T09:29:50Z',
      session_active: true,
      level: 'healthy',
      monitor: 'bot',
      checked_at: '2026-11-22T09:30:00Z',
      stale: false,
    })
  })

  test('nobody named: who gave the newest status message', async () => {
    expect(await json(aServer().get('/api/heartbeat/status'))).toMatchObject({ monitor: 'bot' })
    const silent = theBoardOf(VERDICTS.slice(1))
    const board = { ...theBoard(), ...silent }
    expect(await json(aServer(board).get('/api/heartbeat/status'))).toMatchObject({ monitor: 'save_worker' })
    const nobody = { ...theBoard(), ...theBoardOf([]) }
    expect((await aServer(nobody).get('/api/heartbeat/status')).status).toBe(404)
  })

  test.each([
    ['the deadline passed since the last look', 'bot', 21 * SECOND, false],
    ['it is late', 'save_worker', 0, false],
    ['it is dead', 'backup', 0, false],
    ['it is well', 'bot', 0, true],
  ])('a session is active or not: %s', async (_, monitor, after, active) => {
    const { get } = aServer(theBoard(), { now: NOW + after })
    expect(await json(get(`/api/heartbeat/status?monitor=${monitor}`))).toMatchObject({ session_active: active })
  })

  test.each(['failed', 'stopped'] as const)('nor after a beat that says %s', async (state) => {
    const board = theBoardOf([aVerdict('bot', { beat: { at: NOW, state } })])
    const { get } = aServer({ ...theBoard(), ...board })
    expect(await json(get('/api/heartbeat/status'))).toMatchObject({ session_active: false, status: state })
  })

  test('who never beat says nothing', async () => {
    const never = aVerdict('bot', {
      beat: null,
      deadline: null,
      message: 'There is no heartbeat yet.',
      reason: 'pending',
    })
    const { get } = aServer({ ...theBoard(), ...theBoardOf([never]) })
    expect(await json(get('/api/heartbeat/status'))).toMatchObject({
      status: 'There is no heartbeat yet.',
      timestamp: null,
      session_active: false,
    })
  })
})

function theBoardOf(verdicts: typeof VERDICTS) {
  const { run, map } = aBoard(aRun({ verdicts }))
  return { run, map }
}
