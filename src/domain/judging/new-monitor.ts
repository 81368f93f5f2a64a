import type { Declaration } from '../declaration.js'
import type { Monitor } from '../monitor.js'
import type { Status } from '../status.js'
import { HOUR, toText, type Duration, type Instant } from '../time.js'
import type { Verdict } from '../verdict.js'

/** Between the change of a config and the first run by it: a merge, a deployment. */
const SETTLING: Duration = HOUR

type Judged = Pick<Verdict, 'status' | 'reason' | 'message' | 'deadline'>

/** A place without a beat, at one moment. */
export interface MissingQuestion {
  readonly now: Instant
  /** What was not there, in words. */
  readonly detail: string
  /** When a beat of that instant would be late. */
  deadlineAfter(at: Instant): Instant | null
}

/** No beat at all: what the monitor itself says of that wins, then whether it is new. */
export function judgeMissing(
  { missing }: Pick<Monitor, 'missing'>,
  declaration: Declaration | null,
  question: MissingQuestion,
): Judged {
  const gone = `No heartbeat yet: ${question.detail}.`
  if (missing !== null) return said(missing, gone)
  if (declaration?.kind === 'unreadable') {
    const message = `No heartbeat yet: ${question.detail}; whether it is new could not be found out: ${declaration.detail}.`
    return said('unknown', message)
  }
  if (declaration?.everBeat === true) return said('critical', `There is no heartbeat any more: ${question.detail}.`)
  const end = firstWindowEnd(declaration, question)
  if (end === null || question.now > end) return said('critical', gone)
  const message = `New: its first heartbeat is due by ${toText(end)}.`
  return { status: 'healthy', reason: 'pending', message, deadline: end }
}

/** Until when the first beat of a new monitor may take; null where it is not known since when it is to be watched. */
export function firstWindowEnd(
  declaration: Declaration | null,
  { deadlineAfter }: Pick<MissingQuestion, 'deadlineAfter'>,
): Instant | null {
  if (declaration?.kind !== 'asked' || declaration.at === null) return null
  return deadlineAfter(declaration.at + SETTLING)
}

function said(status: Status, message: string): Judged {
  return { status, reason: 'missing', message, deadline: null }
}
