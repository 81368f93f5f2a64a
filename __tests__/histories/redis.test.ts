import { expect, test } from '@jest/globals'
import { redis } from '../../src/histories/redis/index.js'
import type { Redis, RedisReply } from '../../src/ports.js'
import { additionAt, NOON } from '../contract/history-contract.js'
import { logTo } from '../sinks/rig.js'
import { growingMemory } from '../support/memory-files.js'

test.each([
  ['{"version":2}', 0],
  ['', 0],
  [null, 1],
])('closed days that are %j are replaced %d times', async (days, times) => {
  const closes: unknown[] = []
  const server = {
    call: async ([verb]: readonly unknown[]): Promise<RedisReply> =>
      verb === 'LRANGE' ? [] : verb === 'EXISTS' ? 0 : verb === 'GET' ? days : null,
    run: async (_script: unknown, _keys: unknown, values: readonly unknown[]) => {
      if (values[0] === 'CLOSED') closes.push(values)
      return 1
    },
  } as unknown as Redis
  const told: string[] = []
  const store = redis.create(redis.options({}, [])!, {
    clock: { now: () => NOON, sleep: () => Promise.resolve() },
    log: logTo(told),
    files: growingMemory(),
    random: () => 0,
    github: () => Promise.reject(new Error('no GitHub here')),
    redis: async () => server,
  })
  await store.read({ now: NOON, from: 0 })
  await store.keep(additionAt(NOON, { closed: { days: 'CLOSED', months: ['2025-09'] } }))
  expect(closes).toHaveLength(times)
  expect(told.length).toBe(1 - times)
})
