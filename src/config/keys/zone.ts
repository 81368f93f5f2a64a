import { zoneProblem } from '../../domain/calendar/zone-problem.js'
import { checkedText } from './checked-text.js'
import type { Kind } from './kind.js'
import { ZONE_SHAPE } from './shapes.js'

/** An IANA zone, asked for where it is given: it may be needed only when a beat is written without one. */
export function zone(): Kind<string> {
  return checkedText(ZONE_SHAPE, zoneProblem)
}
