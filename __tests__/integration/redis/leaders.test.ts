import type { ChildProcess } from 'node:child_process'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { setTimeout as sleep } from 'node:timers/promises'
import { createRedis } from '../../../src/platform/redis-client.js'
import type { Redis } from '../../../src/ports.js'
import { startFakeEngine, type FakeEngine } from '../../support/fake-engine.js'
import { figure, times } from '../../support/figures.js'
import { describeWith } from '../../support/needs.js'
import { startRedis, type RedisServer } from '../../support/redis-server.js'
import { randomFrom } from '../../support/seeded-random.js'
import { beatAll, createWatchers, until, type Watchers } from '../../support/watchers.js'

const LEASE = 1_000
const NAMES = ['w1', 'w2', 'w3']
const WATCHERS = 5
const ROUNDS = times(6, 200)

interface StoredIncident {
  readonly ref: string
  readonly phase: 'open' | 'closed'
}

const newest = (incidents: readonly StoredIncident[]): number => Math.max(0, ...incidents.map(({ ref }) => Number(ref)))

describeWith('redis-server', 'five watchers, of which one leads', () => {
  let redis: RedisServer
  let client: Redis
  let engine: FakeEngine
  let watchers: Watchers
  let beats: { stop(): void }
  beforeAll(async () => {
    redis = await startRedis({ persistence: 'aof' })
    client = createRedis({ url: redis.url, ca: null })
    engine = await startFakeEngine(NAMES, { tookMs: 300 })
    watchers = createWatchers(redis, client, configOf(engine))
    beats = beatAll(client, engine, NAMES)
    for (let i = 0; i < WATCHERS; i++) watchers.start()
    await until('somebody leads', async () => (await watchers.leader()) !== null)
    // A new leader calls nobody late for what it did not see itself.
    await sleep(3_000)
  }, 60_000)
  afterAll(async () => {
    beats.stop()
    await watchers.end()
    await engine.close()
    client.close()
    await redis.close()
  })

  async function incidents(name: string): Promise<readonly StoredIncident[]> {
    const text = await client.call(['HGET', '{heartbeat}:incidents', name])
    return typeof text === 'string' ? (JSON.parse(text) as { incidents: StoredIncident[] }).incidents : []
  }

  /** From the loss of a leader to the next one; a stopped process goes on when its lease is long over. */
  async function lose(leader: ChildProcess, how: 'SIGKILL' | 'SIGSTOP'): Promise<number> {
    const began = performance.now()
    leader.kill(how)
    await until('another leads', async () => ![null, leader].includes(await watchers.leader()))
    const tookMs = performance.now() - began
    if (how === 'SIGKILL') watchers.start()
    else await sleep(Math.max(0, 1.6 * LEASE - tookMs)).then(() => leader.kill('SIGCONT'))
    return tookMs
  }

  test(
    `${ROUNDS} leaders killed or stopped in the middle of recoveries: none twice, none never`,
    async () => {
      const random = randomFrom('leaders')
      const failovers: number[] = []
      let opened = 0
      for (let round = 0; round < ROUNDS; round++) {
        const name = NAMES[round % NAMES.length] as string
        const before = engine.restarts.length
        const how = round % 2 === 0 ? 'SIGKILL' : 'SIGSTOP'
        const when = (['look', 'restart', 'any'] as const)[round % 3] ?? 'any'
        await until('somebody leads', async () => (await watchers.leader()) !== null)
        const known = newest(await incidents(name))
        engine.stop(name)
        await momentOf(when, random)
        const leader = await watchers.leader()
        if (leader !== null) failovers.push(await lose(leader, how))
        await until(`${name} runs again`, () => engine.isRunning(name))
        await until(`the incident of ${name} is over`, async () => {
          const all = await incidents(name)
          return newest(all) > known && all.every(({ phase }) => phase === 'closed')
        })
        opened += 1
        const restarts = engine.restarts.length - before
        if (restarts === 1) continue
        const last = watchers.said.slice(-40).join('\n')
        throw new Error(`${how} at ${when} in round ${round}: ${restarts} restarts of ${name}\n${last}`)
      }
      failovers.sort((a, b) => a - b)
      const p50 = Math.round(failovers[Math.floor(failovers.length / 2)] ?? 0)
      const longest = Math.round(failovers.at(-1) ?? 0)
      const what = `leader lost ${ROUNDS} times in the middle of recoveries, ${WATCHERS} watchers`
      figure(what, 'rounds without exactly one restart', 0)
      figure(what, 'incidents missed', ROUNDS - opened)
      figure(what, `failover p50, max (lease ${LEASE} ms)`, `${p50} ms, ${longest} ms`)
      expect(opened).toBe(ROUNDS)
      expect(longest).toBeLessThanOrEqual(LEASE + 3_000)
    },
    ROUNDS * 30_000,
  )

  test(`${times(2, 20)} watchers killed between the claim and the deed: the attempt counts, and the next one is made once`, async () => {
    const what = 'watcher killed between claim and deed'
    const rounds = times(2, 20)
    let most = 0
    for (let round = 0; round < rounds; round++) {
      const name = NAMES[round % NAMES.length] as string
      await until('all is well', async () => (await incidents(name)).every(({ phase }) => phase === 'closed'))
      const [claims, made, before] = [await claimed(), await attempts(name), engine.restarts.length]
      const killed = new Promise<void>((resolve) => {
        const look = async (): Promise<void> => {
          if ((await claimed()) === claims) return engine.onNext('look', look)
          const leader = await watchers.leader()
          leader?.kill('SIGKILL')
          resolve()
        }
        engine.onNext('look', look)
      })
      engine.stop(name)
      await killed
      watchers.start()
      await until(`${name} runs again`, () => engine.isRunning(name))
      await sleep(2_000)
      expect((await attempts(name)) - made).toBe(2)
      most = Math.max(most, engine.restarts.length - before)
    }
    figure(what, `restarts for the two attempts of each of ${rounds} rounds`, most)
    expect(most).toBe(1)
  }, 300_000)

  test(`${times(1, 10)} times Redis is killed while an attempt is claimed: no attempt restarts twice`, async () => {
    const rounds = times(1, 10)
    const random = randomFrom('claims')
    const extra: number[] = []
    for (let round = 0; round < rounds; round++) {
      const name = NAMES[round % NAMES.length] as string
      await until('all is well', async () => (await incidents(name)).every(({ phase }) => phase === 'closed'))
      const [made, before] = [await attempts(name), engine.restarts.length]
      const looked = new Promise<void>((resolve) => engine.onNext('look', resolve))
      engine.stop(name)
      await looked
      await sleep(12 * random())
      await redis.kill()
      await sleep(1_500)
      await redis.start()
      // A server that was young when it was first seen excuses silence for up to two minutes.
      await until(`${name} runs again`, () => engine.isRunning(name), 150_000)
      await sleep(3_000)
      const restarts = engine.restarts.length - before
      extra.push(restarts - 1)
      expect(restarts).toBeLessThanOrEqual((await attempts(name)) - made)
    }
    figure('Redis killed while a claim is written', `restarts too many in ${rounds} rounds`, Math.max(...extra))
    expect(Math.max(...extra)).toBe(0)
  }, 900_000)

  async function claimed(): Promise<number> {
    return Number(await client.call(['HLEN', '{heartbeat}:claims']))
  }

  /** How many were ever made. */
  async function attempts(name: string): Promise<number> {
    const text = await client.call(['HGET', '{heartbeat}:targets', `container:${name}`])
    return typeof text === 'string' ? (JSON.parse(text) as { made: number }).made : 0
  }

  /** Between the death that nobody knows of yet and the end of its restart. */
  async function momentOf(when: 'look' | 'restart' | 'any', random: () => number): Promise<void> {
    if (when === 'any') return void (await sleep(1_500 + 2_500 * random()))
    await new Promise<void>((resolve) => engine.onNext(when, resolve))
    await sleep(10 * random())
  }
})

/** What was just started is left alone for longer than its first beat takes, as everywhere. */
function configOf(engine: FakeEngine): string {
  const monitor = (name: string): string => `
  ${name}:
    redis: { key: 'hb:${name}' }
    threshold: 2s
    kind: service
    recovery:
      - { container: ${name}, docker-host: '${engine.host}', start-period: 2s }`
  return `
redis: { lease: ${LEASE / 1000}s }
incidents: { store: redis, reopen-within: 0s }
recovery: { allow: ['*'], attempts: 10, backoff: 1s, reset-after: 1s }
monitors:${NAMES.map(monitor).join('')}
`
}
