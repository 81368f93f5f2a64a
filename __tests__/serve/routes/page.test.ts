import { describe, expect, test } from '@jest/globals'
import { HOUR, MINUTE, type Instant } from '../../../src/domain/time.js'
import type { Board } from '../../../src/health/board.js'
import { aDeadOne, aRun, aVerdict, NOW } from '../../reports/a-run.js'
import { aBoard, memoryServing, servedApp } from '../../support/served.js'

const run = aRun({ verdicts: [aDeadOne('backup', { name: 'Backup' }), aVerdict('mail')] })
const board = aBoard(run, { intervalMs: MINUTE })

function ask(path: string, now: Instant = NOW, shown: Board | null = board, headers: Record<string, string> = {}) {
  return servedApp(memoryServing(shown), now).request(path, { headers })
}

describe('the pages', () => {
  test.each(['/', '/embed', '/monitors/backup'])(
    '%s is a page under the policy of its style and scripts',
    async (path) => {
      const answer = await ask(path)
      expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
      expect(await answer.text()).toContain('Backup has stopped beating</h1>')
      const policy = answer.headers.get('content-security-policy') ?? ''
      expect(policy).toContain("default-src 'none'")
      expect(policy).toContain("style-src 'sha256-")
      expect(policy).not.toContain('unsafe')
      expect(policy).toContain(path === '/embed' ? 'frame-ancestors *' : "frame-ancestors 'none'")
    },
  )

  test('whoever has the page of this look is told that nothing changed', async () => {
    const etag = (await ask('/')).headers.get('etag') ?? ''
    expect((await ask('/', NOW + MINUTE, board, { 'if-none-match': etag })).status).toBe(304)
    const other = aBoard(run, { intervalMs: MINUTE, version: '2' })
    expect((await ask('/', NOW + MINUTE, other, { 'if-none-match': etag })).status).toBe(200)
  })

  test('once nobody looks any more the page says so, whatever the reader has kept', async () => {
    const etag = (await ask('/')).headers.get('etag') ?? ''
    const answer = await ask('/', NOW + HOUR, board, { 'if-none-match': etag })
    expect(answer.status).toBe(200)
    expect(await answer.text()).toContain('No signal: nothing was checked for 1 h</h1>')
  })

  test('before the first look has ended there is a page that says so', async () => {
    const answer = await ask('/', NOW, null)
    expect(answer.status).toBe(503)
    expect(await answer.text()).toContain('Nothing was checked yet')
  })

  test.each(['nobody', '__proto__', 'constructor', '%00'])(
    'a monitor that nobody knows has no page: %s',
    async (name) => {
      expect((await ask(`/monitors/${name}`)).status).toBe(404)
    },
  )

  test('its links are relative, so that it can stand behind a path of somebody else’s server', async () => {
    for (const path of ['/', '/monitors/mail']) {
      const page = await (await ask(path)).text()
      const links = [...page.matchAll(/ (?:href|data-root|data-stream)="([^"]*)"/g)].map(([, link = '']) => link)
      expect(links.filter((link) => link.startsWith('/'))).toEqual([])
    }
  })
})

test('the element for other people’s pages is a script that browsers may keep for a while', async () => {
  const answer = await ask('/heartbeat-status.js')
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'content-type': 'text/javascript; charset=utf-8',
    'cache-control': 'max-age=3600',
  })
  expect(await answer.text()).toContain("customElements.define('heartbeat-status'")
})
