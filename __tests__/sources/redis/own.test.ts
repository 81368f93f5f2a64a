import { describe, expect, test } from '@jest/globals'
import { HOUR, MINUTE, SECOND } from '../../../src/domain/time.js'
import { ExternalError } from '../../../src/errors.js'
import { NOON, redisMonitor, redisWorld } from './world.js'

const EVERY_10S = { every: 10 * SECOND }
const DOWN = new ExternalError('redis', 'Redis at 127.0.0.1:6379: connect ECONNREFUSED', {
  permanent: false,
  remedy: 'start it',
})

describe('beats of the own layout', () => {
  test('are read as they were written, with their history', async () => {
    const world = await redisWorld()
    await world.beat('nightly')
    const reading = await world.read(redisMonitor('own', {}, 'nightly'))
    expect(reading).toMatchObject({ kind: 'beat', beat: { at: NOON, state: 'ok', own: true, lastSuccessAt: NOON } })
  })

  test('are all members where each is asked for, in the order of their names', async () => {
    const world = await redisWorld()
    for (const id of ['b', 'a', 'c']) await world.beat(id)
    expect(Object.keys(await world.statuses(redisMonitor('own', { monitors: 'each' })))).toEqual(['a', 'b', 'c'])
  })

  test('cost four commands, and what has not changed is not asked for again', async () => {
    const world = await redisWorld()
    for (const id of ['a', 'b']) await world.beat(id)
    const monitor = redisMonitor('own', { monitors: 'each', ...EVERY_10S })
    world.redis.calls.length = 0
    await world.read(monitor)
    expect(world.redis.calls.map(([name]) => name).sort()).toEqual(['GET', 'HMGET', 'INFO', 'ZREVRANGEBYSCORE'])
    world.pass(10 * SECOND)
    await world.beat('a')
    world.redis.calls.length = 0
    await world.read(monitor)
    expect(world.redis.calls.filter(([name]) => name === 'HMGET')).toEqual([['HMGET', '{heartbeat}:beats', 'a']])
  })

  test('are missing where none was ever written, and that is said with its place', async () => {
    const world = await redisWorld()
    expect(await world.read(redisMonitor('own', {}, 'gone'))).toMatchObject({
      kind: 'missing',
      detail: 'there is no beat of gone in {heartbeat}:beats',
    })
    expect(await world.read(redisMonitor('own', { monitors: 'each' }))).toMatchObject({ kind: 'missing' })
  })

  test('somebody who is taken out is no member any more', async () => {
    const world = await redisWorld()
    for (const id of ['a', 'b']) await world.beat(id)
    const monitor = redisMonitor('own', { monitors: 'each' })
    await world.read(monitor)
    world.redis.sets.get('{heartbeat}:last')?.delete('b')
    world.redis.hashes.get('{heartbeat}:beats')?.delete('b')
    expect(Object.keys(await world.statuses(monitor))).toEqual(['a'])
  })
})

describe('clocks', () => {
  test.each([HOUR, -HOUR, 4 * MINUTE, -4 * MINUTE])('a writer whose clock is off by %d ms lives', async (ahead) => {
    const world = await redisWorld()
    const monitor = redisMonitor('own', EVERY_10S, 'a')
    await world.beat('a', ahead)
    world.pass(8 * SECOND)
    const verdict = (await world.verdicts(monitor))['a']
    expect(verdict).toMatchObject({ status: 'healthy', beat: { at: NOON, lastSuccessAt: NOON } })
    expect(verdict?.notes.join()).toEqual(
      Math.abs(ahead) > 5 * MINUTE ? expect.stringMatching(/the clock of whoever writes this beat is 1 h/) : '',
    )
    world.pass(80 * SECOND)
    expect(await world.statuses(monitor)).toEqual({ a: 'critical' })
  })

  test.each([HOUR, -HOUR])('the clock of Redis is stepped by %d ms and nobody dies, watched or not', async (step) => {
    const world = await redisWorld()
    const monitor = redisMonitor('own', { monitors: 'each', ...EVERY_10S })
    for (const id of ['a', 'dead']) await world.beat(id)
    expect(await world.statuses(monitor)).toEqual({ a: 'healthy', dead: 'healthy' })
    world.pass(10 * SECOND)
    await world.beat('a')
    world.redis.clockOffset = step
    world.pass(5 * SECOND)
    const watched = await world.verdicts(monitor)
    expect(watched['a']?.status).toBe('healthy')
    expect(watched['a']?.notes.join()).toMatch(/the clock of Redis is 1 h (ahead of|behind) that of this machine/)
    await world.again()
    expect(await world.statuses(monitor)).toMatchObject({ a: 'healthy' })
    for (let i = 0; i < 9; i++) {
      world.pass(10 * SECOND)
      await world.beat('a')
      expect(await world.statuses(monitor)).toMatchObject({ a: 'healthy' })
    }
    expect(await world.statuses(monitor)).toEqual({ a: 'healthy', dead: 'critical' })
  })
})

