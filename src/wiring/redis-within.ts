import type { RunTime } from '../domain/run-time.js'
import type { OpenRedis, Redis } from '../ports.js'

/** What one run asks of a Redis, in the time it has. A subscription lives on. */
export function redisWithin(open: OpenRedis, time: RunTime): OpenRedis {
  return async (settings) => {
    const redis = await open(settings)
    const bounded: Redis = {
      call: (command) => time.within(() => redis.call(command)),
      run: (script, keys, args) => time.within(() => redis.run(script, keys, args)),
      subscribe: redis.subscribe,
      close: redis.close,
    }
    return bounded
  }
}
