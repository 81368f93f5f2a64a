import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals'
import { setTimeout as sleep } from 'node:timers/promises'
import { createClock } from '../../../src/platform/clock.js'
import { createRedis } from '../../../src/platform/redis-client.js'
import type { Redis } from '../../../src/ports.js'
import { createLease, type Lease } from '../../../src/redis/lease.js'
import { layoutOf } from '../../../src/redis/layout.js'
import { aLog } from '../../support/incident-samples.js'
import { describeWith } from '../../support/needs.js'
import { startRedis, type RedisServer } from '../../support/redis-server.js'

/** Longer than a busy machine stands still, for one that nobody renews in time is lost. */
const LEASE = 1_500
const PREFIX = '{test}'
const keys = layoutOf(PREFIX)
const deed = { incident: 'worker', monitor: 'worker', target: 'container:worker', attempt: 1, after: null }

describeWith('redis-server', 'a lease in Redis', () => {
  let server: RedisServer
  let redis: Redis
  let leases: Lease[] = []
  beforeAll(async () => {
    server = await startRedis()
    redis = createRedis({ url: server.url, ca: null })
    await redis.call(['PING'])
  })
  afterEach(async () => {
    for (const lease of leases) await lease.release()
    leases = []
    server.cli('FLUSHALL')
  })
  afterAll(async () => {
    redis.close()
    await server.close()
  })

  function lease(holder: string, leaseMs = LEASE): Lease {
    const ports = { redis, clock: createClock(), log: aLog(), random: () => 0.5, holder }
    const made = createLease({ prefix: PREFIX, leaseMs }, ports)
    leases.push(made)
    return made
  }

  test('of five that ask at once, one leads', async () => {
    const standings = await Promise.all(['a', 'b', 'c', 'd', 'e'].map((name) => lease(name).renew()))
    expect(standings.filter((standing) => standing === 'leader')).toHaveLength(1)
    expect(standings.filter((standing) => standing === 'standby')).toHaveLength(4)
  })

  test('it renews itself, and gives another the lead at once when it is released', async () => {
    const [one, two] = [lease('one'), lease('two')]
    await one.renew()
    const epoch = one.epoch()
    await sleep(3 * LEASE)
    expect(one.mayAct()).toBe(true)
    expect(await two.renew()).toBe('standby')
    await one.release()
    expect(await two.renew()).toBe('leader')
    expect(two.epoch()).toBe((epoch ?? 0) + 1)
  })

  test('a release leaves the lease of another alone', async () => {
    const [one, two] = [lease('one'), lease('two')]
    await one.renew()
    server.cli('SET', keys.leader, 'two', 'PX', '5000')
    await one.release()
    expect(server.cli('GET', keys.leader)).toBe('two')
    expect(await two.renew()).toBe('leader')
  })

  test('a deed is claimed once, and only by who leads', async () => {
    const [one, two] = [lease('one'), lease('two')]
    await one.renew()
    await two.renew()
    expect(await two.claim(deed)).toBe('refused')
    expect(await one.claim(deed)).toBe('granted')
    expect(await one.claim({ ...deed, attempt: 2 })).toBe('granted')
    expect(await one.claim({ ...deed, after: 17 })).toBe('granted')
    // Somebody may be at it.
    expect(await one.claim(deed)).toBe('refused')
    await one.release()
    await two.renew()
    await sleep(2 * LEASE)
    expect(await two.claim(deed)).toBe('used')
  })

  test('a claim of who was deposed is refused, though it does not know yet', async () => {
    const one = lease('one', 60_000)
    await one.renew()
    server.cli('SET', keys.leader, 'two')
    server.cli('INCR', keys.epoch)
    expect(one.mayAct()).toBe(true)
    expect(await one.claim(deed)).toBe('refused')
    expect(server.cli('HLEN', keys.claims)).toBe('0')
  })

  test('data that were lost do not bring an old epoch back', async () => {
    const one = lease('one')
    await one.renew()
    server.cli('SET', keys.epoch, '41')
    await one.renew()
    server.cli('FLUSHALL')
    await one.renew()
    expect(one.epoch()).toBe(42)
  })

  test('claims are bounded: the oldest go', async () => {
    const one = lease('one', 60_000)
    await one.renew()
    for (let attempt = 1; attempt <= 1001; attempt++) await one.claim({ ...deed, attempt })
    expect(Number(server.cli('HLEN', keys.claims))).toBe(501)
    expect(server.cli('HEXISTS', keys.claims, 'worker:container:worker:1001:0')).toBe('1')
  })

  test('changes of the leader are counted', async () => {
    for (let turn = 0; turn < 6; turn++) {
      const one = lease(`turn ${turn}`)
      await one.renew()
      await one.release()
    }
    const last = lease('last')
    await last.renew()
    expect(last.trouble()).toMatch(/changed 7 times in 10 min/)
  })
})
