import { describe, expect, test } from '@jest/globals'
import { createFiles } from '../../src/platform/files.js'
import type { RawOptions } from '../../src/domain/member.js'
import { HOUR, SECOND } from '../../src/domain/time.js'
import { redis as member } from '../../src/sinks/redis/index.js'
import type { Sink } from '../../src/sinks/sink.js'
import { OWN_LAYOUT } from '../contract/redis-sink.js'
import { fakeRedis, type FakeRedis } from '../support/fake-redis.js'
import { beatAt, logTo, NOON } from './rig.js'
import { noHttp } from '../support/no-http.js'

interface Rig {
  readonly redis: FakeRedis
  pass(ms: number): void
  open(options?: RawOptions, clockMs?: number): Sink
}

function rig(): Rig {
  let now = NOON
  const redis = fakeRedis(() => now)
  return {
    redis,
    pass: (ms) => void (now += ms),
    open(raw = {}, clockMs = 0) {
      const options = member.options(raw, [])
      if (options === null) throw new Error('options')
      return member.create(options, {
        clock: { now: () => now + clockMs, sleep: async () => {} },
        log: logTo([]),
        files: createFiles(),
        random: () => 0.5,
        github: () => Promise.reject(new Error('no GitHub here')),
        redis: async () => redis,
        http: noHttp,
      })
    },
  }
}

describe('the own layout', () => {
  test('counts beats and errors, keeps the instant by the clock of Redis, and says since when its data stand', async () => {
    const { redis, pass, open } = rig()
    const sink = open()
    redis.clockOffset = 7 * SECOND
    await sink.write(beatAt(0))
    pass(10 * SECOND)
    await sink.write(beatAt(10, { state: 'failed' }))
    expect(redis.sets.get(OWN_LAYOUT.last)?.get('backup')).toBe(NOON + 17 * SECOND)
    expect(redis.hashes.get(OWN_LAYOUT.pulses)?.get('backup')).toBe('2')
    expect(redis.hashes.get(OWN_LAYOUT.errors)?.get('backup')).toBe('1')
    expect(redis.strings.get(OWN_LAYOUT.boot)?.text).toBe(
      `${(Number.MAX_SAFE_INTEGER * 0.5 - 0.5).toString(36)}:${NOON + 7 * SECOND}`,
    )
  })

  test('a beat of a process that goes on is one command', async () => {
    const { redis, pass, open } = rig()
    const sink = open()
    for (let i = 0; i < 5; i++) {
      await sink.write(beatAt(10 * i))
      pass(10 * SECOND)
    }
    expect(redis.calls).toHaveLength(5)
  })

  test('keeps the history of what another process wrote meanwhile', async () => {
    const { redis, pass, open } = rig()
    const [one, other] = [open(), open()]
    await one.write(beatAt(0))
    pass(10 * SECOND)
    await other.write(beatAt(10, { state: 'failed' }))
    pass(10 * SECOND)
    await one.write(beatAt(20, { state: 'failed' }))
    const stored = JSON.parse(redis.hashes.get(OWN_LAYOUT.beats)?.get('backup') ?? '') as Record<string, unknown>
    expect(stored).toMatchObject({ last_success: '2026-11-22T12:00:00Z', consecutive_failures: 2 })
  })

  test('of writers whose clocks differ the one that wrote last counts', async () => {
    const { redis, pass, open } = rig()
    const [ahead, behind] = [open({}, 4 * 60 * SECOND), open({}, -HOUR)]
    await ahead.write(beatAt(240))
    pass(SECOND)
    const result = await behind.write(beatAt(1 - 3600))
    expect(result.written).toBe(true)
    expect(redis.sets.get(OWN_LAYOUT.last)?.get('backup')).toBe(NOON + SECOND)
  })

  test('a beat that was held up on its way never replaces one that is newer', async () => {
    const { pass, open } = rig()
    pass(30 * SECOND)
    await open().write(beatAt(30))
    pass(SECOND)
    expect(await open().write(beatAt(5, { state: 'failed' }))).toMatchObject({ written: false })
  })

  test('writers that never stop writing over each other end in words', async () => {
    const { redis, open } = rig()
    const { run } = redis
    let n = 0
    redis.run = async (...asked) => {
      redis.hashes.set(OWN_LAYOUT.beats, new Map([['backup', `{"n":${n++}}`]]))
      return run(...asked)
    }
    await expect(open().write(beatAt(0))).rejects.toThrow(/the beat of backup was written over 5 times meanwhile/)
  })
})

test('a key of its own runs out, and is said on a channel where that is wished', async () => {
  const { redis, pass, open } = rig()
  const heard: string[] = []
  await redis.subscribe(
    { names: ['beats'], patterns: [] },
    { message: (channel) => void heard.push(channel), listening: () => {}, deaf: () => {} },
  )
  const sink = open({ key: 'hb:{monitor}:{instance}', instance: 'host', everyMs: 10 * SECOND, channel: 'beats' })
  await sink.write(beatAt(0))
  expect(redis.strings.get('hb:backup:host')).toMatchObject({ until: NOON + 35 * SECOND })
  expect(heard).toEqual(['beats'])
  pass(36 * SECOND)
  expect(await redis.call(['GET', 'hb:backup:host'])).toBeNull()
  expect((await sink.write(beatAt(36))).written).toBe(true)
})
