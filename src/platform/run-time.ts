import { SECOND, type Duration } from '../domain/time.js'
import { ExternalError } from '../errors.js'
import type { Alarm, Phase, RunTime, SteadyClock } from '../ports.js'

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
  const alarms = new Set<() => void>()
  let run = { startedAt: 0, limitMs: Infinity }
  let phase: Phase = 'reading'
  let besideMs: Duration = 0
  let cancelledAt: Duration | null = null
  let cut: ReturnType<RunTime['cut']> = null

  function leftFor(one: Phase): Duration {
    const end = run.startedAt + besideMs + run.limitMs * ENDS[one]
    const last = cancelledAt === null ? Infinity : cancelledAt + LAST_MS[one]
    return Math.max(0, Math.min(end, last) - steady())
  }

  function why(): string {
    const { limitMs } = run
    return cancelledAt === null ? `the time of this run was up (timeout: ${limitMs / SECOND} s)` : CANCELLED
  }

  function alarm(): Alarm {
    const own = phase
    const controller = new AbortController()
    let timer: ReturnType<typeof setTimeout> | undefined
    const set = (): void => {
      clearTimeout(timer)
      const ms = leftFor(own)
      if (ms > 0) {
        if (ms < Infinity) timer = setTimeout(set, Math.min(Math.ceil(ms), LONGEST_TIMER))
        return
      }
      cut ??= { phase: own, cancelled: cancelledAt !== null, limitMs: run.limitMs }
      controller.abort()
    }
    alarms.add(set)
    set()
    return {
      signal: controller.signal,
      letGo() {
        clearTimeout(timer)
        alarms.delete(set)
      },
    }
  }

  function reset(): void {
    for (const set of [...alarms]) set()
  }

  return {
    begin(limitMs, startedAt = steady()) {
      run = { startedAt, limitMs }
      phase = 'reading'
      besideMs = 0
      cut = null
      reset()
    },
    limit(limitMs) {
      run = { ...run, limitMs }
      reset()
    },
    rest: () => void (run = { startedAt: 0, limitMs: Infinity }),
    enter: (next) => void (phase = next),
    left: (one = phase) => leftFor(one),
    over: () => (cancelledAt !== null || leftFor(phase) <= 0 ? why() : null),
    cut: () => cut,
    cancelled: () => cancelledAt !== null,
    alarm,
    async within(work) {
      const { signal, letGo } = alarm()
      try {
        if (signal.aborted) throw tooLate(why())
        return await unless(signal, work, () => tooLate(why()))
      } finally {
        letGo()
      }
    },
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
      cancelledAt ??= steady()
      cut ??= { phase, cancelled: true, limitMs: run.limitMs }
      reset()
    },
  }
}

const CANCELLED = 'this run was cancelled'

/** Nobody is to blame for it but the run, and nothing was learned. */
function tooLate(why: string): ExternalError {
  return new ExternalError('run', why, { permanent: false, unasked: true })
}

function unless<T>(signal: AbortSignal, work: () => Promise<T>, error: () => Error): Promise<T> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(error()), { once: true })
    work().then(resolve, reject)
  })
}
