import type { Alarm, Cut, Phase, RunTime } from '../domain/run-time.js'
import { SECOND, type Duration } from '../domain/time.js'
import { ExternalError } from '../errors.js'
import type { SteadyClock } from '../ports.js'

/** Which part of the whole is used up at most when a phase ends: what comes first leaves time for what comes after it. */
const ENDS: Readonly<Record<Phase, number>> = { reading: 0.5, deeds: 0.7, alerts: 0.9, keeping: 1 }
/** What is under way when a run is cancelled has so long to end: GitHub sends a second signal after 7.5 s. */
const LAST_MS: Readonly<Record<Phase, Duration>> = { reading: 0, deeds: 1_200, alerts: 1_200, keeping: 2_000 }
/** Longer timers fire at once. */
const LONGEST_TIMER: Duration = 2 ** 31 - 1

/** The time of runs that come one after the other; between them there is no end. */
export interface OwnRunTime extends RunTime {
  /** `startedAt` as the steady clock counts. */
  begin(limitMs: Duration, startedAt?: Duration): void
  /** Somebody said only now how long this run may take. */
  limit(limitMs: Duration): void
  rest(): void
  /** Nothing is read any more, and no deed is begun. */
  cancel(): void
}

export function createRunTime({ steady }: Pick<SteadyClock, 'steady'>): OwnRunTime {
  let [startedAt, limitMs, besideMs] = [0, Infinity, 0]
  let phase: Phase = 'reading'
  let cancelledAt = Infinity
  let cut: Cut | null = null

  const left = (one: Phase = phase): Duration =>
    Math.max(0, Math.min(startedAt + besideMs + limitMs * ENDS[one], cancelledAt + LAST_MS[one]) - steady())
  const cancelled = (): boolean => cancelledAt < Infinity
  const why = (): string =>
    cancelled() ? 'this run was cancelled' : `the time of this run was up (timeout: ${limitMs / SECOND} s)`
  const cutIn = (one: Phase): void => void (cut ??= { phase: one, cancelled: cancelled(), limitMs })
  const alarms = createAlarms(left, cutIn)
  const alarm = (): Alarm => alarms.set(phase)

  return {
    begin(ms, at = steady()) {
      ;[startedAt, limitMs, besideMs, phase, cut] = [at, ms, 0, 'reading', null]
      alarms.reset()
    },
    limit(ms) {
      limitMs = ms
      alarms.reset()
    },
    rest: () => void (limitMs = Infinity),
    enter: (next) => void (phase = next),
    left,
    over: () => (cancelled() || left() <= 0 ? why() : null),
    cut: () => cut,
    cancelled,
    alarm,
    within: (work) => beforeIt(alarm(), work, () => tooLate(why())),
    async beside(mostMs, work) {
      const [begun, before] = [steady(), besideMs]
      besideMs += mostMs
      try {
        return await work()
      } finally {
        besideMs = before + Math.min(mostMs, steady() - begun)
      }
    },
    cancel() {
      cancelledAt = Math.min(cancelledAt, steady())
      cutIn(phase)
      alarms.reset()
    },
  }
}

/** Nobody is to blame for it but the run, and nothing was learned. */
function tooLate(why: string): ExternalError {
  return new ExternalError('run', why, { permanent: false, unasked: true })
}

interface Alarms {
  set(phase: Phase): Alarm
  /** Somebody changed how much is left. */
  reset(): void
}

function createAlarms(left: (phase: Phase) => Duration, rung: (phase: Phase) => void): Alarms {
  const waiting = new Set<() => void>()
  return {
    set(phase) {
      const controller = new AbortController()
      let timer: ReturnType<typeof setTimeout> | undefined
      const look = (): void => {
        clearTimeout(timer)
        const ms = left(phase)
        if (ms > 0) {
          if (ms < Infinity) timer = setTimeout(look, Math.min(Math.ceil(ms), LONGEST_TIMER))
        } else if (!controller.signal.aborted) {
          rung(phase)
          controller.abort()
        }
      }
      waiting.add(look)
      look()
      return {
        signal: controller.signal,
        letGo() {
          clearTimeout(timer)
          waiting.delete(look)
        },
      }
    },
    reset() {
      for (const look of [...waiting]) look()
    },
  }
}

/** Does it unless the alarm rings before it is done. */
async function beforeIt<T>({ signal, letGo }: Alarm, work: () => Promise<T>, late: () => Error): Promise<T> {
  try {
    return await new Promise((resolve, reject) => {
      const end = (): void => reject(late())
      if (signal.aborted) return end()
      signal.addEventListener('abort', end, { once: true })
      work().then(resolve, reject)
    })
  } finally {
    letGo()
  }
}
