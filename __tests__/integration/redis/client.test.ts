import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { setTimeout as sleep } from 'node:timers/promises'
import { createRedis } from '../../../src/platform/redis-client.js'
import type { Redis } from '../../../src/ports.js'
import { startRedis, type RedisServer } from '../../support/redis-server.js'

let server: RedisServer
let redis: Redis
beforeAll(async () => {
  server = await startRedis({ password: 'correct horse'.replace(' ', '-') })
  redis = createRedis({ url: server.url, ca: null })
})
afterAll(async () => {
  redis.close()
  await server.close()
})

test('commands and scripts', async () => {
  expect(await redis.call(['SET', 'a', 1])).toBe('OK')
  expect(await redis.call(['HGETALL', 'none'])).toEqual([])
  const script = { text: "return {KEYS[1], ARGV[1], redis.call('GET', KEYS[1])}" }
  expect(await redis.run(script, ['a'], [7])).toEqual(['a', '7', '1'])
  expect(await redis.run(script, ['a'], [8])).toEqual(['a', '8', '1'])
})

test('a subscription outlives a restart of the server', async () => {
  const heard: string[] = []
  const states: string[] = []
  const listener = {
    message: (channel: string, text: string) => void heard.push(`${channel} ${text}`),
    listening: () => void states.push('listening'),
    deaf: () => void states.push('deaf'),
  }
  const subscription = await redis.subscribe({ names: ['health'], patterns: ['agents:*'] }, listener)
  await redis.call(['PUBLISH', 'agents:mary', 'one'])
  for (let tries = 0; tries < 100 && heard.length < 1; tries++) await sleep(20)
  await server.kill()
  await server.start()
  for (let tries = 0; tries < 100 && states.length < 3; tries++) await sleep(50)
  await redis.call(['PUBLISH', 'health', 'two'])
  for (let tries = 0; tries < 100 && heard.length < 2; tries++) await sleep(20)
  subscription.stop()
  expect(states).toEqual(['listening', 'deaf', 'listening'])
  expect(heard).toEqual(['agents:mary one', 'health two'])
})

test('a wrong password is said without the password', async () => {
  const wrong = createRedis({ url: `redis://:another-secret@127.0.0.1:${server.port}`, ca: null })
  await expect(wrong.call(['PING'])).rejects.toMatchObject({
    message: expect.not.stringContaining('another-secret'),
    fault: { permanent: true },
  })
  wrong.close()
})
