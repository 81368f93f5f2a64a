import type { CommentEvent, Incident, IncidentChange, IncidentPolicy, IncidentState, Trouble } from './incident.js'
import { isTrouble } from './is-trouble.js'
import { nextTrouble, saysSomething } from './next-trouble.js'
import { planNew } from './plan-new-incidents.js'
import type { Effect } from './plan.js'
import { severityOf, type Status } from '../status.js'
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
  const byMonitor = new Map(verdicts.map((verdict) => [verdict.monitor, verdict]))
  const open = incidents.filter((incident) => incident.phase === 'open')
  const kept = open.filter((incident) => keeperOf(incident, open) === incident)
  const duplicates = open.filter((incident) => !kept.includes(incident))
  const covered = new Set(kept.flatMap((incident) => Object.keys(incident.state.members)))
  const uncovered = verdicts.filter((verdict) => isTrouble(verdict, policy) && !covered.has(verdict.monitor))
  const closed = incidents.filter((incident) => incident.phase === 'closed')
  return [
    ...duplicates.map((incident) => closeDuplicate(incident, keeperOf(incident, open), now)),
    ...kept.flatMap((incident) => planOpen(incident, byMonitor, policy, now)),
    ...planNew(uncovered, closed, policy, now),
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

function planOpen(
  incident: Incident,
  byMonitor: ReadonlyMap<string, Verdict>,
  policy: IncidentPolicy,
  now: Instant,
): Effect[] {
  const members = Object.entries(incident.state.members)
  const verdicts = members.flatMap(([id, trouble]) => {
    const verdict = byMonitor.get(id)
    return verdict !== undefined && saysSomething(trouble, verdict) ? [verdict] : []
  })
  if (verdicts.length === 0) return []
  const next = Object.fromEntries(
    members.map(([id, trouble]) => [id, nextTrouble(trouble, byMonitor.get(id), policy, now)]),
  )
  const worstFirst = [...verdicts].sort((a, b) => severityOf(b.status) - severityOf(a.status))
  if (Object.values(next).every((trouble) => trouble.recoveredAt !== null)) {
    const state = { ...incident.state, members: next, closedAt: now }
    return [{ kind: 'close-incident', incident, change: { state, verdicts: worstFirst, comment: 'recovered' } }]
  }
  return [{ kind: 'update-incident', incident, change: stillOpen(incident.state, next, worstFirst, policy, now) }]
}

function stillOpen(
  state: IncidentState,
  members: Readonly<Record<string, Trouble>>,
  verdicts: readonly Verdict[],
  policy: IncidentPolicy,
  now: Instant,
): IncidentChange {
  const lasting = verdicts.filter(({ status }) => status !== 'healthy' && status !== 'skipped')
  const bad = lasting.length > 0
  const worst = worstOf([state.worst, ...verdicts.map((verdict) => verdict.status)])
  const comment = bad ? commentFor(state, worst, isTimeToRemind(state, lasting, policy, now)) : null
  const next = {
    ...state,
    members,
    worst,
    checks: state.checks + (bad ? 1 : 0),
    toldAt: comment === null ? state.toldAt : now,
  }
  return { state: next, verdicts, comment }
}

function commentFor(state: IncidentState, worst: Status, remind: boolean): CommentEvent | null {
  if (severityOf(worst) > severityOf(state.worst)) return 'escalated'
  return remind ? 'reminder' : null
}

/** Reminders wait for the hours of what they remind of, and for nobody who has taken note of it. */
function isTimeToRemind(
  state: IncidentState,
  lasting: readonly Verdict[],
  policy: IncidentPolicy,
  now: Instant,
): boolean {
  const due = policy.reminderMs > 0 && now - state.toldAt >= policy.reminderMs
  return due && lasting.some(({ monitor, inHours }) => inHours && policy.acknowledged?.has(monitor) !== true)
}

function worstOf(statuses: readonly Status[]): Status {
  return statuses.reduce((worst, status) => (severityOf(status) > severityOf(worst) ? status : worst))
}
