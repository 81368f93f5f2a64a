import type { RunTime } from '../domain/run-time.js'
import type { Clock, Http, OpenRedis, Redis } from '../ports.js'
import type { Source } from '../sources/source.js'

// What a run uses of the connections of the process it uses in its own time: nothing begins after the end of that, and nothing
// that hangs is waited for beyond it.

export function clockWithin(clock: Clock, time: RunTime): Clock {
  return {
    now: clock.now,
    left: time.left,
    async sleep(ms, until) {
      const { signal, letGo } = time.alarm()
      const awake = new AbortController()
      const wake = (): void => awake.abort()
      for (const one of [signal, until]) {
        if (one?.aborted) wake()
        one?.addEventListener('abort', wake, { once: true })
      }
      try {
        await clock.sleep(ms, awake.signal)
      } finally {
        until?.removeEventListener('abort', wake)
        letGo()
      }
    },
  }
}

export function httpWithin({ request }: Http, time: RunTime): Http {
  return { request: (asked) => time.within(() => request(asked)) }
}

/** A subscription lives on. */
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

/** A source that outlives the run. */
export function sourceWithin(source: Source, time: RunTime): Source {
  return { ...source, read: (monitors, now) => time.within(() => source.read(monitors, now)) }
}
