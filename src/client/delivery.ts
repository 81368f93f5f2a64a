import type { BeatState } from '../domain/heartbeat.js'
import { SECOND, type Duration, type Instant } from '../domain/time.js'
import type { ClientClock } from './clock.js'
import { documentOf } from './document.js'
import type { Said } from './said.js'
import { messageOf, type Beater, type ClientSink } from './sink.js'

const FIRST_RETRY: Duration = SECOND
const LONGEST_RETRY: Duration = 30 * SECOND
const LONGEST_STOP: Duration = 2 * SECOND

export interface DeliveryPorts {
  readonly clock: ClientClock
  /** Made when it is first needed, and anew after a stop. */
  readonly openSink: () => ClientSink
  readonly warn: (text: string) => void
  readonly hide: (text: string) => string
}

export interface Telling {
  readonly at: Instant
  readonly state: BeatState
  readonly lagMs: Duration
}

/** Brings beats to their sink, one at a time. Never rejects; nothing waits in memory but what was said. */
export interface Delivery {
  /** The next beat is the first of a new life. */
  begin(): void
  /** Whether this progress is not written yet. */
  lacks(progress: number): boolean
  /** Nothing is on its way, and the last failure is long enough ago. */
  isReady(now: Duration): boolean
  /** False when it could not be written. */
  send(telling: Telling, progress: number): Promise<boolean>
  /** The last beat; resolves within two seconds, and holds the process as long. */
  end(telling: Telling): Promise<void>
  /** When the last end is over. */
  ended(): Promise<void>
  forget(silentMs: Duration): Promise<number>
}

interface Known {
  /** What is known to be written: counters, progress and the beat itself. */
  pulses: number
  errors: number
  progress: number
  last: string
  /** Failures in a row. */
  failures: number
  retryAt: Duration
  /** What was told of the sink's trouble. */
  trouble: string
}

export function createDelivery(said: Said, beater: Beater, ports: DeliveryPorts): Delivery {
  const { clock } = ports
  const known: Known = { pulses: 0, errors: 0, progress: -1, last: '', failures: 0, retryAt: 0, trouble: '' }
  let sink: ClientSink | null = null
  let underWay: Promise<boolean> | null = null
  let ending: Promise<void> = Promise.resolve()

  async function deliver({ at, state, lagMs }: Telling, progress: number): Promise<boolean> {
    const { pulses, errors } = said
    try {
      const counts = { pulses: pulses - known.pulses, errors: errors - known.errors }
      const text = documentOf(said, beater, { at, state, lagMs, ...counts }, ports.hide)
      sink ??= ports.openSink()
      await sink.write({ at, state, text })
      Object.assign(known, { pulses, errors, progress, last: `${state} ${at}`, failures: 0, retryAt: 0, trouble: '' })
      return true
    } catch (error) {
      failed(messageOf(error))
      return false
    }
  }

  function failed(trouble: string): void {
    known.failures++
    const pause = Math.min(FIRST_RETRY * 2 ** Math.min(known.failures - 1, 10), LONGEST_RETRY, beater.everyMs)
    known.retryAt = clock.steady() + pause
    if (known.trouble === trouble) return
    known.trouble = trouble
    ports.warn(`${trouble}. The program goes on, and so do the tries`)
  }

  function send(telling: Telling, progress: number): Promise<boolean> {
    const sending = deliver(telling, progress).finally(() => {
      if (underWay === sending) underWay = null
    })
    underWay = sending
    return sending
  }

  async function finish(telling: Telling): Promise<void> {
    await underWay
    if (known.last !== `${telling.state} ${telling.at}`) await send(telling, known.progress)
  }

  return {
    begin: () => void (known.progress = -1),
    lacks: (progress) => progress !== known.progress,
    isReady: (now) => underWay === null && now >= known.retryAt,
    send,
    end(telling) {
      ending = within(LONGEST_STOP, finish(telling), clock).then(() => {
        sink?.close()
        sink = null
      })
      return ending
    },
    ended: () => ending,
    async forget(silentMs) {
      try {
        sink ??= ports.openSink()
        return (await sink.forget?.(silentMs)) ?? 0
      } catch (error) {
        ports.warn(`could not clean up: ${messageOf(error)}`)
        return 0
      }
    },
  }
}

/** Resolves when the work has ended, or the time is over; the process is held until then. */
function within(ms: Duration, work: Promise<void>, clock: ClientClock): Promise<void> {
  return new Promise((resolve) => {
    const cancel = clock.later(ms, resolve, 'hold')
    void work.finally(() => {
      cancel()
      resolve()
    })
  })
}
