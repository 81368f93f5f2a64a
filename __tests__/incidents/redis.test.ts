import { describe, expect, test } from '@jest/globals'
import { begun, ended, NO_TARGET } from '../../src/domain/recovery/target-state.js'
import type { Look } from '../../src/domain/look.js'
import { DEFAULT_REDIS } from '../../src/domain/redis-settings.js'
import { DAY, HOUR, MINUTE } from '../../src/domain/time.js'
import { redis as member } from '../../src/incidents/redis/index.js'
import type { Owed } from '../../src/incidents/store.js'
import { layoutOf } from '../../src/redis/layout.js'
import { hashRedis } from '../support/hash-redis.js'
import { aDraft, aLog, aState, beatsAgain, NOON, stillDown } from '../support/incident-samples.js'
import { memoryFiles } from '../support/memory-files.js'

const keys = layoutOf('{test}')

function setUp() {
  const redis = hashRedis()
  const log = aLog()
  const github = () => Promise.reject(new Error('no GitHub here'))
  const store = (epoch?: number | null) =>
    member.create(
      { ...DEFAULT_REDIS, prefix: '{test}' },
      { github, redis: redis.open, files: memoryFiles(), log, ...(epoch !== undefined && { epoch: () => epoch }) },
    )
  const hash = (name: string) => Object.fromEntries(redis.hashes.get(name) ?? [])
  const put = (name: string, fields: Record<string, string>) => redis.hashes.set(name, new Map(Object.entries(fields)))
  return { redis, log, store, hash, put }
}

test('it is named, and takes its options beside what is usual', () => {
  expect(member.name).toBe('redis')
  const problems: string[] = []
  expect(member.options({ prefix: '{a}' }, problems)).toEqual({ ...DEFAULT_REDIS, prefix: '{a}' })
  expect(member.options({}, problems)).toEqual(DEFAULT_REDIS)
  expect(problems).toEqual([])
})

