import type { Incident, IncidentState, Trouble } from './incident.js'
import { troubleOf } from './next-trouble.js'
import type { Answer } from './plan-new-incidents.js'
import { isStanding } from './standing-key.js'
import type { Instant } from '../time.js'
import type { Verdict } from '../verdict.js'

type Deliveries = IncidentState['deliveries']

/** A monitor that joins an incident which stands for all; what was told and tried of it before is not forgotten. */
export function joined(verdict: Verdict, answer: Answer, home: Incident | null, now: Instant): Trouble {
  const before = home?.state.members[verdict.monitor]
  const earlier = before?.deliveries ?? deliveriesIn(earlierOf(answer), verdict.monitor)
  return {
    ...troubleOf(verdict, now),
    recovery: before?.recovery ?? null,
    joinedAt: now,
    worst: verdict.status,
    ...(Object.keys(earlier).length > 0 && { deliveries: earlier }),
  }
}

/** The members of an incident that goes on in another: they were told of there. */
export function movedFrom({ state }: Incident, now: Instant): Readonly<Record<string, Trouble>> {
  const joinedAt = state.reopenedAt ?? state.openedAt
  const members = Object.entries(state.members).map(([id, trouble]): [string, Trouble] => [
    id,
    {
      joinedAt,
      worst: state.worst,
      deliveries: state.deliveries,
      ...trouble,
      // Of a storm nobody was told who came back before the others did.
      ...(trouble.recoveredAt !== null && { leftAt: trouble.leftAt ?? now }),
    },
  ])
  return Object.fromEntries(members)
}

/** What channels took of one monitor in an incident. */
export function deliveriesIn(incident: Incident | null, monitor: string): Deliveries {
  if (incident === null) return {}
  return isStanding(incident) ? (incident.state.members[monitor]?.deliveries ?? {}) : incident.state.deliveries
}

function earlierOf(answer: Answer): Incident | null {
  if (answer.kind === 'reopen') return answer.incident
  return answer.kind === 'new' ? answer.previous : null
}
