import type { RunTime } from '../domain/run-time.js'
import type { Clock, Http } from '../ports.js'

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
