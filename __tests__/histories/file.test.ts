import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { openHistory } from '../../src/app/local-history.js'
import { rememberRun } from '../../src/app/remember-run.js'
import { recalled } from '../../src/domain/history/compact.js'
import type { History } from '../../src/domain/history/history.js'
import { DAY, HOUR } from '../../src/domain/time.js'
import { file } from '../../src/histories/file/index.js'
import type { HistoryStore } from '../../src/histories/store.js'
import { createGrowingFiles } from '../../src/platform/growing-files.js'
import type { GrowingFiles } from '../../src/ports.js'
import { additionAt, lineAt, NOON } from '../contract/history-contract.js'
import { logTo } from '../sinks/rig.js'
import { times } from '../support/figures.js'
import { aVerdict } from '../support/incident-samples.js'
import { growingMemory } from '../support/memory-files.js'
import { noRedis } from '../support/no-redis.js'
import { createTemporaryFolder, type TemporaryFolder } from '../support/tmp.js'

const CURRENT = { now: NOON, from: null }
const FOLDER = '/var/lib/heartbeat/history'
const dead = (at: number) => [aVerdict({ monitor: 'db', status: 'critical', reason: 'stale', since: at - HOUR })]
const well = (at: number) => [
  aVerdict({ monitor: 'db', status: 'healthy', reason: 'ok', since: null, lastEndAt: at, goodEnd: true }),
]

function storeIn(folder: string, files: GrowingFiles, logged: string[] = []): HistoryStore {
  const github = () => Promise.reject(new Error('no GitHub here'))
  const clock = { now: () => NOON, sleep: () => Promise.resolve() }
  return file.create({ folder }, { files, log: logTo(logged), clock, github, redis: noRedis, random: () => 0 })
}

/** What one `check` does with the folder. */
async function check(files: GrowingFiles, at: number, verdicts = well(at)): Promise<void> {
  const store = storeIn(FOLDER, files)
  const found = await store.read({ now: at, from: at - 90 * DAY })
  await store.keep((await rememberRun({ now: at, verdicts, incidents: new Map() }, found)).addition)
}

const outagesOf = (history: History) =>
  history.outages({ from: 0, to: Infinity }).map(({ since, until }) => [since, until])

describe('a check whose clock was ahead', () => {
  const begin = Date.parse('2026-11-10T00:00:00Z')

  async function pastOf(files: GrowingFiles, now: number): Promise<History> {
    return recalled(await storeIn(FOLDER, files).read({ now, from: begin }), now)
  }

  test('is not believed when that time comes', async () => {
    const files = growingMemory()
    await check(files, begin)
    await check(files, begin + 9 * HOUR, dead(begin + 2 * HOUR))
    for (let half = 1; half <= 20; half++) await check(files, begin + (half * HOUR) / 2)
    const end = begin + 10 * HOUR
    const past = await pastOf(files, end)
    expect(outagesOf(past)).toEqual([])
    expect(past.uptime('db', { from: begin, to: end })).toMatchObject({ ratio: 1, observed: 1 })
    expect([...files.texts.values()].join('').match(/"w":/g)).toHaveLength(1)
  })

  test('takes away nothing that others saw, where it was this one that was behind', async () => {
    const files = growingMemory()
    for (let half = 0; half <= 20; half++) await check(files, begin + (half * HOUR) / 2)
    await check(files, begin + HOUR + 1)
    await check(files, begin + 11 * HOUR, dead(begin + 11 * HOUR))
    const past = await pastOf(files, begin + 11 * HOUR)
    expect(outagesOf(past).at(0)).toEqual([begin + 10 * HOUR, null])
    expect([...files.texts.values()].join('')).not.toContain('"w":')
  })

  test('of a process that stays is not believed either, by itself or by the next', async () => {
    const files = growingMemory()
    const log = logTo([])
    const watcher = await openHistory({ folder: FOLDER, files, log, now: begin })
    watcher.look({ now: begin, verdicts: well(begin) })
    watcher.look({ now: begin + 9 * HOUR, verdicts: dead(begin + 2 * HOUR) })
    for (let half = 1; half <= 20; half++)
      watcher.look({ now: begin + (half * HOUR) / 2, verdicts: well(begin + (half * HOUR) / 2) })
    await watcher.close()
    const end = begin + 10 * HOUR
    for (const past of [watcher.history, await pastOf(files, end)]) {
      expect(outagesOf(past)).toEqual([])
      expect(past.uptime('db', { from: begin, to: end })).toMatchObject({ ratio: 1, observed: 1 })
    }
  })

  test('is found by a process that starts later', async () => {
    const files = growingMemory()
    await check(files, begin)
    await check(files, begin + 9 * HOUR, dead(begin + 2 * HOUR))
    const now = begin + HOUR
    const watcher = await openHistory({ folder: FOLDER, files, log: logTo([]), now })
    watcher.look({ now, verdicts: well(now) })
    await watcher.close()
    expect(outagesOf(await pastOf(files, begin + 10 * HOUR))).toEqual([])
  })
})

