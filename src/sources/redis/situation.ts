import type { Expectation } from '../../domain/monitor.js'
import { DAY, HOUR, type Duration, type Instant } from '../../domain/time.js'
import type { Redis } from '../../ports.js'
import type { ReadingAids } from '../aids.js'
import type { Look } from './server.js'

/** One look at one Redis, with all that its parts ask for. */
export interface Situation {
  readonly redis: Redis
  readonly look: Look
  readonly now: Instant
  readonly aids: ReadingAids
  /** This process lives long and keeps what it heard for others. */
  readonly keeps: boolean
  /** Tells once what is worth a line of the log. */
  warn(text: string): void
}

/** How long a silence may be that nobody minds; of cron lines the calendar would have to be asked, and a day is long enough. */
export function allowedSilence(expectation: Expectation): Duration {
  switch (expectation.kind) {
    case 'threshold':
      return expectation.thresholdMs
    case 'interval':
      return expectation.everyMs + (expectation.graceMs ?? 0)
    case 'cron':
      return DAY + (expectation.graceMs ?? 0)
  }
}

/** How long one must listen to call somebody silent: a whole interval, or a third of the threshold. */
export function leastListening(expectation: Expectation): Duration {
  switch (expectation.kind) {
    case 'threshold':
      return expectation.thresholdMs / 3
    case 'interval':
      return expectation.everyMs
    case 'cron':
      return HOUR
  }
}
