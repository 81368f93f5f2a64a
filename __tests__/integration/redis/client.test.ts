import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { setTimeout as sleep } from 'node:timers/promises'
import { createRedis } from '../../../src/platform/redis-client.js'
import type { Redis } from '../../../src/ports.js'
import { describeWith } from '../../support/needs.js'
import { startRedisCluster } from '../../support/redis-cluster.js'
import { startRedis, type RedisServer } from '../../support/redis-server.js'

describeWith('redis-server', 'the client of Redis', () => {
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

  test('a command that was not answered is not sent again', async () => {
    server.freeze()
    await expect(redis.call(['INCR', 'count'])).rejects.toMatchObject({ fault: { permanent: false } })
    server.thaw()
    expect(await redis.call(['GET', 'count'])).toBe('1')
  })

  test('a connection that was cut is opened again by whoever asks next', async () => {
    await redis.call(['PING'])
    server.cli('CLIENT', 'KILL', 'TYPE', 'normal')
    await until(async () => (await redis.call(['PING']).catch(() => null)) === 'PONG')
    await server.stop()
    // That the old one is cut may be seen a little later than that the server is gone.
    await until(async () => /ECONNREFUSED/.test(await redis.call(['PING']).then(() => '', String)))
    await server.start()
    expect(await redis.call(['PING'])).toBe('PONG')
  })

  test('many who ask at once share one connection', async () => {
    const asked = createRedis({ url: server.url, ca: null })
    const before = server.cli('INFO', 'stats').match(/total_connections_received:(\d+)/)?.[1]
    await Promise.all(Array.from({ length: 50 }, (_, n) => asked.call(['ECHO', n])))
    const after = server.cli('INFO', 'stats').match(/total_connections_received:(\d+)/)?.[1]
    asked.close()
    // One of ours and one of redis-cli.
    expect(Number(after) - Number(before)).toBe(2)
  })

  test('who is closed while it connects holds nothing open and answers nobody', async () => {
    const closing = createRedis({ url: server.url, ca: null })
    const asked = closing.call(['PING'])
    closing.close()
    await expect(asked).rejects.toThrow()
    await expect(closing.call(['PING'])).rejects.toThrow('closed')
  })

  test('a wrong password is said without the password', async () => {
    const wrong = createRedis({ url: `redis://:another-secret@127.0.0.1:${server.port}`, ca: null })
    await expect(wrong.call(['PING'])).rejects.toMatchObject({
      message: expect.not.stringContaining('another-secret'),
      fault: { permanent: true },
    })
    wrong.close()
  })

  test('keys of one slot are asked where they lie, whichever node is asked first', async () => {
    const { nodes, close } = await startRedisCluster()
    const cluster = createRedis({ url: nodes[0].url, ca: null })
    const set = { text: "return redis.call('SET', KEYS[1], ARGV[1])" }
    // {heartbeat} lies on the second node, {a} on the first or the second.
    for (const prefix of ['{heartbeat}', '{a}', '{b}', '{c}']) {
      expect(await cluster.run(set, [`${prefix}:last`], [prefix])).toBe('OK')
      expect(await cluster.call(['GET', `${prefix}:last`])).toBe(prefix)
    }
    expect(nodes.map((node) => Number(node.cli('DBSIZE')) > 0)).toEqual([true, true])
    cluster.close()
    await close()
  })
})

async function until(what: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 400; tries++) {
    if (await what()) return
    await sleep(50)
  }
  throw new Error('not within 20 s')
}
