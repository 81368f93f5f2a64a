import { afterEach, expect, test } from '@jest/globals'
import { setTimeout as sleep } from 'node:timers/promises'
import { HOUR, SECOND, toIso } from '../../../src/domain/time.js'
import type { Redis, RedisScript } from '../../../src/ports.js'
import { figure, times } from '../../support/figures.js'
import { describeWith } from '../../support/needs.js'
import { startRedis, type RedisServer } from '../../support/redis-server.js'
import { aGate, aReader, aWriter, redisMonitor, until, type Reader } from './reader.js'

const closers: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close()
})

async function rig(): Promise<{ server: RedisServer; reader: Reader }> {
  const server = await startRedis()
  closers.push(server.close)
  return { server, reader: await readerAt(server.url) }
}

async function readerAt(url: string, clockMs = 0): Promise<Reader> {
  const reader = await aReader(url, clockMs)
  closers.push(reader.close)
  return reader
}

/** Milliseconds of processor that the server has used. */
function serverCpu(server: RedisServer): number {
  const info = server.cli('INFO', 'cpu')
  const seconds = ['used_cpu_sys', 'used_cpu_user'].map((name) =>
    Number(new RegExp(`${name}:([\\d.]+)`).exec(info)?.[1]),
  )
  return seconds.reduce((sum, one) => sum + one, 0) * 1000
}

const serviceBeat = (at: number): string => JSON.stringify({ service: 'web', status: 'healthy', timestamp: toIso(at) })

async function inParts(
  count: number,
  redis: Redis,
  command: (i: number) => readonly (string | number)[],
): Promise<void> {
  for (let from = 0; from < count; from += 5_000)
    await Promise.all(Array.from({ length: Math.min(5_000, count - from) }, (_, i) => redis.call(command(from + i))))
}

/** Keys of no interest, made by the server itself: sent one by one they would take minutes. */
const FILL: RedisScript = {
  text: `
local name, from, to, ttl = ARGV[1], tonumber(ARGV[2]), tonumber(ARGV[3]), tonumber(ARGV[4])
for i = from, to do
  if ttl > 0 then redis.call('SET', name .. i, 'x', 'EX', ttl + i % 500) else redis.call('SET', name .. i, 'x') end
end
return to
`,
}

async function fill(redis: Redis, name: string, count: number, ttlSeconds: number): Promise<void> {
  for (let from = 0; from < count; from += 10_000)
    await redis.run(FILL, [], [name, from, Math.min(count, from + 10_000) - 1, ttlSeconds])
}

describeWith('redis-server', 'beats among many other keys', () => {
  test('are found by names that are remembered; the server works little for a look', async () => {
    const { server, reader } = await rig()
    const { redis } = reader
    const [withTtl, plain] = [times(20_000, 200_000), times(50_000, 500_000)]
    const services = 1_000
    const monitor = redisMonitor('keys health:hb:*', { every: 60 * SECOND })
    const beatAll = (): Promise<void> =>
      inParts(services, redis, (i) => ['SET', `health:hb:web:${i}`, serviceBeat(Date.now()), 'EX', 185])
    await beatAll()
    await redis.call(['SET', 'health:hb:web:dead', serviceBeat(Date.now() - 400 * SECOND)])
    const before = await reader.statuses(monitor)
    await fill(redis, 'session:', withTtl, 100)
    await fill(redis, 'cache:', plain, 0)
    const fresh = await readerAt(server.url)
    const beforeDiscovery = serverCpu(server)
    const among = await fresh.statuses(monitor)
    figure('many other keys', 'discovery, CPU of the server', `${Math.round(serverCpu(server) - beforeDiscovery)} ms`)
    expect(among).toEqual(before)
    expect(among['web:dead']).toBe('critical')
    const ticks = 5
    let spent = 0
    for (let i = 0; i < ticks; i++) {
      await beatAll()
      const begun = serverCpu(server)
      expect(await fresh.statuses(monitor)).toEqual(before)
      spent += serverCpu(server) - begun
    }
    figure(
      'many other keys',
      `a look at ${services} of ${withTtl + plain}, CPU of the server`,
      `${(spent / ticks).toFixed(1)} ms`,
    )
    expect(spent / ticks).toBeLessThanOrEqual(20)
    const stats = server.cli('INFO', 'commandstats')
    expect(stats).not.toMatch(/cmdstat_(keys|psubscribe|config)/)
  }, 180_000)

  test('ten thousand of our own cost four commands and little time', async () => {
    const { server, reader } = await rig()
    const { redis } = reader
    const count = times(2_000, 10_000)
    const beat = await aWriter(redis)
    const beatAll = async (): Promise<void> => {
      for (let from = 0; from < count; from += 500)
        await Promise.all(Array.from({ length: 500 }, (_, i) => beat(`agent-${from + i}`)))
    }
    await beatAll()
    const monitor = redisMonitor('own', { monitors: 'each', every: 60 * SECOND })
    server.cli('CONFIG', 'RESETSTAT')
    await reader.source.read([monitor], Date.now())
    const calls = [...server.cli('INFO', 'commandstats').matchAll(/cmdstat_([a-z|]+):calls=(\d+)/g)]
    const asked = calls.filter(([, name]) => !/config|hello|client|select/.test(name ?? ''))
    figure(
      'own layout',
      'commands of a check',
      asked.reduce((sum, [, , n]) => sum + Number(n), 0),
    )
    expect(asked.reduce((sum, [, , n]) => sum + Number(n), 0)).toBeLessThanOrEqual(4)
    await beatAll()
    const begun = process.cpuUsage()
    const reading = (await reader.source.read([monitor], Date.now())).get('m')
    const { user, system } = process.cpuUsage(begun)
    figure('own layout', `a look at ${count} that all beat again, CPU`, `${Math.round((user + system) / 1000)} ms`)
    expect(reading?.kind === 'members' ? reading.members.length : 0).toBe(count)
  }, 120_000)
})

