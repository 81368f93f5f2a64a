import { describe, expect, test } from '@jest/globals'
import { MINUTE } from '../../src/domain/time.js'
import { NOW } from '../reports/a-run.js'
import { aServer, theBoard } from './served-samples.js'

/** What a badge says to who cannot see it. */
async function wordsOf(path: string, now = NOW): Promise<string | undefined> {
  const response = await aServer(theBoard(), { now }).get(path)
  expect(response.headers.get('content-type')).toBe('image/svg+xml; charset=utf-8')
  return /aria-label="([^"]*)"/.exec(await response.text())?.[1]
}

describe('badges', () => {
  test.each([
    ['/badge.svg', 'heartbeat: 1 of 4 critical'],
    ['/badges/bot.svg', 'Trading bot: healthy'],
    ['/badges/backup.svg', 'Nightly backup: critical'],
    ['/badges/backup-uptime.svg', 'Nightly backup uptime: 96.25 %'],
    ['/badges/tag-trading.svg', 'trading: 1 of 2 warning'],
  ])('%s says %s', async (path, words) => {
    expect(await wordsOf(path)).toBe(words)
  })

  test.each(['/badge.svg', '/badges/bot.svg', '/badges/tag-trading.svg'])(
    '%s of a server that has not looked for long has no signal',
    async (path) => {
      expect(await wordsOf(path, NOW + 10 * MINUTE)).toMatch(/: no signal$/)
    },
  )

  test('an uptime is told still', async () => {
    expect(await wordsOf('/badges/backup-uptime.svg', NOW + 10 * MINUTE)).toBe('Nightly backup uptime: 96.25 %')
  })

  test('for shields.io', async () => {
    const ask = async (now: number) => (await aServer(theBoard(), { now }).get('/badge.json')).json()
    expect(await ask(NOW)).toEqual({ schemaVersion: 1, label: 'heartbeat', message: '1 of 4 critical', color: 'red' })
    expect(await ask(NOW + 10 * MINUTE)).toMatchObject({ message: 'no signal', color: 'lightgrey' })
  })

  test.each(['nobody.svg', 'bot.png', 'bot', 'tag-none.svg', '__proto__.svg', '..%2fbadge.svg'])(
    '%s is none',
    async (file) => {
      expect((await aServer().get(`/badges/${file}`)).status).toBe(404)
    },
  )

  test('one that was had is known again', async () => {
    const { get } = aServer()
    const etag = (await get('/badges/bot.svg')).headers.get('etag') ?? ''
    expect((await get('/badges/bot.svg', { 'if-none-match': etag })).status).toBe(304)
  })
})
