import { heartbeatIn } from '../../src/client/heartbeat.js'
import type { ClientClock } from '../../src/client/clock.js'
import type { ClientBeat } from '../../src/client/sink.js'
import type { Heartbeat } from '../../src/client/types.js'

export const START = Date.parse('2026-11-22T09:30:00Z')

/** Time that passes only when the test says so, and calls on the way who wanted to be called. */
export interface ClientTime extends ClientClock {
  pass(ms: number): Promise<void>
  /** The event loop is blocked so long: nobody is called meanwhile. */
  block(ms: number): void
}

export function createClientTime(): ClientTime {
  let steady = 0
  let calls: { readonly at: number; readonly call: () => void }[] = []
  return {
    now: () => START + steady,
    steady: () => steady,
    later(ms, call) {
      const one = { at: steady + Math.max(0, ms), call }
      calls.push(one)
      return () => {
        calls = calls.filter((other) => other !== one)
      }
    },
    block: (ms) => void (steady += ms),
    async pass(ms) {
      const end = steady + ms
      await settled()
      for (;;) {
        const next = calls.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0]
        if (next === undefined) break
        steady = Math.max(steady, next.at)
        calls = calls.filter((one) => one !== next)
        next.call()
        await settled()
      }
      steady = Math.max(steady, end)
    },
  }
}

async function settled(): Promise<void> {
  for (let i = 0; i < 10; i++) await Promise.resolve()
}

export interface Written {
  /** Since the test began. */
  readonly afterMs: number
  readonly state: string
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- a document is looked into by tests
  readonly document: any
  readonly beat: ClientBeat
}

export interface ClientWorld {
  readonly hb: Heartbeat
  readonly time: ClientTime
  readonly written: readonly Written[]
  readonly warned: readonly string[]
  /** Tries to write, those that failed included. */
  tries(): number
  /** From now on the sink answers each beat so; null for well. */
  fail(trouble: string | null): void
  /** From now on the sink does not answer. */
  hang(): void
}

/** One heart over a sink in memory. */
export function createClientWorld(options: object, env: Record<string, string> = {}): ClientWorld {
  const time = createClientTime()
  const written: Written[] = []
  const warned: string[] = []
  let trouble: string | null = null
  let hangs = false
  let tries = 0
  const hb = heartbeatIn(
    { tag: 'worker', url: 'redis://nowhere.example', every: '30s', ...options },
    {
      env,
      clock: time,
      warn: (text) => void warned.push(text),
      openSink: () => ({
        async write(beat) {
          tries++
          if (hangs) return new Promise(() => undefined)
          if (trouble !== null) throw new Error(trouble)
          written.push({ afterMs: time.steady(), state: beat.state, document: JSON.parse(beat.text), beat })
        },
        close() {},
      }),
    },
  )
  return {
    hb,
    time,
    written,
    warned,
    tries: () => tries,
    fail: (what) => void (trouble = what),
    hang: () => void (hangs = true),
  }
}
