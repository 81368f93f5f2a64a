import { readTargetStates } from '../../domain/recovery/stored-target.js'
import type { TargetMemory } from '../../domain/recovery/target-state.js'
import { ExternalError } from '../../errors.js'
import type { Redis, RedisScript } from '../../ports.js'
import { hashEntries } from '../../redis/hash-entries.js'
import type { Layout } from '../../redis/layout.js'

/**
 * An attempt is counted here before it is begun, so nobody may count who leads no longer. Keys: targets, epoch. Arguments: the
 * writer's epoch or nothing, then targets and their states.
 */
const REMEMBER: RedisScript = {
  text: `
if ARGV[1] ~= '' and (tonumber(redis.call('GET', KEYS[2]) or '0') or 0) > tonumber(ARGV[1]) then return 'deposed' end
for i = 2, #ARGV, 2 do redis.call('HSET', KEYS[1], ARGV[i], ARGV[i + 1]) end
return 'done'`,
}

/** What was tried on each target, in a hash: target to JSON. */
export function targetsIn(redis: () => Promise<Redis>, layout: Layout, epoch: () => number | null): TargetMemory {
  return {
    async load() {
      const entries = hashEntries(await (await redis()).call(['HGETALL', layout.targets]))
      return readTargetStates(Object.fromEntries(entries.map(([target, text]) => [target, parse(text)])))
    },
    async remember(news) {
      if (news.size === 0) return
      const fields = [...news].flatMap(([target, state]) => [target, JSON.stringify(state)])
      const answer = await (await redis()).run(REMEMBER, [layout.targets, layout.epoch], [epoch() ?? '', ...fields])
      if (answer === 'done') return
      throw new ExternalError('redis', 'another watcher leads since, so nothing was counted', {
        permanent: false,
        conflict: true,
      })
    },
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
