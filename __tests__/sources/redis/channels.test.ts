import { describe, expect, test } from '@jest/globals'
import { HOUR, SECOND, toIso } from '../../../src/domain/time.js'
import { NOON, redisMonitor, redisWorld, type World } from './world.js'

const THRESHOLD = { threshold: 300 * SECOND }
const say = ({ redis }: World, name: string, text = '{"status":"ok","signals_sent":42}'): void =>
  redis.publish(`agents:heartbeat:${name}`, text)
const ALL = redisMonitor('channels agents:heartbeat:*', THRESHOLD)
const FOUR = redisMonitor('channels agents:heartbeat:mary agents:heartbeat:lisa', THRESHOLD)

describe('who speaks on a channel', () => {
  test('is there from the time of receipt, with all that was said', async () => {
    const world = await redisWorld()
    await world.listen(ALL, null)
    say(world, 'mary', '{"status":"ok","signals_sent":42,"last_trade":"2026-11-22T11:58:00Z"}')
    world.pass(20 * SECOND)
    expect(await world.read(ALL)).toMatchObject({
      members: [
        {
          name: 'mary',
          reading: {
            beat: { at: NOON, state: 'ok', metadata: { signals_sent: 42, last_trade: '2026-11-22T11:58:00Z' } },
            evidence: { field: 'received' },
          },
        },
      ],
    })
  })

  test('bare words are signs of life too; a failure is one that says so', async () => {
    const world = await redisWorld()
    await world.listen(ALL, null)
    say(world, 'a', 'ping')
    say(world, 'b', '{"status":"error"}')
    say(world, 'c', '{"status":')
    expect(await world.read(ALL)).toMatchObject({
      members: [
        { name: 'a', reading: { beat: { state: 'ok' } } },
        { name: 'b', reading: { beat: { state: 'failed' } } },
        { name: 'c', reading: { kind: 'invalid', problem: 'malformed' } },
      ],
    })
  })

  test.each([HOUR, -HOUR])('lives though its clock is off by %d ms, which is told', async (ahead) => {
    const world = await redisWorld()
    await world.listen(ALL, null)
    for (let i = 0; i < 3; i++) {
      say(world, 'mary', JSON.stringify({ status: 'ok', timestamp: toIso(world.now() + ahead) }))
      world.pass(60 * SECOND)
      expect(await world.statuses(ALL)).toEqual({ mary: 'healthy' })
    }
    expect((await world.verdicts(ALL))['mary']?.notes.join()).toMatch(/clock of/)
    world.pass(300 * SECOND)
    expect(await world.statuses(ALL)).toEqual({ mary: 'critical' })
  })

  test('a hung one goes on saying the same old time, and is found', async () => {
    const world = await redisWorld()
    await world.listen(ALL, null)
    for (let i = 0; i < 12; i++) {
      say(world, 'mary', JSON.stringify({ status: 'ok', timestamp: toIso(NOON), n: i }))
      world.pass(60 * SECOND)
      await world.read(ALL)
    }
    expect(await world.statuses(ALL)).toEqual({ mary: 'critical' })
  })

  test('many on one channel are told apart by service and instance', async () => {
    const world = await redisWorld()
    const shared = redisMonitor('channels health:heartbeats', { every: 10 * SECOND })
    await world.listen(shared, null)
    const beat = (more: object): void =>
      world.redis.publish('health:heartbeats', JSON.stringify({ status: 'healthy', ...more }))
    beat({ service: 'web', instance_id: 'w-1' })
    beat({ service: 'web', instance_id: 'w-2' })
    beat({ service: 'db' })
    beat({ service: '__proto__' })
    beat({ service: 'a\nb' })
    expect(await world.statuses(shared)).toEqual({ db: 'healthy', 'web/w-1': 'healthy', 'web/w-2': 'healthy' })
    expect(world.warnings.join()).toMatch(/2 who speak on health:heartbeats have names that can be no ids/)
  })

  test('a message of a megabyte is not read, and not remembered', async () => {
    const world = await redisWorld()
    await world.listen(ALL, null)
    say(world, 'mary', 'x'.repeat(1_000_000))
    expect(await world.read(ALL)).toMatchObject({ kind: 'unreachable' })
    expect(world.warnings).toEqual([expect.stringMatching(/larger than 64 kB and was not read/)])
  })
})

