import type { RedisScripts } from './redis-sink.js'
import type { RedisClient } from './types.js'

type Call = (...args: unknown[]) => unknown
type Run = RedisScripts['run']

/**
 * The program's own client of Redis, by what it can do; null when it can do nothing that is known. Commands carry the whole
 * script: not every client tells apart that a server does not know one. The connection stays the program's.
 */
export function ownClient(client: RedisClient): RedisScripts | null {
  const run = runBy(client)
  return run === null ? null : { run, ready: async () => {}, close: () => {} }
}

function runBy(client: RedisClient): Run | null {
  const { call, sendCommand, eval: evaluate } = client as Record<keyof RedisClient, unknown>
  // ioredis has all three, node-redis the last two.
  if (typeof call === 'function')
    return async (script, keys, args) => (call as Call).call(client, 'EVAL', script, keys.length, ...keys, ...args)
  if (typeof sendCommand === 'function') {
    return async (script, keys, args) => {
      const command = ['EVAL', script, keys.length, ...keys, ...args].map(String)
      return (sendCommand as Call).call(client, command)
    }
  }
  if (typeof evaluate !== 'function') return null
  return async (script, keys, args) =>
    asText(await (evaluate as Call).call(client, script, [...keys], args.map(String)))
}

/** @upstash/redis reads JSON in answers unasked; ours is written in one way, so it can be written again. */
function asText(reply: unknown): unknown {
  if (!Array.isArray(reply)) return reply
  return reply.map((part: unknown) =>
    typeof part === 'object' && part !== null ? `${JSON.stringify(part, null, 2)}\n` : part,
  )
}
