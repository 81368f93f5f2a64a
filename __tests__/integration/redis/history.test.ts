import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals'
import { monthOf } from '../../../src/domain/history/journal.js'
import { DEFAULT_REDIS } from '../../../src/domain/redis-settings.js'
import { redis as member } from '../../../src/histories/redis/index.js'
import type { HistoryStore } from '../../../src/histories/store.js'
import { createRedis } from '../../../src/platform/redis-client.js'
import type { Redis } from '../../../src/ports.js'
import { layoutOf } from '../../../src/redis/layout.js'
import { NOTHING_FOREIGN, rightsOf } from '../../../src/redis/rights.js'
import { lackedRights } from '../../../src/redis/try-rights.js'
import { additionAt, historyContract, lineAt, NOON } from '../../contract/history-contract.js'
import { aLog } from '../../support/incident-samples.js'
import { growingMemory } from '../../support/memory-files.js'
import { describeWith } from '../../support/needs.js'
import { startRedisCluster, type RedisCluster } from '../../support/redis-cluster.js'
import { startRedis, type RedisServer } from '../../support/redis-server.js'

const keys = layoutOf('{test}')
const options = { prefix: '{test}' }

function storeOver(client: Redis): HistoryStore {
  const ports = {
    clock: { now: () => NOON, sleep: () => Promise.resolve() },
    log: aLog(),
    files: growingMemory(),
    random: () => 0,
    github: () => Promise.reject(new Error('no GitHub here')),
    redis: async () => client,
  }
  return member.create({ ...DEFAULT_REDIS, ...options }, ports)
}

describeWith('redis-server', 'the past in Redis', () => {
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

  historyContract('redis', async () => ({
    member,
    options,
    wrong: [
      [{ prefix: '' }, [/^prefix: "" is no beginning of keys; write one like "\{heartbeat\}"/]],
      [{ prefix: 7 }, [/^prefix: 7 is no beginning of keys/]],
    ],
    open: () => storeOver(client),
  }))

  test('twenty checkers at once lose no line, and tell the head once', async () => {
    const stores = Array.from({ length: 20 }, () => storeOver(client))
    await Promise.all(stores.map((one) => one.read({ now: NOON, from: null })))
    await Promise.all(stores.map((one, i) => one.keep(additionAt(NOON + i))))
    const { months } = await storeOver(client).read({ now: NOON, from: null })
    const lines = (months.get('2026-11') ?? '').trim().split('\n')
    expect(lines).toHaveLength(21)
    expect(lines).toEqual(expect.arrayContaining(stores.map((_, i) => lineAt(NOON + i))))
  })

  test('a watcher whose rights are those that are printed may keep the past, and no more than that', async () => {
    const rights = rightsOf('watcher', '{test}', { ...NOTHING_FOREIGN, history: true })
    server.cli('ACL', 'SETUSER', 'keeper', 'reset', 'on', '>long-enough', ...rights)
    const url = server.url.replace('redis://', 'redis://keeper:long-enough@')
    const limited = createRedis({ url, ca: null })
    const long = NOON - 420 * 86_400_000
    await storeOver(limited).keep(additionAt(long))
    const store = storeOver(limited)
    await store.read({ now: NOON, from: long })
    const closed = { days: 'days', months: [monthOf(long)] }
    await store.keep(additionAt(NOON, { closed, files: new Map([['history/last.json', '{}']]) }))
    expect(server.cli('ACL', 'LOG')).toBe('')
    expect(await lackedRights(limited, 'watcher', '{test}', { ...NOTHING_FOREIGN, history: true })).toEqual([])
    server.cli('ACL', 'SETUSER', 'keeper', '-rpush')
    expect(await lackedRights(limited, 'watcher', '{test}', { ...NOTHING_FOREIGN, history: true })).toEqual(['+rpush'])
    expect(rightsOf('watcher', '{test}', NOTHING_FOREIGN)).not.toContain('+rpush')
    limited.close()
  })

  test('a key that holds something else is told by name, and stays as it is', async () => {
    server.cli('SET', keys.journal('2026-11'), 'mine')
    const fault = { permanent: true, remedy: expect.stringMatching(/delete that key, or choose another/) }
    const named = { message: expect.stringContaining('{test}:history:2026-11'), fault: expect.objectContaining(fault) }
    await expect(storeOver(client).keep(additionAt(NOON))).rejects.toMatchObject(named)
    await expect(storeOver(client).read({ now: NOON, from: null })).rejects.toMatchObject(named)
    expect(server.cli('GET', keys.journal('2026-11')).trim()).toBe('mine')
  })
})

describeWith('redis-server', 'the past in a cluster', () => {
  let cluster: RedisCluster
  let client: Redis
  beforeAll(async () => {
    cluster = await startRedisCluster()
    client = createRedis({ url: cluster.nodes[0].url, ca: null })
  })
  afterAll(async () => {
    client.close()
    await cluster.close()
  })

  test('is kept and closed on one slot', async () => {
    const long = NOON - 420 * 86_400_000
    await storeOver(client).keep(additionAt(long))
    const store = storeOver(client)
    await store.read({ now: NOON, from: long })
    await store.keep(additionAt(NOON, { closed: { days: 'days', months: [monthOf(long)] } }))
    expect(await client.call(['GET', keys.closedDays])).toBe('days')
    expect(await client.call(['EXISTS', keys.journal(monthOf(long))])).toBe(0)
    expect(await client.call(['LLEN', keys.journal('2026-11')])).toBe(2)
  })
})
