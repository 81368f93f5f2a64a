import { USUAL_LIMIT } from '../config/keys/run-limit.js'
import { SECOND, type Duration } from '../domain/time.js'
import { endAnyway } from '../platform/end-anyway.js'
import { createRunTime, type OwnRunTime } from '../platform/run-time.js'
import type { Log, SteadyClock } from '../ports.js'

const NUMBERS = { SIGINT: 2, SIGTERM: 15 } as const
type Signal = keyof typeof NUMBERS

/** What does not end by itself at the end of its time is left behind after so long. */
const GRACE: Duration = 3 * SECOND

const LONGEST_TIMER: Duration = 2 ** 31 - 1
const STUCK = 'the run did not end in its time, and was stopped'

/** The end of a process that makes one run. */
export interface RunEnd {
  readonly time: OwnRunTime
  /** The run is over: its exit code is that of the signal that ended it, and nothing that is still open holds the process. */
  finish(): void
}

/**
 * Sees to it that the process ends: by itself, soon after somebody told it to, or in the time it has. `lastWords` is called where
 * it had to be stopped in the middle of something.
 */
export function runEnd(clock: SteadyClock, log: Pick<Log, 'notice'>, lastWords: (why: string) => void): RunEnd {
  const time = createRunTime(clock)
  let code: number | null = null

  function stop(why: string): void {
    lastWords(why)
    process.exit(code ?? 1)
  }

  const told = (signal: Signal): void => {
    if (code !== null) return stop(`${signal}: stopped at once`)
    code = 128 + NUMBERS[signal]
    log.notice(`${signal}: this run ends now. It begins nothing more, and says what it knows.`)
    time.cancel()
    clearTimeout(timer)
    watch()
  }

  function watch(): void {
    const left = time.left('keeping')
    timer = left > 0 ? setTimeout(watch, Math.min(left, LONGEST_TIMER)) : setTimeout(stop, GRACE, STUCK)
  }

  let timer: ReturnType<typeof setTimeout> | undefined
  time.begin(USUAL_LIMIT, 0)
  watch()
  process.on('SIGINT', told).on('SIGTERM', told)
  return {
    time,
    finish() {
      clearTimeout(timer)
      process.off('SIGINT', told).off('SIGTERM', told)
      if (code !== null) process.exitCode = code
      endAnyway()
    },
  }
}