describe('what stands in Redis', () => {
  test('is one document a key that says how often it was changed', async () => {
    const { store, hash, log } = setUp()
    const one = store()
    const opened = await one.open(aDraft(), NOON)
    const entry = { key: 'nightly-backup', ref: '1', url: null, phase: 'open', closedBy: null, closedAt: null }
    expect(JSON.parse(hash(keys.incidents)['nightly-backup'] ?? '')).toEqual({
      rev: 1,
      incidents: [{ ...entry, state: aState() }],
    })
    await one.update(opened, stillDown(), NOON)
    expect(hash(keys.incidents)['nightly-backup']).toMatch(/^\{"rev":2,/)
    await one.close(opened, beatsAgain(), NOON)
    expect(hash(keys.incidents)['nightly-backup']).toMatch(/^\{"rev":3,/)
    expect(log.lines).toEqual([
      'debug: Incident 1 (nightly-backup) is open in Redis.',
      'debug: Incident 1 (nightly-backup) is open in Redis.',
      'debug: Incident 1 (nightly-backup) is closed in Redis.',
    ])
  })

  test('has one number after the other over all keys, and is listed by it', async () => {
    const { store } = setUp()
    const one = store()
    for (let n = 1; n <= 11; n++)
      expect(await one.open(aDraft({ key: `job-${12 - n}` }), NOON)).toMatchObject({ ref: `${n}` })
    expect((await store().load()).map(({ ref }) => Number(ref))).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11])
  })

  test('takes over where an issue shows it', async () => {
    const { store } = setUp()
    const opened = await store().open(aDraft(), NOON)
    const shown = {
      url: 'https://github.com/o/r/issues/3',
      phase: 'closed',
      closedBy: 'person-completed',
      closedAt: NOON,
    } as const
    expect(await store().follow?.(opened, shown, NOON)).toEqual({ ...opened, ...shown })
    expect(await store().load()).toEqual([{ ...opened, ...shown }])
  })

  const whole = { key: 'a', ref: '1', url: null, phase: 'open', closedBy: null, closedAt: null, state: aState() }
  const documentOf = (changes: object, rev: unknown = 1) =>
    JSON.stringify({ rev, incidents: [{ ...whole, ...changes }] })

  test.each([
    ['as it is written', {}],
    ['closed by a person', { phase: 'closed', closedBy: 'person-not-planned', closedAt: NOON }],
    ['closed by another program', { phase: 'closed', closedBy: 'bot', closedAt: NOON }],
    ['done by a person', { phase: 'closed', closedBy: 'person-completed', closedAt: NOON }],
    ['closed by us', { phase: 'closed', closedBy: 'heartbeat', closedAt: NOON }],
    ['with an issue', { url: 'https://github.com/o/r/issues/3' }],
  ])('is read %s', async (_, changes) => {
    const { store, put } = setUp()
    put(keys.incidents, { a: documentOf(changes) })
    expect(await store().load()).toEqual([{ ...whole, ...changes }])
  })

  test.each([
    ['no JSON', 'hello'],
    ['nothing', 'null'],
    ['a number', '7'],
    ['no revision', documentOf({}, null)],
    ['a revision of nothing', documentOf({}, 0)],
    ['half a revision', documentOf({}, 1.5)],
    ['a revision in words', documentOf({}, '1')],
    ['no list', '{"rev":1,"incidents":{}}'],
    ['an incident of another key', documentOf({ key: 'b' })],
    ['an empty entry', '{"rev":1,"incidents":[null]}'],
    ['no key', documentOf({ key: 7 })],
    ['a number for a ref', documentOf({ ref: 1 })],
    ['a number for an address', documentOf({ url: 7 })],
    ['another phase', documentOf({ phase: 'ajar' })],
    ['another closer', documentOf({ closedBy: 'nobody' })],
    ['a text for an instant', documentOf({ closedAt: 'now' })],
    ['no state', documentOf({ state: null })],
  ])('that is no document is said and left as it is: %s', async (_, text) => {
    const { store, put, hash } = setUp()
    put(keys.incidents, { a: text })
    const error = {
      service: 'redis',
      message: 'the hash {test}:incidents holds something else than incidents in its field "a"',
      fault: { permanent: true, remedy: 'delete that field to begin with no incident there' },
    }
    await expect(store().load()).rejects.toMatchObject(error)
    await expect(store().open(aDraft({ key: 'a' }), NOON)).rejects.toMatchObject(error)
    expect(hash(keys.incidents)).toEqual({ a: text })
  })
})

describe('what a run has seen', () => {
  test('of the open ones is enough for all, once', async () => {
    const { store, redis } = setUp()
    const one = store()
    const opened = await store().open(aDraft(), NOON)
    redis.calls.length = 0
    expect(await one.load('open')).toHaveLength(1)
    await store().close(opened, beatsAgain(), NOON)
    redis.calls.length = 0
    expect(await one.load('all')).toMatchObject([{ phase: 'open' }])
    expect(redis.calls).toEqual([])
    expect(await one.load('all')).toMatchObject([{ phase: 'closed' }])
    expect(await one.load('open')).toEqual([])
    expect(redis.calls).toEqual(['HGETALL', 'HGETALL'])
  })

  test('holds its own changes without asking again', async () => {
    const { store, redis } = setUp()
    const one = store()
    await one.load('open')
    const opened = await one.open(aDraft(), NOON)
    await one.update(opened, stillDown(), NOON)
    expect(redis.calls).toEqual(['HGETALL', 'HGET', 'INCR', 'run', 'run'])
    expect(await one.load('all')).toMatchObject([{ state: { checks: 2 } }])
    expect(redis.calls).toHaveLength(5)
  })

  test('and another changed since cannot be changed, and is looked at anew', async () => {
    const { store } = setUp()
    const opened = await store().open(aDraft(), NOON)
    const late = store()
    await late.load('open')
    await store().close(opened, beatsAgain(), NOON)
    await expect(late.update(opened, stillDown(), NOON)).rejects.toMatchObject({
      message: 'another watcher changed it meanwhile; it is planned anew at the next look',
      fault: { permanent: false, conflict: true },
    })
    expect(await late.load('all')).toMatchObject([{ phase: 'closed' }])
  })

  test('and another opened meanwhile is the one incident', async () => {
    const { store, redis } = setUp()
    const [one, other] = [store(), store()]
    const theirs = await other.open(aDraft({ key: 'b' }), NOON)
    await one.load('open')
    const text = redis.hashes.get(keys.incidents)?.get('b')?.replaceAll('"b"', '"a"') ?? ''
    redis.meanwhile = () => void redis.hashes.get(keys.incidents)?.set('a', text)
    expect(await one.open(aDraft({ key: 'a' }), NOON)).toEqual({ ...theirs, key: 'a' })
    expect(await store().load('open')).toHaveLength(2)
  })

  test('is tried ten times, with one number', async () => {
    const { store, redis } = setUp()
    let times = 0
    const disturb = () => {
      times += 1
      redis.hashes.set(keys.incidents, new Map([['nightly-backup', `{"rev":${times},"incidents":[]}`]]))
      redis.meanwhile = disturb
    }
    redis.meanwhile = disturb
    await expect(store().open(aDraft(), NOON)).rejects.toMatchObject({
      message: 'too many write the same incident at once',
      fault: { permanent: false },
    })
    expect(times).toBe(10)
    expect(redis.texts.get(keys.incidentNumber)).toBe('1')
  })
})

