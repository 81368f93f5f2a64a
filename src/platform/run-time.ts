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
  const alarm = (ring: () => void): (() => void) => alarms.set(phase, ring)

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
    alarm: () => signalOf(alarm),
    within: (work) => beforeIt(alarm, work, () => tooLate(why())),
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

/** Whoever wants to know when the time of a phase is up. */
interface Waiting {
  readonly phase: Phase
  ring(): void
}

interface Alarms {
  /** Rings when the time of the phase is up, at once if it is; gives back what lets go of it. */
  set(phase: Phase, ring: () => void): () => void
  /** Somebody changed how much is left. */
  reset(): void
}

/** One timer for all who wait: nearly every run asks often, and never hears it. */
function createAlarms(left: (phase: Phase) => Duration, rung: (phase: Phase) => void): Alarms {
  const waiting = new Set<Waiting>()
  let timer: ReturnType<typeof setTimeout> | undefined
  let timed: Phase | null = null

  function rest(): void {
    clearTimeout(timer)
    timed = null
  }

  function look(): void {
    rest()
    let soonest: Duration = Infinity
    for (const one of [...waiting]) {
      const ms = left(one.phase)
      if (ms > 0) {
        if (ms < soonest || timed === null) [soonest, timed] = [ms, one.phase]
        continue
      }
      waiting.delete(one)
      rung(one.phase)
      one.ring()
    }
    if (soonest < Infinity) timer = setTimeout(look, Math.min(Math.ceil(soonest), LONGEST_TIMER))
  }

  return {
    set(phase, ring) {
      const one = { phase, ring }
      waiting.add(one)
      if (timed !== phase) look()
      return () => {
        waiting.delete(one)
        if (waiting.size === 0) rest()
      }
    },
    reset: look,
  }
}

/** Does it unless the alarm rings before it is done. */
function beforeIt<T>(
  setAlarm: (ring: () => void) => () => void,
  work: () => Promise<T>,
  late: () => Error,
): Promise<T> {
  return new Promise((resolve, reject) => {
    let isLate = false
    const letGo = setAlarm(() => {
      isLate = true
      reject(late())
    })
    if (isLate) return
    const begun = async (): Promise<T> => work()
    begun().then(resolve, reject).finally(letGo)
  })
}

/** The same for whoever listens to a signal. */
function signalOf(setAlarm: (ring: () => void) => () => void): Alarm {
  const controller = new AbortController()
  const letGo = setAlarm(() => controller.abort())
  return { signal: controller.signal, letGo }
}
