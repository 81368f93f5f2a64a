import { messageOf } from '../errors.js'
import type { Redis, RedisReply } from '../ports.js'
import { layoutOf } from './layout.js'
import { rightsOf, type ForeignNames, type RedisRole } from './rights.js'

/** What a role lacks, as words of `ACL SETUSER`; null where the server cannot tell. */
export async function lackedRights(
  redis: Redis,
  role: RedisRole,
  prefix: string,
  names: ForeignNames,
): Promise<readonly string[] | null> {
  const wanted = rightsOf(role, prefix, names).flatMap((word) => (word.startsWith('+') ? [word.slice(1)] : []))
  const tries = wanted.flatMap((command) => {
    const words = trialOf(command, prefix, names)
    return words === null ? [] : [[command, ...words]]
  })
  // A reader may run no script, and its trials change nothing.
  return role === 'reader' ? byTrial(redis, tries) : byScript(redis, tries)
}

async function byTrial(redis: Redis, tries: readonly (readonly string[])[]): Promise<readonly string[]> {
  const lacked = await Promise.all(tries.map((words) => isRefused(redis, words)))
  return tries.filter((_, i) => lacked[i]).map(([command]) => `+${command}`)
}

async function isRefused(redis: Redis, words: readonly string[]): Promise<boolean> {
  try {
    await redis.call(words)
    return false
  } catch (error) {
    if (/\bNOPERM\b/.test(messageOf(error))) return true
    throw error
  }
}

/** Runs nothing: Redis says of each command whether this user may run it. */
const MAY_RUN = {
  text: `
if redis.acl_check_cmd == nil then return 'unknown' end
local lacked = {}
for _, words in ipairs(cjson.decode(ARGV[1])) do
  if not redis.acl_check_cmd(unpack(words)) then lacked[#lacked + 1] = words[1] end
end
return lacked`,
}

async function byScript(redis: Redis, tries: readonly (readonly string[])[]): Promise<readonly string[] | null> {
  try {
    const lacked: RedisReply = await redis.run(MAY_RUN, [], [JSON.stringify(tries)])
    return Array.isArray(lacked) ? lacked.map((command) => `+${String(command)}`) : null
  } catch (error) {
    if (/\bNOPERM\b/.test(messageOf(error))) return ['+eval', '+evalsha']
    throw error
  }
}

/** What follows the name of a command where it is tried; null for what cannot be tried alone. */
function trialOf(command: string, prefix: string, names: ForeignNames): readonly string[] | null {
  const { boot, last, beats, events, journal } = layoutOf(prefix)
  const month = journal('2026-01')
  const key = names.written[0] ?? boot
  const trials: Readonly<Record<string, readonly string[]>> = {
    ...{ info: ['server'], time: [], ping: [], role: [], scan: ['0', 'COUNT', '1'] },
    ...{
      get: [key],
      mget: [boot],
      strlen: [boot],
      pttl: [boot],
      set: [key, ''],
      del: [boot],
      pexpire: [boot, '1'],
      incr: [boot],
    },
    ...{ hget: [beats, ''], hmget: [beats, ''], hset: [beats, '', ''], hsetnx: [beats, '', ''], hdel: [beats, ''] },
    ...{ hlen: [beats], hgetall: [beats], hincrby: [beats, '', '1'] },
    ...{ zscore: [last, ''], zadd: [last, '1', ''], zcount: [last, '0', '1'], zremrangebyscore: [last, '0', '1'] },
    ...{ zrevrangebyscore: [last, '1', '0', 'LIMIT', '0', '1'], xadd: [events, '*', 'a', 'b'] },
    ...{ rpush: [month, ''], lrange: [month, '0', '1'], llen: [month], exists: [month] },
  }
  return trials[command] ?? null
}
