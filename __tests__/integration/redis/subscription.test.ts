import { afterEach, expect, test } from '@jest/globals'
import { setTimeout as sleep } from 'node:timers/promises'
import { createRedis } from '../../../src/platform/redis-client.js'
import type { Redis, RedisChannels } from '../../../src/ports.js'
import { figure } from '../../support/figures.js'
import { describeWith } from '../../support/needs.js'
import { startRedis, type RedisServer } from '../../support/redis-server.js'

const closers: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close()
})

async function until(what: () => boolean, ms = 20_000): Promise<number> {
  const begun = performance.now()
  while (!what()) {
    if (performance.now() - begun > ms) throw new Error(`not within ${ms} ms`)
    await sleep(10)
  }
  return Math.round(performance.now() - begun)
}

async function rig(): Promise<{ server: RedisServer; redis: Redis }> {
  const server = await startRedis()
  const redis = createRedis({ url: server.url, ca: null })
  closers.push(server.close, redis.close)
  return { server, redis }
}

async function hearing(redis: Redis, channels: RedisChannels) {
  const heard: string[] = []
  const states: string[] = []
  const subscription = await redis.subscribe(channels, {
    message: (channel, text) => void heard.push(`${channel} ${text}`),
    listening: () => void states.push('listening'),
    deaf: ({ message }) => void states.push(`deaf: ${message}`),
  })
  const deaf = (): boolean => states.at(-1)?.startsWith('deaf') === true
  return { heard, states, deaf, listening: () => states.at(-1) === 'listening', stop: subscription.stop }
}

const AGENTS: RedisChannels = { names: [], patterns: ['agents:*'] }

describeWith('redis-server', 'a subscription', () => {
  test('is not believed once the server is frozen, and stands again when it returns', async () => {
    const { server, redis } = await rig()
    const { heard, deaf, listening } = await hearing(redis, AGENTS)
    server.freeze()
    const noticed = await until(deaf)
    server.thaw()
    const back = await until(listening)
    server.cli('PUBLISH', 'agents:mary', 'after')
    await until(() => heard.length > 0)
    figure('a frozen Redis', 'noticed by a subscription after', `${noticed} ms`)
    figure('a frozen Redis', 'heard again after', `${back} ms`)
    expect([noticed <= 5_000, back <= 3_000, heard]).toEqual([true, true, ['agents:mary after']])
  })

  test('stands again soon after an outage that was long enough for the longest pause', async () => {
    const { server, redis } = await rig()
    const { deaf, listening, states } = await hearing(redis, AGENTS)
    await server.kill()
    await until(deaf)
    await until(() => states.length >= 6)
    await server.start()
    const back = await until(listening)
    figure('an outage of Redis', 'heard again after its return by', `${back} ms`)
    expect(back).toBeLessThanOrEqual(3_000)
  })

  test('that is cut off while it is made is made once more, not twice', async () => {
    const { server, redis } = await rig()
    await server.kill()
    const { listening, heard, states } = await hearing(redis, { names: ['health'], patterns: ['agents:*'] })
    await server.start()
    await until(listening)
    for (let cut = 0; cut < 5; cut++) {
      const before = states.length
      server.cli('CLIENT', 'KILL', 'TYPE', 'pubsub')
      await until(() => states.length > before && listening())
      await sleep(300)
      await until(listening)
    }
    server.cli('PUBLISH', 'agents:mary', 'once')
    server.cli('PUBLISH', 'health', 'once')
    await until(() => heard.length >= 2)
    await sleep(100)
    expect(heard).toEqual(['agents:mary once', 'health once'])
    expect(server.cli('PUBSUB', 'NUMPAT')).toBe('1')
    expect(server.cli('CLIENT', 'LIST', 'TYPE', 'pubsub').trim().split('\n')).toHaveLength(1)
  })

  test('survives quiet: no ping is taken for a lost connection', async () => {
    const { redis } = await rig()
    const { states } = await hearing(redis, AGENTS)
    await sleep(4_500)
    expect(states).toEqual(['listening'])
  })

  test('hears the beginning of a message that is too large, and goes on', async () => {
    const { server, redis } = await rig()
    const { heard, states } = await hearing(redis, AGENTS)
    server.cli('EVAL', "redis.call('PUBLISH', 'agents:mary', string.rep('x', 3 * 1024 * 1024))", '0')
    server.cli('PUBLISH', 'agents:mary', 'small')
    await until(() => heard.length === 2)
    expect(heard[0]).toHaveLength('agents:mary '.length + 1024 * 1024)
    expect(heard[1]).toBe('agents:mary small')
    expect(states).toEqual(['listening'])
  })

  test('that may not be made says which right is missing', async () => {
    const { server } = await rig()
    const redis = createRedis({ url: server.user('mary', 'secret-words', '+@all', '~*'), ca: null })
    closers.push(redis.close)
    const { states } = await hearing(redis, AGENTS)
    expect(states).toEqual([expect.stringMatching(/^deaf: .*NOPERM/)])
  })

  test('is not made at a replica, which could be cut off from its master unnoticed', async () => {
    const { server } = await rig()
    const replica = await startRedis({ args: ['--replicaof', '127.0.0.1', String(server.port)] })
    const redis = createRedis({ url: replica.url, ca: null })
    closers.push(replica.close, redis.close)
    const { states } = await hearing(redis, AGENTS)
    expect(states).toEqual([expect.stringMatching(/^deaf: .*this server is a replica/)])
  })

  test('that is stopped leaves no connection', async () => {
    const { server, redis } = await rig()
    const { stop } = await hearing(redis, AGENTS)
    stop()
    await until(() => server.cli('CLIENT', 'LIST', 'TYPE', 'pubsub') === '')
    expect(server.cli('PUBSUB', 'NUMPAT')).toBe('0')
  })
})