describe('a Redis that was away', () => {
  test('is unreachable with its cause and remedy, and its return is told with its length', async () => {
    const world = await redisWorld()
    const monitor = redisMonitor('own', EVERY_10S, 'a')
    await world.beat('a')
    await world.read(monitor)
    world.redis.fault = DOWN
    world.pass(30 * SECOND)
    expect(await world.read(monitor)).toEqual({
      kind: 'unreachable',
      detail: expect.stringMatching(/ECONNREFUSED; start it/),
    })
    world.pass(60 * SECOND)
    world.redis.fault = null
    expect(await world.read(monitor)).toMatchObject({
      kind: 'beat',
      resumed: { at: NOON + 90 * SECOND, outageMs: 90 * SECOND },
    })
    world.pass(15 * SECOND)
    expect(await world.read(monitor)).toMatchObject({ resumed: { at: NOON + 90 * SECOND } })
  })

  test('twice in a row excuses by each of them', async () => {
    const world = await redisWorld()
    const monitor = redisMonitor('own', EVERY_10S, 'a')
    await world.beat('a')
    await world.read(monitor)
    for (const awayMs of [90 * SECOND, 2 * SECOND]) {
      world.redis.fault = DOWN
      await world.read(monitor)
      world.pass(awayMs)
      world.redis.fault = null
      await world.read(monitor)
      world.pass(5 * SECOND)
    }
    const before = { at: NOON + 90 * SECOND, outageMs: 90 * SECOND }
    expect(await world.read(monitor)).toMatchObject({ resumed: { at: NOON + 97 * SECOND, before } })
  })

  test('and lost its data: the last that was known stands, and the loss is told', async () => {
    const world = await redisWorld()
    const monitor = redisMonitor('own', { monitors: 'each', ...EVERY_10S })
    for (const id of ['a', 'dead']) await world.beat(id)
    await world.read(monitor)
    world.redis.flush()
    world.pass(15 * SECOND)
    const lost = await world.read(monitor)
    expect(lost).toMatchObject({ kind: 'members', members: [{ name: 'a' }, { name: 'dead' }] })
    for (let i = 0; i < 3; i++) {
      world.pass(10 * SECOND)
      await world.beat('a')
      expect(await world.read(monitor)).toMatchObject({
        members: [
          { name: 'a', reading: { beat: { at: world.now() } } },
          { name: 'dead', reading: { beat: { at: NOON }, resumed: { at: NOON + 15 * SECOND } } },
        ],
      })
    }
  })

  test('started anew between two looks, that is noticed; a user without INFO does without', async () => {
    const world = await redisWorld()
    const monitor = redisMonitor('own', EVERY_10S, 'a')
    await world.beat('a')
    await world.read(monitor)
    world.pass(15 * SECOND)
    world.redis.restart()
    expect(await world.read(monitor)).toMatchObject({ resumed: { at: NOON + 15 * SECOND } })
    await world.again()
    world.redis.forbidden.add('INFO')
    expect(await world.read(monitor)).toMatchObject({ kind: 'beat' })
  })

  test('a process that has just begun knows of a restart by itself', async () => {
    const world = await redisWorld()
    await world.beat('a')
    world.redis.restart()
    world.pass(20 * SECOND)
    await world.again()
    expect(await world.read(redisMonitor('own', EVERY_10S, 'a'))).toMatchObject({ resumed: { at: NOON } })
  })
})

test('a beat that is no beat is refused by its size or its text, and the others are read', async () => {
  const world = await redisWorld()
  await world.beat('a')
  const put = (id: string, text: string): void => {
    world.redis.hashes.get('{heartbeat}:beats')?.set(id, text)
    world.redis.sets.get('{heartbeat}:last')?.set(id, NOON)
  }
  put('large', `{"x": "${'x'.repeat(1_000_000)}"}`)
  put('broken', '{"last_run": ')
  put('__proto__', '{}')
  put('a\nb', '{}')
  const reading = await world.read(redisMonitor('own', { monitors: 'each' }))
  expect(reading).toMatchObject({
    members: [
      { name: 'a', reading: { kind: 'beat' } },
      { name: 'broken', reading: { kind: 'invalid', problem: 'malformed' } },
      { name: 'large', reading: { kind: 'invalid', detail: expect.stringContaining('larger than 64 kB') } },
    ],
  })
})
