import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals'
import { playDrill } from '../../../src/app/drill.js'
import { plainMonitor } from '../../../src/domain/monitor.js'
import { DEFAULT_RECOVERY } from '../../../src/domain/recovery/recovery.js'
import { settingsOf } from '../../../src/domain/recovery/settings.js'
import { DEFAULT_REDIS } from '../../../src/domain/redis-settings.js'
import { DAY, HOUR, MINUTE } from '../../../src/domain/time.js'
import { redis as member } from '../../../src/incidents/redis/index.js'
import type { IncidentStore } from '../../../src/incidents/store.js'
import { createRedis } from '../../../src/platform/redis-client.js'
import type { Redis } from '../../../src/ports.js'
import { layoutOf } from '../../../src/redis/layout.js'
import { incidentContract } from '../../contract/incident-contract.js'
import { recordingPorts } from '../../support/channel-ports.js'
import { aDraft, aLog, aState, beatsAgain, NOON, stillDown } from '../../support/incident-samples.js'
import { memoryFiles } from '../../support/memory-files.js'
import { describeWith } from '../../support/needs.js'
import { startRedis, type RedisServer } from '../../support/redis-server.js'

const keys = layoutOf('{test}')
const options = { prefix: '{test}' }

describeWith('redis-server', 'incidents in Redis', () => {
  let server: RedisServer
  let client: Redis
  beforeAll(async () => {
    server = await startRedis()
    client = createRedis({ url: server.url, ca: null })
  })
  afterEach(() => void server.cli('FLUSHALL'))
  afterAll(async () => {
    client.close()
    await server.close()
  })

  function store(epoch: number | null = null): IncidentStore {
    const ports = {
      github: () => Promise.reject(new Error('no GitHub here')),
      redis: async () => client,
      files: memoryFiles(),
      log: aLog(),
      epoch: () => epoch,
    }
    return member.create({ ...DEFAULT_REDIS, ...options }, ports)
  }

  incidentContract('redis', async () => ({
    member,
    options,
    wrong: [
      [{ prefix: '' }, /^prefix: "" is no beginning of keys; write one like "\{heartbeat\}"/],
      [{ prefix: 7 }, /^prefix: 7 is no beginning of keys/],
    ],
    open: () => store(),
  }))

  test('a drill is opened and closed here too, beside what is real', async () => {
    const monitor = plainMonitor('nightly-backup', { kind: 'file', options: { path: 'b.json' } })
    const place = { kind: 'file', path: 'b.json' } as const
    const asked = { monitor, place, now: NOON, repository: null, runUrl: null, dryRun: false }
    const others = { channels: [], recovery: settingsOf(DEFAULT_RECOVERY, new Map()), channelTroubles: [], noted: [] }
    const real = await store().open(aDraft(), NOON)
    const report = await playDrill(asked, { ...others, store: store(), telling: recordingPorts() })
    expect(report.ok).toBe(true)
    const all = await store().load('all')
    expect(all.find(({ ref }) => ref === real.ref)).toEqual(real)
    expect(all.filter(({ key }) => key === 'drill:nightly-backup')).toMatchObject([{ phase: 'closed' }])
  })

  test('five openers, one incident', async () => {
    const five = Array.from({ length: 5 }, () => store())
    await Promise.all(five.map((one) => one.load('open')))
    const opened = await Promise.all(five.map((one) => one.open(aDraft(), NOON)))
    expect(new Set(opened.map(({ ref }) => ref)).size).toBe(1)
    expect(await store().load()).toHaveLength(1)
  })

  test('who has not seen the last change changes nothing, and may decide anew', async () => {
    const opened = await store().open(aDraft(), NOON)
    const [early, late] = [store(), store()]
    await early.load('open')
    await late.load('open')
    await early.close(opened, beatsAgain(), NOON + MINUTE)
    await expect(late.update(opened, stillDown(), NOON + MINUTE)).rejects.toMatchObject({ fault: { conflict: true } })
    expect(await late.load('all')).toMatchObject([{ phase: 'closed' }])
  })

  test('who was slower changes nothing by what it had seen, however often it tries, until it looks again', async () => {
    const closed = await store().close(await store().open(aDraft(), NOON), beatsAgain(), NOON)
    const [early, late] = [store(), store()]
    for (const one of [early, late]) await one.load('all')
    await early.reopen(closed, stillDown({ comment: 'reopened' }), NOON + MINUTE)
    await expect(late.reopen(closed, stillDown({ comment: 'reopened' }), NOON + MINUTE)).rejects.toThrow(
      'another watcher',
    )
    await expect(late.update(closed, { ...beatsAgain(), comment: null }, NOON + MINUTE)).rejects.toThrow(
      'another watcher',
    )
    expect(await store().load()).toMatchObject([{ phase: 'open', state: stillDown().state }])
    const [seen] = await late.load('all')
    await late.update(seen!, stillDown({ state: aState({ checks: 7 }) }), NOON + MINUTE)
    expect(await store().load()).toMatchObject([{ state: { checks: 7 } }])
  })

  test('one after the other may change it, and each sees what it did itself', async () => {
    const one = store()
    await one.load('open')
    const opened = await one.open(aDraft(), NOON)
    await one.update(opened, stillDown(), NOON)
    await one.update(opened, stillDown({ state: aState({ checks: 3 }) }), NOON)
    expect(await store().load('open')).toMatchObject([{ state: { checks: 3 } }])
  })

  test('a leader that was deposed writes nothing; who leads since does', async () => {
    server.cli('SET', keys.epoch, '7')
    await expect(store(6).open(aDraft(), NOON)).rejects.toThrow('another watcher leads since')
    expect(await store().load()).toEqual([])
    expect(await store(7).open(aDraft(), NOON)).toMatchObject({ phase: 'open' })
  })

  test('asking for all after the open ones asks Redis once, and the next look asks again', async () => {
    const one = store()
    const opened = await store().open(aDraft(), NOON)
    expect(await one.load('open')).toHaveLength(1)
    await store().close(opened, beatsAgain(), NOON)
    expect(await one.load('all')).toMatchObject([{ phase: 'open' }])
    expect(await one.load('open')).toEqual([])
    expect(await one.load('all')).toMatchObject([{ phase: 'closed' }])
  })

  test('closed ones go after 30 days, of other keys too, when something opens', async () => {
    const one = store()
    await one.close(await one.open(aDraft(), NOON), beatsAgain(), NOON)
    const other = store()
    await other.load('open')
    await other.open(aDraft({ key: 'other' }), NOON + 29 * DAY)
    expect(server.cli('HLEN', keys.incidents)).toBe('2')
    await other.open(aDraft({ key: 'third' }), NOON + 31 * DAY)
    expect(server.cli('HKEYS', keys.incidents).split('\n').sort()).toEqual(['other', 'third'])
  })

  test('a monitor that flaps keeps its last fifty', async () => {
    const one = store()
    for (let turn = 0; turn < 60; turn++) {
      const opened = await one.open(aDraft(), NOON + turn * MINUTE)
      await one.close(opened, beatsAgain(), NOON + turn * MINUTE)
    }
    expect(await store().load('all')).toHaveLength(50)
    expect((await store().load('all')).at(-1)?.ref).toBe('60')
  })

  test('what is no incident is said with its field, and nothing is written over it', async () => {
    server.cli('HSET', keys.incidents, 'nightly-backup', 'hello')
    await expect(store().load()).rejects.toThrow(
      'the hash {test}:incidents holds something else than incidents in its field "nightly-backup"',
    )
    await expect(store().open(aDraft(), NOON)).rejects.toThrow('holds something else')
    expect(server.cli('HGET', keys.incidents, 'nightly-backup')).toBe('hello')
  })

  test('looks are remembered beside', async () => {
    const look = { firstSeenAt: NOON, everBeat: true, unreadableSince: null }
    await store().looks?.remember(new Map([['a', look]]))
    await store().looks?.remember(new Map([['b', { ...look, unreadableSince: NOON + HOUR }]]))
    server.cli('HSET', keys.looks, 'c', '{"firstSeenAt": "now"}', 'd', 'nothing')
    const looks = await store().looks?.load()
    expect(Object.fromEntries(looks ?? [])).toEqual({ a: look, b: { ...look, unreadableSince: NOON + HOUR } })
  })
})
