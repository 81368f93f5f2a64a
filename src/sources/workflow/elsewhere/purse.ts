import { ExternalError } from '../../../errors.js'
import type { Meter } from '../api.js'

/** What of GitHub's hourly limit is left to other jobs, and to whatever this one writes. */
const RESERVE = 100

/** What a run may ask about other repositories. */
export interface Purse {
  readonly meter: Meter
  /** So many questions more, as far as anybody knows. */
  left(): number
  /** Throws ExternalError where there are none. */
  mayAsk(): void
  /** Why there are no more, for people. */
  why(): string
}

export function createPurse(meter: Meter, most: number): Purse {
  const byLimit = (): number => (meter.remaining === null ? Infinity : meter.remaining - RESERVE)
  const left = (): number => Math.max(0, Math.min(most - meter.requests, byLimit()))
  const why = (): string =>
    most - meter.requests <= byLimit()
      ? `a run asks ${most} questions about other repositories at most (\`workflows.requests\`)`
      : `${meter.remaining ?? 0} requests are left of GitHub's hourly limit, of which ${RESERVE} are kept for other work`
  return {
    meter,
    left,
    why,
    mayAsk() {
      if (left() <= 0) throw notAsked(why())
    },
  }
}

/** Of what a run could not ask nobody knows anything. */
export function notAsked(why: string): ExternalError {
  return new ExternalError('github', `it was not asked, for ${why}`, {
    permanent: true,
    unasked: true,
    remedy: 'it takes its turn in one of the next runs',
  })
}
