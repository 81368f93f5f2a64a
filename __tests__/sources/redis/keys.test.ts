import { describe, expect, test } from '@jest/globals'
import { HOUR, MINUTE, SECOND } from '../../../src/domain/time.js'
import { NOON, redisMonitor, redisWorld, serviceBeat, type World } from './world.js'

const EVERY_10S = { every: 10 * SECOND }
const put = ({ redis, now }: World, key: string, text: string, ttlMs: number | null = 35 * SECOND): void =>
  void redis.strings.set(key, { text, until: ttlMs === null ? null : now() + ttlMs })
/** What was asked beside the first look at the server. */
const asked = ({ redis }: World): string[] =>
  redis.calls.map(([name = '']) => name).filter((name) => !['INFO', 'GET'].includes(name))

describe('keys of somebody else', () => {
  test('are members by what their pattern does not say, with all that they tell', async () => {
    const world = await redisWorld()
    put(world, 'health:hb:web:1', serviceBeat(NOON, { checks: { db_ok: true }, zone: 'eu' }))
    put(world, 'health:hb:db', serviceBeat(NOON))
    put(world, 'other:db', serviceBeat(NOON))
    expect(await world.read(redisMonitor('keys health:hb:*', EVERY_10S))).toMatchObject({
      kind: 'members',
      members: [
        { name: 'db' },
        {
          name: 'web:1',
          reading: { beat: { at: NOON, state: 'ok', checks: { db_ok: true }, metadata: { zone: 'eu' } } },
        },
      ],
    })
  })

  test('their names are looked for once a minute, and their values asked for by 500', async () => {
    const world = await redisWorld()
    for (let i = 0; i < 1200; i++) put(world, `hb:${i}`, serviceBeat(NOON), HOUR)
    const monitor = redisMonitor('keys hb:*', { threshold: HOUR })
    await world.read(monitor)
    expect(asked(world)).toEqual(['ZREVRANGEBYSCORE', 'SCAN', 'SCAN', 'MGET', 'MGET', 'MGET'])
    world.redis.calls.length = 0
    world.pass(59 * SECOND)
    put(world, 'hb:new', serviceBeat(world.now()))
    expect(Object.keys(await world.statuses(monitor))).not.toContain('new')
    expect(asked(world)).toEqual(['MGET', 'MGET', 'MGET'])
    world.pass(SECOND)
    expect(Object.keys(await world.statuses(monitor))).toContain('new')
    expect(world.redis.calls.map(([name]) => name)).not.toContain('KEYS')
  })

  test('one that ran out is still known, and what it missed is counted', async () => {
    const world = await redisWorld()
    const monitor = redisMonitor('keys hb:*', EVERY_10S)
    put(world, 'hb:a', serviceBeat(NOON))
    const seen: string[] = []
    for (let i = 0; i < 6; i++) {
      seen.push((await world.statuses(monitor))['a'] ?? 'gone')
      world.pass(11 * SECOND)
    }
    expect(seen).toEqual(['healthy', 'warning', 'warning', 'degraded', 'degraded', 'critical'])
    expect((await world.verdicts(monitor))['a']?.notes.join()).toMatch(/its key is gone/)
  })

  test('one that was never there is missing; one that is forgotten after a week is no member any more', async () => {
    const world = await redisWorld()
    expect(await world.read(redisMonitor('key hb:a', EVERY_10S))).toMatchObject({
      kind: 'missing',
      detail: 'there is no key hb:a',
    })
    expect(await world.read(redisMonitor('keys hb:*', EVERY_10S))).toMatchObject({
      kind: 'missing',
      detail: 'no key matches hb:*',
    })
    const monitor = redisMonitor('keys hb:*', EVERY_10S)
    for (const key of ['hb:a', 'hb:b']) put(world, key, serviceBeat(NOON))
    await world.read(monitor)
    world.pass(8 * 24 * HOUR)
    put(world, 'hb:b', serviceBeat(world.now()))
    await world.read(monitor)
    expect(Object.keys(await world.statuses(monitor))).toEqual(['b'])
  })

  test('what one process heard another knows that has just begun', async () => {
    const world = await redisWorld()
    const monitor = redisMonitor('keys hb:*', EVERY_10S)
    put(world, 'hb:a', serviceBeat(NOON))
    await world.listen(monitor, null)
    await world.read(monitor)
    expect(world.redis.sets.get('{heartbeat}:heard')?.get('key hb:a')).toBe(NOON)
    await world.again()
    world.pass(40 * SECOND)
    expect(await world.statuses(monitor)).toEqual({ a: 'degraded' })
  })

  test('a process that may not keep what it heard goes on without; one that runs once keeps nothing', async () => {
    const world = await redisWorld()
    const monitor = redisMonitor('keys hb:*', EVERY_10S)
    put(world, 'hb:a', serviceBeat(NOON))
    await world.read(monitor)
    expect(world.redis.sets.size).toBe(0)
    for (const name of ['ZADD', 'ZREVRANGEBYSCORE', 'INFO']) world.redis.forbidden.add(name)
    await world.again()
    await world.listen(monitor, null)
    expect(await world.statuses(monitor)).toEqual({ a: 'healthy' })
  })
})