describeWith('redis-server', 'a subscription that is cut', () => {
  const monitor = redisMonitor('channels agents:heartbeat:mary agents:heartbeat:lisa', { threshold: 3 * SECOND })

  test('calls nobody offline, and hears again soon after', async () => {
    const { server, reader: speaker } = await rig()
    const gate = await aGate(server.port)
    closers.push(gate.close)
    const reader = await readerAt(gate.url)
    await reader.source.listen?.([monitor], null)
    let speaking = true
    const talk = (async () => {
      while (speaking) {
        for (const name of ['mary', 'lisa'])
          await speaker.redis.call(['PUBLISH', `agents:heartbeat:${name}`, '{"status":"ok"}'])
        await sleep(300)
      }
    })()
    const bad: string[] = []
    const look = async (): Promise<boolean> => {
      const found = await reader.statuses(monitor)
      bad.push(...Object.values(found).filter((status) => status === 'critical'))
      return Object.values(found).every((status) => status === 'healthy') && Object.keys(found).length === 2
    }
    await until(look)
    gate.shut()
    const ends = performance.now() + times(5_000, 30_000)
    while (performance.now() < ends) {
      await look()
      await sleep(100)
    }
    gate.open()
    const back = await until(look)
    figure('a subscription cut off', 'all heard again after', `${back} ms`)
    speaking = false
    await talk
    expect(bad).toEqual([])
  }, 180_000)

  test('a frozen server makes nobody offline either', async () => {
    const { server, reader } = await rig()
    await reader.source.listen?.([monitor], null)
    for (const name of ['mary', 'lisa']) await reader.redis.call(['PUBLISH', `agents:heartbeat:${name}`, 'ok'])
    await until(async () => Object.values(await reader.statuses(monitor)).join() === 'healthy,healthy')
    server.freeze()
    const noticed = await until(async () => Object.values(await reader.statuses(monitor)).includes('unknown'))
    figure('a frozen Redis', 'a look says unknown after', `${noticed} ms`)
    await sleep(4_000)
    server.thaw()
    const statuses = await reader.statuses(monitor).then((found) => Object.values(found))
    expect(statuses).not.toContain('critical')
  }, 120_000)
})

describeWith('redis-server', 'a short run that listens', () => {
  // One second here is a hundred there: agents that beat each 30 s and each 300 s, thresholds of three beats.
  test.each([
    [0, ['unknown']],
    [100, ['unknown', 'healthy']],
    // Five times as long as it takes to hear him, and half as long as it takes to miss somebody.
    [1_500, ['healthy']],
  ])(
    'for %d ms calls nobody offline whom it could not have heard',
    async (ms, often) => {
      const { reader, server } = await rig()
      const monitor = redisMonitor('channels agents:often agents:seldom agents:dead', { threshold: 9 * SECOND })
      const speaker = await readerAt(server.url)
      let speaking = true
      const say = async (name: string, everyMs: number, firstMs: number): Promise<void> => {
        await sleep(firstMs)
        while (speaking) {
          await speaker.redis.call(['PUBLISH', `agents:${name}`, 'ok'])
          await sleep(everyMs)
        }
      }
      const talk = [say('often', 300, 300), say('seldom', 3_000, 2_000)]
      if (ms > 0) await reader.source.listen?.([monitor], ms)
      const found = await reader.statuses(monitor)
      speaking = false
      await Promise.all(talk)
      figure('a short run that listens', `for ${ms} ms`, Object.entries(found).join('; '))
      expect(often).toContain(found['often'])
      expect(found).toMatchObject({ seldom: expect.stringMatching(/unknown|healthy/), dead: 'unknown' })
    },
    120_000,
  )
})

