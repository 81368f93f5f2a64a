import type { BeatState } from '../domain/heartbeat.js'
import { SECOND, type Duration, type Instant } from '../domain/time.js'
import type { ClientClock } from './clock.js'
import { documentOf } from './document.js'
import { createRetries } from './retries.js'
import type { Said } from './said.js'
import { messageOf, type Beater, type ClientSink } from './sink.js'

const LONGEST_STOP: Duration = 2 * SECOND
const LONGEST_CLEANING: Duration = 30 * SECOND

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
  /** Removes who has been silent for longer; resolves to how many. */
  forget(silentMs: Duration): Promise<number>
}

interface Known {
  /** What is known to be written: counters, progress and the beat itself. */
  pulses: number
  errors: number
  progress: number
  last: string
}

export function createDelivery(said: Said, beater: Beater, ports: DeliveryPorts): Delivery {
  const { clock } = ports
  const known: Known = { pulses: 0, errors: 0, progress: -1, last: '' }
  const retries = createRetries(beater.everyMs, ports.warn)
  let sink: ClientSink | null = null
  let underWay: Promise<boolean> | null = null
  let stops = 0
  let ending: Promise<void> | null = null

  async function deliver({ at, state, lagMs }: Telling, progress: number): Promise<boolean> {
    const { pulses, errors } = said
    const begunIn = stops
    try {
      const counts = { pulses: pulses - known.pulses, errors: errors - known.errors }
      const text = documentOf(said, beater, { at, state, lagMs, ...counts }, ports.hide)
      sink ??= ports.openSink()
      await sink.write({ at, state, text })
      Object.assign(known, { pulses, errors, progress, last: `${state} ${at}` })
      retries.worked()
      return true
    } catch (error) {
      // What a stop did not wait for is told by the stop.
      if (begunIn === stops) retries.failed(messageOf(error), clock.steady())
      return false
    }
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
    isReady: (now) => underWay === null && ending === null && retries.isOver(now),
    send,
    end(telling) {
      ending = within(LONGEST_STOP, finish(telling), clock).then((isOver) => {
        if (!isOver) ports.warn(`stopped, and its last beat was not written within ${LONGEST_STOP / SECOND} s`)
        ending = null
        stops++
        sink?.close()
        sink = null
      })
      return ending
    },
    ended: async () => ending?.then(),
    forget: (silentMs) => clean(ports, silentMs),
  }
}

/** Over a connection of its own, so that it puts off no beat; the process is held until it has ended, for some seconds at most. */
async function clean({ clock, openSink, warn }: DeliveryPorts, silentMs: Duration): Promise<number> {
  let removed = 0
  const sink = openSink()
  const work = async (): Promise<void> => {
    removed = (await sink.forget?.(silentMs)) ?? 0
  }
  await within(
    LONGEST_CLEANING,
    work().catch((error: unknown) => warn(`could not clean up: ${messageOf(error)}`)),
    clock,
  )
  sink.close()
  return removed
}

/** Resolves to whether the work has ended before the time was over; the process is held until then. */
function within(ms: Duration, work: Promise<void>, clock: ClientClock): Promise<boolean> {
  return new Promise((resolve) => {
    const cancel = clock.later(ms, () => resolve(false), 'hold')
    void work.finally(() => {
      cancel()
      resolve(true)
    })
  })
}
