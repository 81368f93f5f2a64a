import { formatDuration } from '../../domain/duration.js'
import { SECOND, type Duration } from '../../domain/time.js'
import { ExternalError } from '../../errors.js'
import type { SinkPorts } from '../sink.js'
import { pauseBefore } from './backoff.js'
import { troubleOf } from './trouble.js'

const MOST_TRIES = 12
/** A GitHub that is down must not hold up the work that beats. */
const MOST_OUTAGES = 4
const BUDGET: Duration = 150 * SECOND

/** Does the whole of `attempt` again, from reading on, until it is done, cannot be done, or took too long. */
export async function untilDone<T>(
  attempt: (tries: number) => Promise<T>,
  { clock, log, random }: Pick<SinkPorts, 'clock' | 'log' | 'random'>,
): Promise<T> {
  const startedAt = clock.now()
  let outages = 0
  for (let tries = 1; ; tries++) {
    try {
      return await attempt(tries)
    } catch (error) {
      if (!(error instanceof ExternalError)) throw error
      const trouble = troubleOf(error)
      if (trouble.kind === 'fatal') throw explained(error, error.message, trouble.remedy)
      if (trouble.kind === 'unclear') outages++
      const pause = trouble.kind === 'limited' ? trouble.retryAfterMs : pauseBefore(tries - 1, random)
      const spent = clock.now() - startedAt
      if (tries >= MOST_TRIES || outages >= MOST_OUTAGES || spent + pause > BUDGET) throw givenUp(error, tries, spent)
      log.debug(`${error.message}; try ${tries + 1} in ${pause} ms`)
      await clock.sleep(pause)
    }
  }
}

function givenUp(error: ExternalError, tries: number, spent: Duration): ExternalError {
  const times = tries === 1 ? 'one try' : `${tries} tries in ${formatDuration(spent)}`
  return explained(
    error,
    `not stored after ${times}: ${error.message}`,
    error.fault.remedy ?? 'the next beat tries again',
  )
}

function explained(error: ExternalError, message: string, remedy: string): ExternalError {
  return new ExternalError(error.service, message, { ...error.fault, permanent: true, remedy, cause: error })
}