describe('who leads', () => {
  test.each([
    [6, false],
    [7, true],
    [8, true],
    [null, true],
    [undefined, true],
  ])('since 7: a writer of epoch %s', async (epoch, may) => {
    const { store, redis } = setUp()
    redis.texts.set(keys.epoch, '7')
    const target = new Map([['container:a', begun(NO_TARGET, NOON, 'a')]])
    const deposed = { fault: { permanent: false, conflict: true } }
    if (may) {
      expect(await store(epoch).open(aDraft(), NOON)).toMatchObject({ phase: 'open' })
      await store(epoch).targets?.remember(target)
    } else {
      await expect(store(epoch).open(aDraft(), NOON)).rejects.toMatchObject({
        message: 'another watcher leads since, so nothing was written',
        ...deposed,
      })
      await expect(store(epoch).targets?.remember(target)).rejects.toMatchObject({
        message: 'another watcher leads since, so nothing was counted',
        ...deposed,
      })
    }
    expect(await store().load()).toHaveLength(may ? 1 : 0)
    expect(await store().targets?.load()).toEqual(may ? target : new Map())
  })
})

describe('what is over', () => {
  test.each([
    ['30 days', 30 * DAY, ['nightly-backup', 'other']],
    ['a moment more', 30 * DAY + 1, ['other']],
  ])('is kept for %s, of other keys too', async (_, later, left) => {
    const { store, hash } = setUp()
    const one = store()
    await one.close(await one.open(aDraft(), NOON), beatsAgain(), NOON)
    await one.open(aDraft({ key: 'other' }), NOON + later)
    expect(Object.keys(hash(keys.incidents)).sort()).toEqual(left)
  })

  test('and cannot be forgotten now is forgotten another time', async () => {
    const { store, redis, hash, log } = setUp()
    const one = store()
    await one.close(await one.open(aDraft(), NOON), beatsAgain(), NOON)
    redis.meanwhile = () => {
      redis.meanwhile = () => {
        throw new Error('gone')
      }
    }
    expect(await one.open(aDraft({ key: 'other' }), NOON + 31 * DAY)).toMatchObject({ phase: 'open' })
    expect(log.lines.at(-1)).toBe('debug: Old incidents were not forgotten: gone')
    expect(Object.keys(hash(keys.incidents))).toHaveLength(2)
  })

  test('is the last fifty of a monitor that flaps, and the open one', async () => {
    const { store } = setUp()
    const one = store()
    for (let turn = 1; turn <= 52; turn++) {
      const opened = await one.open(aDraft(), NOON + turn * MINUTE)
      if (turn < 52) await one.close(opened, beatsAgain(), NOON + turn * MINUTE)
    }
    const refs = (await store().load('all')).map(({ ref }) => Number(ref))
    expect([refs.length, refs[0], refs.at(-1)]).toEqual([51, 2, 52])
  })
})