describeWith('redis-server', 'clocks that are wrong', () => {
  test.each([HOUR, -HOUR])(
    'agents whose clock is off by %d ms live, in every place',
    async (ahead) => {
      const { reader } = await rig()
      const { redis } = reader
      const beat = await aWriter(redis, ahead)
      const places = [
        redisMonitor('own', { monitors: 'each', every: 10 * SECOND }),
        redisMonitor('keys health:hb:*', { every: 10 * SECOND }),
        redisMonitor('channels agents:heartbeat:*', { threshold: 300 * SECOND }),
      ]
      await reader.source.listen?.(places, null)
      const text = serviceBeat(Date.now() + ahead)
      await beat('mary')
      await redis.call(['SET', 'health:hb:mary', text, 'EX', 35])
      await redis.call(['PUBLISH', 'agents:heartbeat:mary', text])
      for (const place of places) {
        await until(async () => 'mary' in (await reader.statuses(place)))
        const { mary } = await reader.verdicts(place)
        expect([mary?.status, mary?.notes.join()]).toEqual(['healthy', expect.stringMatching(/clock/)])
      }
    },
    120_000,
  )

  test.each([HOUR, -HOUR])(
    'a reader whose clock is off by %d ms against that of Redis kills nobody',
    async (ahead) => {
      const { server, reader } = await rig()
      const beat = await aWriter(reader.redis)
      await beat('mary')
      const wrong = await readerAt(server.url, ahead)
      const { mary } = await wrong.verdicts(redisMonitor('own', { monitors: 'each', every: 10 * SECOND }))
      expect([mary?.status, mary?.notes.join()]).toEqual([
        'healthy',
        expect.stringMatching(/^the clock of Redis is 1 h/),
      ])
    },
    120_000,
  )
})

describeWith('redis-server', 'hostile beats', () => {
  test('are bounded and refused, wherever they stand', async () => {
    const { reader } = await rig()
    const { redis } = reader
    const names = ['##[x', 'a\nb', '*', '__proto__', '::error::', '<img src=x>', '../../etc/passwd', 'x'.repeat(5_000)]
    const large = `{"status":"ok","x":"${'x'.repeat(1_000_000)}"}`
    const many = JSON.stringify(Object.fromEntries(Array.from({ length: 10_000 }, (_, i) => [`key${i}`, `##[x\n${i}`])))
    const places = [
      redisMonitor('own', { monitors: 'each', every: 10 * SECOND }),
      redisMonitor('keys health:hb:*', { every: 10 * SECOND }),
      redisMonitor('channels agents:*', { threshold: 300 * SECOND }),
      redisMonitor('channels health:heartbeats', { threshold: 300 * SECOND }),
    ]
    await reader.source.listen?.(places, null)
    const before = process.memoryUsage().rss
    const said = [large, many, '{"status":', '', serviceBeat(Date.now())]
    for (let i = 0; i < times(20, 200); i++)
      for (const [j, text] of said.entries()) {
        const name = names[(i + j) % names.length] ?? ''
        await redis.call(['SET', `health:hb:${name}`, text, 'EX', 35])
        await redis.call(['HSET', '{heartbeat}:beats', name, text])
        await redis.call(['ZADD', '{heartbeat}:last', Date.now(), name])
        await redis.call(['PUBLISH', `agents:${name}`, text])
        await redis.call(['PUBLISH', 'health:heartbeats', JSON.stringify({ service: name, status: 'ok' })])
      }
    for (const place of places) {
      await redis.call(['SET', 'health:hb:good', serviceBeat(Date.now()), 'EX', 35])
      const found = await reader.statuses(place)
      for (const id of Object.keys(found)) expect(id).toMatch(/^[A-Za-z0-9][\w.:/@-]{0,199}$/)
    }
    expect(reader.log.length).toBeGreaterThan(0)
    const grown = (process.memoryUsage().rss - before) / 1024 / 1024
    figure('hostile beats', 'memory grown by', `${grown.toFixed(0)} MiB`)
    expect(grown).toBeLessThan(160)
  }, 120_000)
})
