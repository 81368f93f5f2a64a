import { isDeepStrictEqual } from 'node:util'
import type { IncidentChange, IncidentState } from '../../domain/incidents/incident.js'
import type { Duration, Instant } from '../../domain/time.js'
import type { KnownIssue } from './issue-context.js'

/** True for a change that tells nothing and stores nothing but that somebody looked, soon after the card was written. */
export function isStillTrue(
  known: KnownIssue | undefined,
  change: IncidentChange,
  now: Instant,
  within: Duration,
): boolean {
  const writtenAt = known?.memory.writtenAt ?? null
  if (known === undefined || writtenAt === null || change.comment !== null) return false
  // A clock that was put back does not stop the card for long.
  const age = Math.abs(now - writtenAt)
  return age < within && isDeepStrictEqual(stored(known.memory.state), stored(change.state))
}

/** As it comes back from the marker, without the count of looks. */
function stored(state: IncidentState): unknown {
  return JSON.parse(JSON.stringify({ ...state, checks: 0 }))
}
