import { describe, expect, test } from '@jest/globals'
import type { Reading } from '../../src/domain/what-was-read.js'
import { SOURCES } from '../../src/sources/index.js'
import { aLog } from '../support/incident-samples.js'
import { memoryFiles } from '../support/memory-files.js'
import { aMonitor } from '../support/monitor-samples.js'
import { noRedis } from '../support/no-redis.js'

const NOW = Date.UTC(2026, 10, 18, 12)
const WHOLE = '{"last_run":"2026-11-18T11:00:00Z","status":"ok"}'

/** Reads a file that holds the first text, and after a wait the second. */
async function readWhile(first: string, second: string): Promise<{ reading: Reading | undefined; waits: number }> {
  const files = memoryFiles({ 'beat.json': first })
  let waits = 0
  const clock = {
    now: () => NOW,
    sleep: async () => {
      waits += 1
      files.texts.set('beat.json', second)
    },
  }
  const source = (await SOURCES.file()).create({
    clock,
    log: aLog(),
    files,
    http: { request: () => Promise.reject(new Error('no HTTP here')) },
    github: () => Promise.reject(new Error('no GitHub here')),
    redis: noRedis,
    place: async (path) => path,
  })
  const monitor = aMonitor({ file: 'beat.json', 'read-from': 'workspace' })
  return { reading: (await source.read([monitor], NOW)).get('job'), waits }
}

describe('a local file that is being written', () => {
  test.each([
    ['cut in the middle', WHOLE.slice(0, 20)],
    ['empty', ''],
    ['without its time yet', '{"status":"ok"}'],
  ])('%s is read once more', async (_, first) => {
    expect(await readWhile(first, WHOLE)).toMatchObject({ reading: { kind: 'beat' }, waits: 1 })
  })

  test('that stays cut is malformed after one wait', async () => {
    const cut = WHOLE.slice(0, 20)
    expect(await readWhile(cut, cut)).toMatchObject({ reading: { kind: 'invalid' }, waits: 1 })
  })

  test.each([
    ['whole', WHOLE],
    ['from the future', '{"last_run":"2027-11-18T11:00:00Z"}'],
  ])('that is %s is read at once', async (_, text) => {
    expect((await readWhile(text, text)).waits).toBe(0)
  })
})
