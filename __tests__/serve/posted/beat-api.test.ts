import { describe, expect, test } from '@jest/globals'
import { MINUTE, SECOND } from '../../../src/domain/time.js'
import { aRun, aVerdict, NOW } from '../../reports/a-run.js'
import { aBoard } from '../../support/served.js'
import { aServer, theBoard, TOKEN } from '../served-samples.js'

const AT = NOW + 5 * SECOND

describe('a beat that is posted', () => {
  test.each([
    ['/api/heartbeat/bot', '', { at: AT, state: 'ok' }],
    ['/api/heartbeat/bot', 'bought 3', { state: 'ok', message: 'bought 3' }],
    ['/api/heartbeat/bot/start', '', { state: 'running', startedAt: AT }],
    ['/api/heartbeat/bot/fail', 'no connection', { state: 'failed', message: 'no connection' }],
    ['/api/heartbeat/bot/0', '', { state: 'ok', exitCode: 0 }],
    ['/api/heartbeat/bot/137', '', { state: 'failed', exitCode: 137 }],
    ['/api/heartbeat/bot', '{"status":"failed","exit_code":2}', { state: 'failed', exitCode: 2 }],
    ['/api/heartbeat/bot', '{"service":"bot","healthy":true}', { state: 'ok' }],
    ['/api/heartbeat/bot', '{"status":"degraded","healthy":false}', { state: 'failed' }],
    ['/api/heartbeat/bot/0', '{"status":"failed"}', { state: 'failed', exitCode: 0 }],
  ])('%s %s', async (path, body, beat) => {
    const { serving, post } = aServer()
    const response = await post(path, body)
    expect([response.status, await response.json()]).toEqual([
      200,
      { ok: true, monitor: 'bot', at: '2026-11-22T09:30:05Z', notes: [] },
    ])
    expect(serving.beats).toMatchObject([{ monitor: 'bot', beat }])
  })

  test('is known by its time: no two of one monitor have the same, however fast they come', async () => {
    const { serving, post } = aServer(aBoard(aRun({ verdicts: [aVerdict('bot'), aVerdict('web')] })))
    for (const monitor of ['bot', 'bot', 'web', 'bot']) await post(`/api/heartbeat/${monitor}`)
    expect(serving.beats.map(({ monitor, beat }) => [monitor, beat.at - AT])).toEqual([
      ['bot', 0],
      ['bot', 1],
      ['web', 0],
      ['bot', 2],
    ])
  })

  test('the end of what was told to have begun tells how long it took', async () => {
    const startedAt = NOW - 2 * MINUTE
    const running = aVerdict('backup', { kind: 'job', beat: { at: startedAt, state: 'running', startedAt } })
    const { serving, post } = aServer(aBoard(aRun({ verdicts: [running] })))
    await post('/api/heartbeat/backup/1')
    expect(serving.beats).toMatchObject([{ beat: { state: 'failed', exitCode: 1, startedAt, durationSeconds: 125 } }])
  })

  test('one from long ago counts as of then, and that is told', async () => {
    const { serving, post } = aServer()
    const response = await post('/api/heartbeat/bot', '{"last_run":"2026-11-22T08:30:00Z"}')
    expect(await response.json()).toEqual({
      ok: true,
      monitor: 'bot',
      at: '2026-11-22T08:30:00Z',
      notes: ['last_run 2026-11-22T08:30:00Z is 1 h ago, and the beat counts as of then'],
    })
    expect(serving.beats).toMatchObject([{ beat: { at: NOW - 60 * MINUTE } }])
  })

  test('a body that is packed is no message, and so no sign of life', async () => {
    const { serving, post } = aServer()
    const response = await post('/api/heartbeat/bot', 'xx', { 'content-encoding': 'gzip' })
    expect([response.status, await response.json()]).toMatchObject([
      400,
      { error: 'body: is sent as "gzip"; send it as it is' },
    ])
    expect(serving.beats).toEqual([])
    expect((await post('/api/heartbeat/bot', 'xx', { 'content-encoding': 'identity' })).status).toBe(200)
  })

  test('before the first look is to come again: nobody knows yet who there is', async () => {
    const { serving, post } = aServer(null)
    const response = await post('/api/heartbeat/bot')
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '1'])
    expect(serving.beats).toEqual([])
  })

  test('for nobody is 404 with the nearest', async () => {
    const response = await aServer().post('/api/heartbeat/bott')
    expect([response.status, await response.json()]).toEqual([
      404,
      { error: 'no monitor is called "bott"; did you mean "bot"?', nearest: 'bot' },
    ])
  })

  test('claims no interval that no program has, and no half of a yes', async () => {
    const response = await aServer().post('/api/heartbeat/bot', '{"interval":1e300,"critical":"very"}')
    expect(await response.json()).toMatchObject({
      problems: [
        'interval: 1e+300 is not right; write a number from 1 to 86400',
        'critical: "very" is not right; write true or false',
      ],
    })
  })

  test('is told all that is wrong with it', async () => {
    const { serving, post } = aServer()
    const response = await post('/api/heartbeat/bot/300', '{"exit_code":"no","duration_seconds":-1}')
    expect([response.status, await response.json()]).toEqual([
      400,
      {
        error: '3 things are wrong',
        problems: [
          '"300" is no ending; post to /start, /fail, or an exit code from 0 to 255',
          'exit_code: "no" is not right; write a whole number',
          'duration_seconds: -1 is not right; write a number from 0',
        ],
      },
    ])
    expect(serving.beats).toEqual([])
  })

  test('that cannot count is refused with the reason', async () => {
    const { serving, post } = aServer()
    serving.beat = async () => ({ kind: 'refused', why: 'a newer beat is known' })
    const response = await post('/api/heartbeat/bot')
    expect([response.status, await response.json()]).toEqual([409, { error: 'a newer beat is known' }])
  })

  test('needs the token, and is a POST', async () => {
    const { app, get } = aServer(theBoard())
    expect((await app.request('/api/heartbeat/bot', { method: 'POST' })).status).toBe(401)
    const wrong = { authorization: `Bearer ${TOKEN}x` }
    expect((await app.request('/api/heartbeat/bot', { method: 'POST', headers: wrong })).status).toBe(401)
    const refused = await get('/api/heartbeat/bot')
    expect([refused.status, refused.headers.get('allow')]).toEqual([405, 'POST, OPTIONS'])
  })

  test('is not longer than 64 kB', async () => {
    expect((await aServer().post('/api/heartbeat/bot', 'x'.repeat(64 * 1024 + 1))).status).toBe(413)
  })
})
