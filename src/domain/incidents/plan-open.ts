import type { CommentEvent, Incident, IncidentChange, IncidentPolicy, IncidentState, Trouble } from './incident.js'
import { nextTrouble, saysSomething } from './next-trouble.js'
import type { Effect } from './plan.js'
import { reopen } from './reopen.js'
import { isOver } from './standing-key.js'
import { severityOf, type Status } from '../status.js'
import type { Instant } from '../time.js'
import type { Verdict } from '../verdict.js'

/** What becomes of an open incident whose monitors are those it began with. */
export function planOpen(
  incident: Incident,
  byMonitor: ReadonlyMap<string, Verdict>,
  policy: IncidentPolicy,
  now: Instant,
): Effect[] {
  if (isOver(incident)) return policy.keepOpen === true ? [] : [closeRested(incident, now)]
  const members = Object.entries(incident.state.members)
  const verdicts = members.flatMap(([id, trouble]) => {
    const verdict = byMonitor.get(id)
    return verdict !== undefined && saysSomething(trouble, verdict) ? [verdict] : []
  })
  if (verdicts.length === 0) return []
  const next = Object.fromEntries(
    members.map(([id, trouble]) => [id, nextTrouble(trouble, byMonitor.get(id), policy, now)]),
  )
  const worstFirst = sortedWorst(verdicts)
  if (Object.values(next).every((trouble) => trouble.recoveredAt !== null))
    return [ended(incident, { ...incident.state, members: next }, worstFirst, policy, now)]
  const lasting = worstFirst.filter(isLasting)
  // A person opened again what was over, and by now it is not.
  if (incident.state.closedAt !== null && lasting.length > 0) return [reopen(incident, lasting, now)]
  return [{ kind: 'update-incident', incident, change: stillOpen(incident.state, next, worstFirst, policy, now) }]
}

/** All are well: it is closed, or marked and left to people. */
export function ended(
  incident: Incident,
  state: IncidentState,
  verdicts: readonly Verdict[],
  policy: IncidentPolicy,
  now: Instant,
): Effect {
  if (policy.keepOpen !== true)
    return {
      kind: 'close-incident',
      incident,
      change: { state: { ...state, closedAt: now }, verdicts, comment: 'recovered' },
    }
  const members = mapMembers(state, (trouble) => ({ ...trouble, leftAt: trouble.leftAt ?? now }))
  return {
    kind: 'update-incident',
    incident,
    change: { state: { ...state, members, toldAt: now }, verdicts, comment: 'recovered' },
  }
}

/** Nobody has to close by hand any longer what was over and told before. */
export function closeRested(incident: Incident, now: Instant): Effect {
  return {
    kind: 'close-incident',
    incident,
    change: { state: { ...incident.state, closedAt: now }, verdicts: [], comment: null },
  }
}

export function mapMembers(
  { members }: Pick<IncidentState, 'members'>,
  change: (trouble: Trouble) => Trouble,
): IncidentState['members'] {
  return Object.fromEntries(Object.entries(members).map(([id, trouble]) => [id, change(trouble)]))
}

export function sortedWorst(verdicts: readonly Verdict[]): readonly Verdict[] {
  return [...verdicts].sort((a, b) => severityOf(b.status) - severityOf(a.status))
}

export function isLasting({ status }: Verdict): boolean {
  return status !== 'healthy' && status !== 'skipped'
}

export function worstOf(statuses: readonly Status[]): Status {
  return statuses.reduce((worst, status) => (severityOf(status) > severityOf(worst) ? status : worst))
}

function stillOpen(
  state: IncidentState,
  members: Readonly<Record<string, Trouble>>,
  verdicts: readonly Verdict[],
  policy: IncidentPolicy,
  now: Instant,
): IncidentChange {
  const lasting = verdicts.filter(isLasting)
  const bad = lasting.length > 0
  const worst = worstOf([state.worst, ...verdicts.map((verdict) => verdict.status)])
  const heard = lasting.filter(({ monitor }) => policy.snoozed?.has(monitor) !== true)
  const comment = heard.length > 0 ? commentFor(state, worst, isTimeToRemind(state.toldAt, heard, policy, now)) : null
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

/** Reminders wait for the hours of what they remind of, and for nobody who has taken note of it, or wants to hear nothing for now. */
export function isTimeToRemind(
  toldAt: Instant,
  lasting: readonly Verdict[],
  policy: IncidentPolicy,
  now: Instant,
): boolean {
  const due = policy.reminderMs > 0 && now - toldAt >= policy.reminderMs
  const { acknowledged, againFrom, snoozed } = policy
  return lasting.some(
    ({ monitor, inHours }) =>
      (due || (againFrom?.get(monitor) ?? toldAt) > toldAt) &&
      inHours &&
      acknowledged?.has(monitor) !== true &&
      snoozed?.has(monitor) !== true,
  )
}