describe('who is silent', () => {
  test('is not judged by somebody who did not listen, or not long enough', async () => {
    const world = await redisWorld()
    expect(await world.statuses(FOUR)).toEqual({ lisa: 'unknown', mary: 'unknown' })
    await world.listen(FOUR, 0)
    say(world, 'mary')
    await world.listen(FOUR, 60 * SECOND)
    const verdicts = await world.verdicts(FOUR)
    expect(verdicts).toMatchObject({ mary: { status: 'healthy' }, lisa: { status: 'unknown' } })
    expect(verdicts['lisa']?.message).toMatch(/agents:heartbeat:lisa was not heard so far; listened for 1 min/)
  })

  test('is missing once a whole threshold was listened to', async () => {
    const world = await redisWorld()
    await world.listen(FOUR, null)
    world.pass(299 * SECOND)
    expect(await world.statuses(FOUR)).toEqual({ lisa: 'unknown', mary: 'unknown' })
    world.pass(SECOND)
    expect(await world.statuses(FOUR)).toEqual({ lisa: 'critical', mary: 'critical' })
  })

  test('where nobody at all spoke, that is told of the pattern', async () => {
    const world = await redisWorld()
    await world.listen(ALL, null)
    expect((await world.verdicts(ALL))['m']).toMatchObject({
      status: 'unknown',
      message: expect.stringMatching(/nobody was heard on agents:heartbeat:\* so far; listened/),
    })
    world.pass(300 * SECOND)
    expect(await world.statuses(ALL)).toEqual({ m: 'critical' })
  })

  test('a look at one of them does not make it deaf to the others', async () => {
    const world = await redisWorld()
    await world.listen(FOUR, null)
    await world.read(redisMonitor('channel agents:heartbeat:mary', THRESHOLD))
    say(world, 'lisa')
    expect(await world.statuses(FOUR)).toMatchObject({ lisa: 'healthy' })
  })

  test('a short run calls silent whom others heard too long ago, if it listened for a third of the threshold', async () => {
    const world = await redisWorld()
    await world.listen(FOUR, null)
    say(world, 'mary')
    await world.read(FOUR)
    expect(world.redis.sets.get('{heartbeat}:heard')?.get('channel agents:heartbeat:mary')).toBe(NOON)
    await world.again()
    world.pass(200 * SECOND)
    expect(await world.statuses(FOUR)).toMatchObject({ mary: 'healthy' })
    world.pass(200 * SECOND)
    expect((await world.verdicts(FOUR))['mary']).toMatchObject({
      status: 'unknown',
      message: expect.stringMatching(/last heard 6 min ago; nobody listened in this run: set `duration`/),
    })
    await world.listen(FOUR, 99 * SECOND)
    expect(await world.statuses(FOUR)).toMatchObject({ mary: 'unknown' })
    await world.listen(FOUR, SECOND)
    expect(await world.statuses(FOUR)).toMatchObject({ mary: 'critical' })
  })

  test('while the subscription is cut nobody is; its return is told, and listening begins anew', async () => {
    const world = await redisWorld()
    await world.listen(FOUR, null)
    for (let i = 0; i < 5; i++) {
      for (const name of ['mary', 'lisa']) say(world, name)
      world.pass(60 * SECOND)
      expect(await world.statuses(FOUR)).toEqual({ mary: 'healthy', lisa: 'healthy' })
    }
    world.redis.cut()
    world.pass(400 * SECOND)
    expect((await world.verdicts(FOUR))['mary']).toMatchObject({
      status: 'unknown',
      message: expect.stringMatching(/the subscription is cut: .*connection was closed/),
    })
    world.redis.mend()
    const mendedAt = world.now()
    expect(await world.statuses(FOUR)).toEqual({ mary: 'unknown', lisa: 'unknown' })
    say(world, 'mary')
    world.pass(100 * SECOND)
    expect(await world.read(FOUR)).toMatchObject({
      members: [
        { name: 'mary', reading: { kind: 'beat', beat: { at: mendedAt } } },
        { name: 'lisa', reading: { kind: 'beat', resumed: { at: mendedAt, outageMs: 400 * SECOND } } },
      ],
    })
  })
})