describe('what is remembered beside', () => {
  const look: Look = { firstSeenAt: NOON, everBeat: true, unreadableSince: null }

  test('looks, each by itself', async () => {
    const { store, redis, put, hash } = setUp()
    put(keys.looks, { c: '{"firstSeenAt": "now"}', d: 'nothing' })
    const other = { ...look, everBeat: false, unreadableSince: NOON + HOUR }
    await store().looks?.remember(new Map([['a', look], ['b', other]])) // prettier-ignore
    expect(await store().looks?.load()).toEqual(new Map([['a', look], ['b', other]])) // prettier-ignore
    expect(JSON.parse(hash(keys.looks)['a'] ?? '')).toEqual(look)
    redis.calls.length = 0
    await store().looks?.remember(new Map())
    await store().targets?.remember(new Map())
    expect(redis.calls).toEqual([])
  })

  test('what was tried on targets, each by itself', async () => {
    const { store, put } = setUp()
    const worker = ended(begun(NO_TARGET, NOON, 'api'), NOON, { ok: true, detail: 'restarted it', url: null })
    put(keys.targets, { c: 'nothing', d: '{"made":-1}', e: '{}' })
    await store(3).targets?.remember(new Map([['container:worker', worker]]))
    await store().targets?.remember(new Map([['container:a', NO_TARGET], ['container:b', worker]])) // prettier-ignore
    expect(await store().targets?.load()).toEqual(
      new Map([['e', NO_TARGET], ['container:worker', worker], ['container:a', NO_TARGET], ['container:b', worker]]), // prettier-ignore
    )
  })

  test('what its issue still owes, and when that was read', async () => {
    const { store, hash } = setUp()
    const face = store().face
    const owed: Owed = { kind: 'update', change: stillDown() }
    expect(await face?.load()).toEqual({ owed: new Map(), readAt: null, restsUntil: null })
    await face?.owe('7', owed)
    await face?.owe('8', { ...owed, kind: 'open' })
    await face?.note('readAt', NOON)
    await face?.note('restsUntil', NOON + HOUR)
    expect(Object.keys(hash(keys.face)).sort()).toEqual(['owed:7', 'owed:8', 'readAt', 'restsUntil'])
    await face?.owe('8', null)
    expect(await store().face?.load()).toEqual({
      owed: new Map([['7', owed]]),
      readAt: NOON,
      restsUntil: NOON + HOUR,
    })
  })

  test.each(['open', 'update', 'close', 'reopen'] as const)('it may owe this: %s', async (kind) => {
    const { store } = setUp()
    await store().face?.owe('7', { kind, change: beatsAgain() })
    expect((await store().face?.load())?.owed).toEqual(new Map([['7', { kind, change: beatsAgain() }]]))
  })

  const change = stillDown()
  test.each([
    ['no JSON', 'hello'],
    ['a list', '[]'],
    ['another kind', JSON.stringify({ kind: 'shut', change })],
    ['no change', JSON.stringify({ kind: 'open' })],
    ['no state', JSON.stringify({ kind: 'open', change: { ...change, state: {} } })],
    ['no verdicts', JSON.stringify({ kind: 'open', change: { ...change, verdicts: null } })],
  ])('what it owes is as if it had never been where somebody wrote %s', async (_, text) => {
    const { store, put } = setUp()
    put(keys.face, {
      'owed:7': text,
      'x:owed:': JSON.stringify({ kind: 'open', change }),
      readAt: 'soon',
      restsUntil: '5',
    })
    expect(await store().face?.load()).toEqual({ owed: new Map(), readAt: null, restsUntil: 5 })
  })
})
