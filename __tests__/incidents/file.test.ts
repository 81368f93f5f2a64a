import { describe, expect, test } from '@jest/globals'
import { file } from '../../src/incidents/file/index.js'
import { begun, ended, NO_TARGET } from '../../src/domain/recovery/target-state.js'
import { DAY } from '../../src/domain/time.js'
import { aDraft, aLog, aState, aTrouble, beatsAgain, NOON, stillDown } from '../support/incident-samples.js'
import { memoryFiles } from '../support/memory-files.js'
import { noRedis } from '../support/no-redis.js'

const PATH = '/var/lib/heartbeat/incidents.json'

function setUp(text?: string) {
  const files = memoryFiles(text === undefined ? {} : { [PATH]: text })
  const store = file.create(
    { path: PATH },
    { files, log: aLog(), github: () => Promise.reject(new Error('no GitHub here')), redis: noRedis },
  )
  return { store, text: () => files.texts.get(PATH) ?? null }
}

test('the file is JSON that a person can read', async () => {
  const { store, text } = setUp()
  await store.open(aDraft(), NOON)
  expect(JSON.parse(text() ?? '')).toEqual({
    version: 1,
    incidents: [
      { key: 'nightly-backup', ref: '1', url: null, phase: 'open', closedBy: null, closedAt: null, state: aState() },
    ],
  })
  expect(text()).toContain('\n  "incidents": [')
})

test('looking writes nothing', async () => {
  const { store, text } = setUp()
  await store.load()
  expect(text()).toBeNull()
})

describe('a file that is not whole is never written over', () => {
  test.each([
    ['empty', '', 'is not valid JSON'],
    ['half a document', '{"version":1,"incid', 'is not valid JSON'],
    ['a list', '[]', 'has version undefined'],
    ['a version of the future', '{"version":2,"incidents":[]}', 'has version 2'],
    ['no incidents', '{"version":1}', 'has no list `incidents`'],
    [
      'something else in the list',
      '{"version":1,"incidents":[{"key":"a"}]}',
      'something else than an incident at /incidents/0',
    ],
  ])('%s', async (_, broken, problem) => {
    const { store, text } = setUp(broken)
    const error = {
      service: 'file',
      message: expect.stringContaining(problem),
      fault: { permanent: true, remedy: expect.stringContaining('move it away') },
    }
    await expect(store.load()).rejects.toMatchObject(error)
    await expect(store.open(aDraft(), NOON)).rejects.toMatchObject(error)
    expect(text()).toBe(broken)
  })
})

test('a byte order mark, as editors of Windows leave it, is no fault', async () => {
  const { store } = setUp('\ufeff{"version":1,"incidents":[]}')
  expect(await store.load()).toEqual([])
})

test.each([
  ['30 days', 30 * DAY, 2],
  ['a moment more', 30 * DAY + 1, 1],
])('a closed incident is kept for %s', async (_, later, left) => {
  const { store } = setUp()
  await store.close(await store.open(aDraft(), NOON), beatsAgain(), NOON)
  await store.open(aDraft({ key: 'mailer' }), NOON + later)
  expect(await store.load()).toHaveLength(left)
})

test('an open one is kept for ever', async () => {
  const { store } = setUp()
  await store.open(aDraft(), NOON)
  await store.open(aDraft({ key: 'mailer' }), NOON + 400 * DAY)
  expect(await store.load()).toHaveLength(2)
})

test('changes made at the same time all arrive', async () => {
  const { store } = setUp()
  const keys = Array.from({ length: 20 }, (_, n) => `job-${n}`)
  await Promise.all(
    keys.map((key) => store.open(aDraft({ key, state: aState({ members: { [key]: aTrouble() } }) }), NOON)),
  )
  expect((await store.load()).map(({ key }) => key)).toEqual(keys)
})

test('after a change that failed the next one goes on', async () => {
  const { store } = setUp()
  const draft = aDraft()
  const broken = {
    ...draft,
    get key(): string {
      throw new Error('lost')
    },
  }
  await expect(store.open(broken, NOON)).rejects.toThrow('lost')
  const incident = await store.open(draft, NOON)
  expect(await store.update(incident, stillDown(), NOON)).toMatchObject({ state: { checks: 2 } })
})

describe('what was tried on targets', () => {
  const worker = ended(begun(NO_TARGET, NOON, 'api'), NOON, { ok: true, detail: 'restarted it', url: null })

  test('is kept beside the incidents, and each by itself', async () => {
    const { store, text } = setUp()
    await store.targets?.remember(new Map([['container:worker', worker]]))
    await store.open(aDraft(), NOON)
    await store.targets?.remember(new Map([['container:shard', NO_TARGET]]))
    expect(await store.targets?.load()).toEqual(new Map([['container:worker', worker], ['container:shard', NO_TARGET]])) // prettier-ignore
    expect(await store.load()).toHaveLength(1)
    expect(JSON.parse(text() ?? '')).toMatchObject({ targets: { 'container:worker': { made: 1 } } })
  })

  test('is nothing in a file of before it was remembered', async () => {
    const { store } = setUp('{"version":1,"incidents":[]}')
    expect(await store.targets?.load()).toEqual(new Map())
  })

  test('is as if it had never been where somebody wrote something else', async () => {
    const targets = { a: 7, b: { attempts: [{}] }, c: { made: -1 }, d: { healthySince: 'x' }, e: { attempts: [] } }
    const { store } = setUp(JSON.stringify({ version: 1, incidents: [], targets }))
    expect(await store.targets?.load()).toEqual(new Map([['e', NO_TARGET]]))
  })
})
