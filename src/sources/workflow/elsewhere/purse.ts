import { ExternalError } from '../../../errors.js'
import type { Gate, Meter } from '../api.js'

/** What of GitHub's hourly limit is left to other jobs, and to whatever this one writes. */
const RESERVE = 100

/** What a run may ask about other repositories. */
export interface Purse extends Gate {
  readonly meter: Meter
  /** So many questions more, as far as anybody knows. */
  left(): number
  /** Why there are no more, for people. */
  why(): string
}

export function createPurse(meter: Meter, most: number): Purse {
  let isLimited = false
  const byLimit = (): number => (meter.remaining === null ? Infinity : meter.remaining - RESERVE)
  const left = (): number => (isLimited ? 0 : Math.max(0, Math.min(most - meter.requests, byLimit())))
  const why = (): string => {
    if (isLimited) return 'GitHub answers that a limit of requests is reached'
    return most - meter.requests <= byLimit()
      ? `a run asks ${most} questions about other repositories at most (\`workflows.requests\`)`
      : `${meter.remaining ?? 0} requests are left of GitHub's hourly limit, of which ${RESERVE} are kept for other work`
  }
  return {
    meter,
    left,
    why,
    mayAsk() {
      if (left() <= 0) throw notAsked(why())
    },
    refused(error) {
      // Whoever goes on asking then is kept out for longer.
      if (error instanceof ExternalError && isLimit(error)) isLimited = true
      throw error
    },
  }
}

function isLimit({ status, fault }: ExternalError): boolean {
  return (status === 403 || status === 429) && fault.retryAfterMs !== undefined
}

/** Of what a run could not ask nobody knows anything. */
export function notAsked(why: string): ExternalError {
  return new ExternalError('github', `it was not asked, for ${why}`, {
    permanent: true,
    unasked: true,
    remedy: 'it takes its turn in one of the next runs',
  })
}
