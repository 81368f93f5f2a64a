import { describe, expect, test } from '@jest/globals'
import { DAY, toIso } from '../../src/domain/time.js'
import { NOW } from '../reports/a-run.js'
import { memoryServing, OPEN, servedApp } from '../support/served.js'
import { theBoard } from './served-samples.js'

function posted(path: string, headers: Readonly<Record<string, string>> = OPEN) {
  const serving = memoryServing(theBoard())
  const answer = servedApp(serving, NOW).request(path, { method: 'POST', headers })
  return Promise.resolve(answer).then(async (response) => ({
    serving,
    status: response.status,
    body: (await response.json()) as Record<string, unknown>,
  }))
}

describe('what people wish of a monitor', () => {
  test('to pause it for a while, with a reason', async () => {
    const { serving, status, body } = await posted('/api/monitors/bot/pause?for=2d&why=new%20disk')
    expect([status, body]).toEqual([
      200,
      { monitor: 'bot', wish: 'pause', until: toIso(NOW + 2 * DAY), why: 'new disk', by: null },
    ])
    expect(serving.wishes).toEqual([
      { monitor: 'bot', wish: { kind: 'pause', until: NOW + 2 * DAY, why: 'new disk', by: null } },
    ])
  })

  test('to hear nothing of it until then, and who wishes it', async () => {
    const until = '2026-11-23T09:00:00Z'
    const { serving, status, body } = await posted(`/api/monitors/bot/snooze?until=${until}&by=mira%0A&why=x`)
    expect([status, body]).toEqual([200, { monitor: 'bot', wish: 'snooze', until, why: 'x', by: 'mira' }])
    expect(serving.wishes).toEqual([
      { monitor: 'bot', wish: { kind: 'snooze', until: Date.parse(until), why: 'x', by: 'mira' } },
    ])
  })

  test('by its name as well', async () => {
    const { serving } = await posted('/api/monitors/Trading%20bot/resume')
    expect(serving.wishes).toEqual([{ monitor: 'bot', wish: { kind: 'resume', by: null } }])
  })

  test('to take note of its trouble; a reason is one line and no longer than people read', async () => {
    const why = encodeURIComponent(`a\u001b[31m\n${'x'.repeat(900)}`)
    const { serving } = await posted(`/api/monitors/backup/ack?why=${why}`)
    expect(serving.wishes).toEqual([
      { monitor: 'backup', wish: { kind: 'acknowledge', why: expect.stringMatching(/^a x{497}…$/), by: null } },
    ])
  })

  const refused = ['', '?for=', '?for=soon', '?for=0', '?for=-2h', '?for=31d', '?for=<b>', '?until=tomorrow', '?until=2020-01-01T00:00:00Z', '?until=2099-01-01T00:00:00Z'] // prettier-ignore
  test.each(['pause', 'snooze'].flatMap((verb) => refused.map((query) => `${verb}${query}`)))(
    'a %s is refused with what to write',
    async (wish) => {
      const { serving, status, body } = await posted(`/api/monitors/bot/${wish}`)
      expect([status, serving.wishes]).toEqual([400, []])
      expect(body['error']).toContain('write "?for=2h"')
    },
  )

  test('an end that is said twice is none', async () => {
    const { status, body } = await posted('/api/monitors/bot/snooze?for=2h&until=2026-11-23T09:00:00Z')
    expect([status, body['error']]).toEqual([400, 'for: goes against "until"; give one of them'])
  })

  test('of nobody: 404 with the nearest', async () => {
    const { status, body } = await posted('/api/monitors/bott/resume')
    expect([status, body['nearest']]).toEqual([404, 'bot'])
  })

  test('only with the token', async () => {
    const { serving, status } = await posted('/api/monitors/bot/pause?for=2d', {})
    expect([status, serving.wishes]).toEqual([401, []])
  })
})

test('a look that is asked for is waited for', async () => {
  const { serving, status, body } = await posted('/api/check')
  expect([status, serving.looks, body]).toEqual([200, 1, { checked_at: toIso(NOW), overall_status: 'critical' }])
})