describe('the time of a key', () => {
  test('that states none is when it was set, by its time to live', async () => {
    const world = await redisWorld()
    put(world, 'hb:a', 'ok', 35 * SECOND)
    world.pass(8 * SECOND)
    for (const place of ['key hb:a ttl=35s', 'key hb:a'])
      expect(await world.read(redisMonitor(place, EVERY_10S))).toMatchObject({ kind: 'beat', beat: { at: NOON } })
    world.pass(12 * SECOND)
    put(world, 'hb:a', 'ok', 35 * SECOND)
    expect(await world.read(redisMonitor('key hb:a ttl=35s', EVERY_10S))).toMatchObject({ beat: { at: world.now() } })
  })

  test('that states none and lives for ever cannot be told, and the remedy is named', async () => {
    const world = await redisWorld()
    put(world, 'hb:a', 'ok', null)
    put(world, 'hb:b', 'ok', HOUR)
    expect(await world.read(redisMonitor('key hb:a', EVERY_10S))).toMatchObject({
      kind: 'invalid',
      problem: 'no-timestamp',
      detail: expect.stringMatching(/the key never runs out: let its writer add a time, or set a time to live/),
    })
    const wrong = await world.read(redisMonitor('key hb:b ttl=35s', EVERY_10S))
    expect(wrong).toMatchObject({ detail: expect.stringMatching(/lives for 1 h yet, longer than the `ttl` of 35 s/) })
  })

  test.each([HOUR, -HOUR, 2 * 24 * HOUR])(
    'of a writer whose clock is off by %d ms is no death, and is told',
    async (ahead) => {
      const world = await redisWorld()
      const monitor = redisMonitor('keys hb:*', EVERY_10S)
      for (let i = 0; i < 5; i++) {
        put(world, 'hb:a', serviceBeat(world.now() + ahead))
        world.pass(6 * SECOND)
        const verdict = (await world.verdicts(monitor))['a']
        expect(verdict?.status).toBe('healthy')
        expect(verdict?.notes.join()).toMatch(/clock of (whoever writes this beat|its writer) is/)
        world.pass(4 * SECOND)
      }
      world.pass(5 * MINUTE)
      expect(await world.statuses(monitor)).toEqual({ a: 'critical' })
    },
  )

  test('that is renewed again and again with the same old time is that of its first renewal', async () => {
    const world = await redisWorld()
    const monitor = redisMonitor('key hb:a ttl=35s', EVERY_10S)
    const hung = serviceBeat(NOON - HOUR)
    for (let i = 0; i < 7; i++) {
      put(world, 'hb:a', `${hung.slice(0, -1)},"n":${i}}`)
      await world.read(monitor)
      world.pass(10 * SECOND)
    }
    expect(await world.statuses(monitor)).toEqual({ m: 'critical' })
  })
})

describe('hostile keys', () => {
  test('large, broken and badly named ones are refused, and the others are read', async () => {
    const world = await redisWorld()
    put(world, 'hb:good', serviceBeat(NOON))
    put(world, 'hb:large', `{"timestamp": 1, "x": "${'x'.repeat(1_000_000)}"}`)
    put(world, 'hb:many', JSON.stringify(Object.fromEntries(Array.from({ length: 10_000 }, (_, i) => [`k${i}`, i]))))
    put(world, 'hb:broken', '{"timestamp":')
    for (const name of ['##[x', 'a\nb', '*', '__proto__', '../x', '<img>', ' '])
      put(world, `hb:${name}`, serviceBeat(NOON))
    const monitor = redisMonitor('keys hb:*', EVERY_10S)
    for (let i = 0; i < 2; i++) {
      const reading = await world.read(monitor)
      expect(reading).toMatchObject({
        members: [
          { name: 'broken', reading: { kind: 'invalid', problem: 'malformed' } },
          { name: 'good', reading: { kind: 'beat' } },
          { name: 'large', reading: { kind: 'invalid', detail: expect.stringContaining('larger than 64 kB') } },
          { name: 'many', reading: { kind: 'invalid' } },
        ],
      })
    }
    expect(world.warnings).toEqual(['7 of the keys of hb:* have names that can be no ids, and are not watched'])
    // What is far too large is not sent again.
    expect(world.redis.calls.filter(([name]) => name === 'MGET').at(-1)).not.toContain('hb:large')
  })

  test('a pattern that fits all of a large Redis is cut', async () => {
    const world = await redisWorld()
    for (let i = 0; i < 20_050; i++) put(world, `k${i}`, '1')
    const reading = await world.read(redisMonitor('keys k*', EVERY_10S))
    expect(reading.kind === 'members' ? reading.members.length : 0).toBe(20_000)
    expect(world.warnings).toEqual(['more than 20000 keys match k*: the rest is not watched'])
  })
})
