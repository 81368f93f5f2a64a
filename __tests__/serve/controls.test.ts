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
      { monitor: 'bot', wish: 'pause', until: toIso(NOW + 2 * DAY), why: 'new disk' },
    ])
    expect(serving.wishes).toEqual([
      { monitor: 'bot', wish: { kind: 'pause', until: NOW + 2 * DAY, why: 'new disk', by: null } },
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

  test.each(['', '?for=', '?for=soon', '?for=0', '?for=-2h', '?for=31d', '?for=<b>'])(
    'a pause %j is refused with what to write',
    async (query) => {
      const { serving, status, body } = await posted(`/api/monitors/bot/pause${query}`)
      expect([status, serving.wishes]).toEqual([400, []])
      expect(body['error']).toContain('write "?for=2h"')
    },
  )

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
