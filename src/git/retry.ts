import { formatDuration } from '../domain/duration.js'
import { SECOND, type Duration } from '../domain/time.js'
import { ExternalError } from '../errors.js'
import type { Clock, Log } from '../ports.js'
import { pauseBefore } from './backoff.js'
import { troubleOf, type Remedies } from './trouble.js'

const MOST_TRIES = 12
/** A GitHub that is down must not hold up the work that beats. */
const MOST_OUTAGES = 4
/** For whoever has no end of his own. */
const LONGEST: Duration = 150 * SECOND

/** What trying again takes; `random` gives numbers from 0 up to 1. */
export interface RetryPorts {
  readonly clock: Clock
  readonly log: Log
  readonly random: () => number
}

/** Does the whole of `attempt` again, from reading on, until it is done, cannot be done, or took too long. */
export async function untilDone<T>(
  attempt: (tries: number) => Promise<T>,
  { clock, log, random }: RetryPorts,
  remedies: Remedies,
): Promise<T> {
  const startedAt = clock.now()
  let outages = 0
  for (let tries = 1; ; tries++) {
    try {
      return await attempt(tries)
    } catch (error) {
      if (!(error instanceof ExternalError)) throw error
      const trouble = troubleOf(error, remedies)
      if (trouble.kind === 'fatal') throw explained(error, error.message, trouble.remedy)
      if (trouble.kind === 'unclear') outages++
      const pause = trouble.kind === 'limited' ? trouble.retryAfterMs : pauseBefore(tries - 1, random)
      const spent = clock.now() - startedAt
      const left = clock.left?.() ?? LONGEST - spent
      if (tries >= MOST_TRIES || outages >= MOST_OUTAGES || pause >= left) {
        const remedy = error.fault.remedy ?? remedies.later
        throw explained(error, `not stored after ${timesOf(tries, spent)}: ${error.message}`, remedy)
      }
      log.debug(`${error.message}; try ${tries + 1} in ${pause} ms`)
      await clock.sleep(pause)
    }
  }
}

function timesOf(tries: number, spent: Duration): string {
  return tries === 1 ? 'one try' : `${tries} tries in ${formatDuration(spent)}`
}

function explained(error: ExternalError, message: string, remedy: string): ExternalError {
  return new ExternalError(error.service, message, { ...error.fault, permanent: true, remedy, cause: error })
}