describe('a process that watches, and checks by cron, share one folder', () => {
  test('what a watcher wrote a check reads and goes on with, over the end of a month too', async () => {
    const files = growingMemory()
    const log = logTo([])
    const begin = Date.parse('2026-10-31T20:00:00Z')
    const watcher = await openHistory({ folder: FOLDER, files, log, now: begin })
    for (let hour = 0; hour < 8; hour++) watcher.look({ now: begin + hour * HOUR, verdicts: well(begin + hour * HOUR) })
    watcher.look({ now: begin + 8 * HOUR, verdicts: dead(begin + 8 * HOUR) })
    await watcher.close()
    await check(files, begin + 9 * HOUR)
    expect([...files.texts.keys()].sort()).toEqual([`${FOLDER}/2026-10.jsonl`, `${FOLDER}/2026-11.jsonl`])
    const past = recalled(await storeIn(FOLDER, files).read({ now: NOON, from: begin }), NOON)
    expect(outagesOf(past)).toEqual([[begin + 7 * HOUR, begin + 9 * HOUR]])
    const again = await openHistory({ folder: FOLDER, files, log, now: NOON })
    expect(outagesOf(again.history)).toEqual(outagesOf(past))
  })

  test('what checks wrote a watcher reads and goes on with', async () => {
    const files = growingMemory()
    await check(files, NOON)
    await check(files, NOON + HOUR, dead(NOON + HOUR))
    const watcher = await openHistory({ folder: FOLDER, files, log: logTo([]), now: NOON + 2 * HOUR })
    expect(outagesOf(watcher.history)).toEqual([[NOON, null]])
    watcher.look({ now: NOON + 2 * HOUR, verdicts: well(NOON + 2 * HOUR) })
    await watcher.close()
    const lines = (files.texts.get(`${FOLDER}/2026-11.jsonl`) ?? '').trim().split('\n')
    expect(lines).toHaveLength(4)
    const found = await storeIn(FOLDER, files).read({ now: NOON + 3 * HOUR, from: NOON })
    expect(outagesOf(recalled(found, NOON + 3 * HOUR))).toEqual([[NOON, NOON + 2 * HOUR]])
  })
})

describe('in a real folder', () => {
  let folder: TemporaryFolder
  beforeAll(async () => void (folder = await createTemporaryFolder()))
  afterAll(() => folder.close())

  test('twenty checks at once lose no line', async () => {
    for (let round = 0; round < times(3, 100); round++) {
      const path = join(folder.path, `racing-${round}`)
      const all = Array.from({ length: 20 }, async (_, i) => {
        const store = storeIn(path, createGrowingFiles())
        await store.read(CURRENT)
        await store.keep(additionAt(NOON + i))
      })
      await Promise.all(all)
      const { months } = await storeIn(path, createGrowingFiles()).read(CURRENT)
      const lines = (months.get('2026-11') ?? '').trim().split('\n')
      expect(lines).toEqual(expect.arrayContaining(all.map((_, i) => lineAt(NOON + i))))
    }
  })

  test('a line that was cut off is not glued to the next', async () => {
    const path = join(folder.path, 'torn')
    await mkdir(path)
    await writeFile(join(path, '2026-11.jsonl'), `${lineAt(NOON - 2)}\n{"t":179`)
    await storeIn(path, createGrowingFiles()).keep(additionAt(NOON))
    expect(await readFile(join(path, '2026-11.jsonl'), 'utf8')).toBe(`${lineAt(NOON - 2)}\n{"t":179\n${lineAt(NOON)}\n`)
  })

  test.each<[string, (path: string) => Promise<unknown>, RegExp]>([
    ['somebody’s own file', (path) => writeFile(path, 'my diary\n'), /2026-11\.jsonl is no journal/],
    ['a folder', (path) => mkdir(path), /2026-11\.jsonl is not a regular file/],
    ['20 MB', (path) => writeFile(path, 'x'.repeat(20_000_000)), /2026-11\.jsonl is larger than/],
  ])('%s in its place is left as it is, read as nothing, and told with a remedy', async (name, put, said) => {
    const path = join(folder.path, name)
    await mkdir(path)
    await put(join(path, '2026-11.jsonl'))
    const logged: string[] = []
    const store = storeIn(path, createGrowingFiles(), logged)
    expect((await store.read(CURRENT)).months.size).toBe(0)
    expect(logged).toEqual([expect.stringMatching(/^warning: .*; move it out of the way, or keep the past in another/)])
    const fault = { remedy: expect.stringMatching(/move it out of the way/) }
    await expect(store.keep(additionAt(NOON))).rejects.toMatchObject({ message: expect.stringMatching(said), fault })
  })
})
