import { describe, expect, test } from '@jest/globals'
import { createProcessTargets } from '../../src/domain/recovery/process-targets.js'
import {
  begun,
  ended,
  exhausted,
  NO_TARGET,
  type TargetMemory,
  type TargetState,
} from '../../src/domain/recovery/target-state.js'
import { MINUTE, SECOND } from '../../src/domain/time.js'
import { ExternalError } from '../../src/errors.js'
import { mirroredTargets } from '../../src/redis/mirrored-targets.js'
import { memoryRedis, type MemoryRedis } from '../support/memory-redis.js'

const NOW = Date.UTC(2026, 10, 22, 9, 30)
const KEY = 'health:restart:arbees-shard'
const TARGET = 'container:arbees-shard'

interface Bench {
  readonly redis: MemoryRedis
  readonly memory: TargetMemory
  readonly lines: string[]
  mirrored(): TargetMemory
}

function bench(): Bench {
  const redis = memoryRedis()
  const memory = createProcessTargets()
  const lines: string[] = []
  const note = (text: string): void => void lines.push(text)
  const log = { debug: note, info: note, notice: note, warning: note, error: note }
  const mirror = {
    redis: async () => redis,
    key: 'health:restart:{container}',
    marker: '{heartbeat}:mirror',
    cooldownMs: 10 * MINUTE,
    now: () => NOW,
    log,
    scan: { done: false },
  }
  return { redis, memory, lines, mirrored: () => mirroredTargets(memory, mirror) }
}

/** So many attempts that failed, the last one a minute ago. */
function tried(times: number): TargetState {
  return Array.from({ length: times }, (_, i) => NOW - MINUTE - (times - 1 - i) * 5 * SECOND).reduce(
    (state, at) => ended(begun(state, at, 'services/shard'), at, { ok: false, detail: 'exited (1)', url: null }),
    NO_TARGET,
  )
}

function shown(redis: MemoryRedis): unknown {
  const text = redis.texts.get(KEY)
  return text === undefined ? undefined : JSON.parse(text)
}

describe('what other programs read', () => {
  test.each<[string, TargetState, unknown]>([
    [
      'an attempt that failed',
      tried(2),
      {
        attempt_count: 2,
        last_attempt_at: '2026-11-22T09:29:00Z',
        last_failure_reason: 'exited (1)',
        cooldown_until: null,
      },
    ],
    [
      'one that is under way',
      begun(NO_TARGET, NOW, 'services/shard'),
      { attempt_count: 1, last_attempt_at: '2026-11-22T09:30:00Z', last_failure_reason: null, cooldown_until: null },
    ],
    [
      'all of them spent',
      exhausted(tried(3), NOW),
      {
        attempt_count: 3,
        last_attempt_at: '2026-11-22T09:29:00Z',
        last_failure_reason: 'exited (1)',
        cooldown_until: '2026-11-22T09:39:00Z',
      },
    ],
    ['nothing that counts', NO_TARGET, undefined],
  ])('%s', async (_, state, expected) => {
    const { redis, mirrored } = bench()
    await mirrored().remember(new Map([[TARGET, state]]))
    expect(shown(redis)).toEqual(expected)
  })

  test('the key goes when the attempts count no more', async () => {
    const { redis, mirrored } = bench()
    const memory = mirrored()
    await memory.remember(new Map([[TARGET, tried(1)]]))
    await memory.remember(new Map([[TARGET, { ...tried(1), attempts: [], resetAt: NOW }]]))
    expect(shown(redis)).toBeUndefined()
  })

  test('other kinds of target have none', async () => {
    const { redis, mirrored } = bench()
    await mirrored().remember(new Map([['workflow:backup.yml', tried(1)]]))
    expect(redis.calls).toEqual([])
  })

  test('what can not be shown is not remembered, so that nothing is done that nobody counts', async () => {
    const { redis, memory, mirrored } = bench()
    redis.fault = new ExternalError('redis', 'the connection was refused', { permanent: false })
    await expect(mirrored().remember(new Map([[TARGET, tried(1)]]))).rejects.toThrow('refused')
    expect(await memory.load()).toEqual(new Map())
  })
})

describe('what people do to the key', () => {
  test('who deletes it resets the attempts, and the log says so', async () => {
    const { redis, memory, lines, mirrored } = bench()
    const both = mirrored()
    await both.load()
    await both.remember(new Map([[TARGET, exhausted(tried(3), NOW)]]))
    redis.texts.delete(KEY)
    expect((await both.load()).get(TARGET)).toMatchObject({ attempts: [], exhaustedAt: null, resetAt: NOW, made: 3 })
    expect((await memory.load()).get(TARGET)).toMatchObject({ attempts: [] })
    expect(lines).toEqual([`Attempts on arbees-shard begin anew: ${KEY} was deleted.`])
  })

  test('a Redis that lost all its data resets nobody, and shows them again', async () => {
    const { redis, lines, mirrored } = bench()
    const both = mirrored()
    await both.load()
    await both.remember(new Map([[TARGET, exhausted(tried(3), NOW)]]))
    redis.texts.clear()
    expect((await both.load()).get(TARGET)?.attempts).toHaveLength(3)
    expect(shown(redis)).toMatchObject({ attempt_count: 3 })
    expect((await both.load()).get(TARGET)?.attempts).toHaveLength(3)
    expect(lines).toEqual([])
  })

  test.each([
    ['ISO', '"2026-11-22T09:20:00Z"'],
    ['epoch seconds', String(NOW / 1000 - 600)],
  ])('what another supervisor counted is counted on, its time as %s', async (_, lastAt) => {
    const { redis, mirrored } = bench()
    redis.texts.set(KEY, `{"attempt_count":2,"last_attempt_at":${lastAt}}`)
    const state = (await mirrored().load()).get(TARGET)
    expect(state?.attempts.map(({ at }) => at)).toEqual([NOW - 10 * MINUTE, NOW - 10 * MINUTE])
    expect(state?.made).toBe(2)
  })

  test.each([
    'no JSON',
    '[]',
    '{"attempt_count":-1,"last_attempt_at":0}',
    '{"attempt_count":1e9,"last_attempt_at":0}',
    '{"attempt_count":3,"last_attempt_at":"never"}',
    '{"attempt_count":3,"last_attempt_at":"2030-01-01T00:00:00Z"}',
  ])('what makes no sense counts for nothing: %s', async (text) => {
    const { redis, mirrored } = bench()
    redis.texts.set(KEY, text)
    expect(await mirrored().load()).toEqual(new Map())
  })

  test('a Redis that cannot be asked is no answer', async () => {
    const { redis, mirrored } = bench()
    redis.fault = new ExternalError('redis', 'the connection was refused', { permanent: false })
    await expect(mirrored().load()).rejects.toThrow('refused')
  })
})
