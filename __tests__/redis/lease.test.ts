import { expect, test } from '@jest/globals'
import { createLease, type Lease } from '../../src/redis/lease.js'
import { CLAIM, RELEASE, RENEW } from '../../src/redis/lease-scripts.js'
import type { Redis, RedisReply, RedisScript } from '../../src/ports.js'
import { aLog, NOON } from '../support/incident-samples.js'

/** Two clocks that tests set; whoever sleeps sleeps on. */
function twoClocks() {
  const clock = { steadyAt: 5_000, at: NOON }
  return {
    steady: () => clock.steadyAt,
    now: () => clock.at,
    sleep: (_ms: number, until?: AbortSignal) =>
      new Promise<void>((resolve) => until?.addEventListener('abort', () => resolve())),
    pass(ms: number) {
      clock.steadyAt += ms
      clock.at += ms
    },
    suspend(ms: number) {
      clock.at += ms
    },
    turnBack(ms: number) {
      clock.at -= ms
    },
  }
}

type Answer = (script: RedisScript, args: readonly (string | number)[]) => RedisReply | Promise<RedisReply>

function redisThat(answer: Answer): Redis {
  return {
    call: () => Promise.reject(new Error('no command was expected')),
    run: async (script, _keys, args) => answer(script, args),
    subscribe: () => Promise.reject(new Error('nobody was to listen')),
    close: () => {},
  }
}

const LEASE = 10_000

function watcher(answer: Answer, clock = twoClocks()) {
  const log = aLog()
  const settings = { prefix: '{test}', leaseMs: LEASE }
  const lease: Lease = createLease(settings, { redis: redisThat(answer), clock, log, random: () => 0.5, holder: 'me' })
  return { lease, clock, log }
}

const deed = { incident: 'worker', monitor: 'worker', target: 'container:worker', attempt: 1, after: null }

test('it may act from the question on, for the lease without its margin', async () => {
  const { lease, clock } = watcher(() => ['me', 1, 1])
  expect(lease.mayAct()).toBe(false)
  expect(await lease.renew()).toBe('leader')
  clock.pass(7_999)
  expect(lease.mayAct()).toBe(true)
  clock.pass(1)
  expect(lease.mayAct()).toBe(false)
  await lease.release()
})

test('an answer that was long on its way leaves less of the lease', async () => {
  const clock = twoClocks()
  const { lease } = watcher(() => (clock.pass(6_000), ['me', 1, 1]), clock)
  expect(await lease.renew()).toBe('leader')
  clock.pass(2_000)
  expect(lease.mayAct()).toBe(false)
  await lease.release()
})

test('a machine that slept has not stayed leader, though its steady clock stood still', async () => {
  const { lease, clock } = watcher(() => ['me', 1, 1])
  await lease.renew()
  clock.suspend(9_000)
  expect(lease.mayAct()).toBe(false)
  await lease.release()
})

test('a clock that is turned back does not make the lease longer', async () => {
  const { lease, clock } = watcher(() => ['me', 1, 1])
  await lease.renew()
  clock.turnBack(3_600_000)
  clock.pass(8_000)
  expect(lease.mayAct()).toBe(false)
  await lease.release()
})

test('while Redis is away the leader leads to the end of its lease, then nobody does', async () => {
  let away = false
  const { lease, clock, log } = watcher(() => (away ? Promise.reject(new Error('refused')) : ['me', 1, 1]))
  await lease.renew()
  away = true
  clock.pass(3_000)
  expect(await lease.renew()).toBe('leader')
  clock.pass(6_000)
  expect(await lease.renew()).toBe('nobody')
  expect(await lease.renew()).toBe('nobody')
  expect(log.lines.filter((line) => line.includes('Nobody can know who leads'))).toHaveLength(1)
  await lease.release()
})

test('who lost the lease to another wants it again only after a while, each time longer', async () => {
  const wants: unknown[] = []
  let holder = 'me'
  const { lease, clock } = watcher((script, [, , wanted]) => {
    if (script === RENEW) wants.push(wanted)
    return [holder, 1, 1]
  })
  const lose = async (): Promise<void> => {
    holder = 'me'
    await lease.renew()
    holder = 'other'
    expect(await lease.renew()).toBe('standby')
    holder = ''
    wants.length = 0
  }
  await lose()
  expect(await lease.renew()).toBe('nobody')
  clock.pass(LEASE)
  await lease.renew()
  expect(wants).toEqual([0, 1])
  await lose()
  clock.pass(LEASE)
  await lease.renew()
  clock.pass(LEASE)
  await lease.renew()
  expect(wants).toEqual([0, 1])
  await lease.release()
})

test('the highest epoch seen is told, so that none comes twice when Redis forgets', async () => {
  const told: unknown[] = []
  const { lease } = watcher((script, args) => {
    if (script === RENEW) told.push(args[3])
    return ['other', told.length === 1 ? 57 : 1, 1]
  })
  await lease.renew()
  await lease.renew()
  await lease.renew()
  expect(told).toEqual([0, 57, 57])
  await lease.release()
})

test.each([
  ['granted', 'granted'],
  ['used', 'used'],
  ['refused', 'refused'],
  [7, 'refused'],
])('a claim that Redis answers with %p is %s', async (reply, expected) => {
  const { lease } = watcher((script) => (script === CLAIM ? reply : ['me', 1, 1]))
  await lease.renew()
  expect(await lease.claim(deed)).toBe(expected)
  await lease.release()
})

test('nothing is claimed without a lease, nor where Redis cannot be asked, nor by an answer that comes too late', async () => {
  const clock = twoClocks()
  let answer = async (): Promise<string> => Promise.reject(new Error('refused'))
  const { lease } = watcher((script) => (script === CLAIM ? answer() : ['me', 1, 1]), clock)
  expect(await lease.claim(deed)).toBe('refused')
  await lease.renew()
  expect(await lease.claim(deed)).toBe('refused')
  answer = async () => (clock.pass(9_000), 'granted')
  expect(await lease.claim(deed)).toBe('refused')
  await lease.release()
})

test('after its release it never leads again', async () => {
  const scripts: RedisScript[] = []
  const { lease } = watcher((script) => (scripts.push(script), ['me', 1, 1]))
  await lease.renew()
  await lease.release()
  expect(lease.mayAct()).toBe(false)
  expect(await lease.renew()).toBe('standby')
  expect(scripts).toEqual([RENEW, RELEASE])
})

test('a leader that changes too often is said', async () => {
  const { lease, log } = watcher(() => ['me', 9, 8])
  await lease.renew()
  await lease.renew()
  expect(lease.trouble()).toMatch(/^the leader of the watchers changed 8 times in 10 min; look/)
  expect(log.lines.filter((line) => line.includes('changed 8 times'))).toHaveLength(1)
  await lease.release()
})
