import type { Incident, IncidentState } from './incident.js'
import { troubleOf } from './next-trouble.js'
import type { Effect } from './plan.js'
import type { Instant } from '../time.js'
import type { Verdict } from '../verdict.js'

/** What was over begins anew for these, worst first: the same incident, and a trouble of its own. */
export function reopen(incident: Incident, verdicts: readonly Verdict[], now: Instant): Effect {
  const { state } = incident
  const again = Object.fromEntries(verdicts.map((verdict) => [verdict.monitor, troubleOf(verdict, now)]))
  const next: IncidentState = {
    ...state,
    reopenedAt: now,
    toldAt: now,
    checks: state.checks + 1,
    worst: verdicts[0]?.status ?? state.worst,
    members: { ...state.members, ...again },
    closedAt: null,
  }
  return { kind: 'reopen-incident', incident, change: { state: next, verdicts, comment: 'reopened' } }
}
