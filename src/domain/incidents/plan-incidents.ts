import type { Incident, IncidentPolicy } from './incident.js'
import { isTrouble } from './is-trouble.js'
import { planNew } from './plan-new-incidents.js'
import { planOpen } from './plan-open.js'
import { planStanding } from './plan-standing.js'
import type { Effect } from './plan.js'
import { isOver, isStanding, presentIn } from './standing-key.js'
import { withWholes } from './whole-again.js'
import type { Instant } from '../time.js'
import type { Verdict } from '../verdict.js'

/**
 * What is to become of incidents after these verdicts. Pure: the same input gives the same plan. What was not judged changes
 * nothing, only a good end closes, at any hour; monitors without a verdict are left alone.
 */
export function planIncidents(
  verdicts: readonly Verdict[],
  incidents: readonly Incident[],
  policy: IncidentPolicy,
  now: Instant,
): Effect[] {
  const open = incidents.filter((incident) => incident.phase === 'open')
  const byMonitor = withWholes(verdicts, open)
  const kept = open.filter((incident) => keeperOf(incident, open) === incident)
  const twins = open.filter((incident) => !kept.includes(incident))
  const covered = new Set(kept.flatMap(({ state }) => presentIn(state)))
  const uncovered = verdicts.filter(
    (verdict) => isTrouble(verdict, policy) && !covered.has(verdict.monitor) && verdict.because === undefined,
  )
  // What is over and not closed is gone on with like what was closed a moment ago.
  const ended = incidents.filter((incident) => incident.phase === 'closed' || isOver(incident))
  const run = { byMonitor, policy, now, ended }
  return [
    ...twins.map((incident) => closeDuplicate(incident, keeperOf(incident, open), now)),
    ...kept
      .filter((incident) => !isStanding(incident) && policy.oneIssue === undefined)
      .flatMap((incident) => planOpen(incident, byMonitor, policy, now)),
    ...planStanding(kept, twins.filter(isStanding), uncovered, run),
    ...(policy.oneIssue === undefined ? planNew(uncovered, ended, policy, now) : []),
  ]
}

/** Of several open incidents with one key the oldest stays: the lowest number. */
function keeperOf(incident: Incident, open: readonly Incident[]): Incident {
  return open
    .filter((other) => other.key === incident.key)
    .reduce((oldest, other) => (compareRefs(other.ref, oldest.ref) < 0 ? other : oldest))
}

function compareRefs(a: string, b: string): number {
  return Number(a) - Number(b) || a.localeCompare(b)
}

function closeDuplicate(incident: Incident, keep: Incident, now: Instant): Effect {
  const state = { ...incident.state, closedAt: now, duplicateOf: keep.ref }
  return { kind: 'close-duplicate', incident, keep, change: { state, verdicts: [], comment: 'duplicate' } }
}
