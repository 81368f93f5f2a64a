import type { Incident, IncidentPolicy, IncidentState } from './incident.js'
import { troubleOf } from './next-trouble.js'
import { sortedWorst, worstOf } from './plan-open.js'
import type { Effect } from './plan.js'
import { reopen } from './reopen.js'
import { hashOf, standingKey } from './standing-key.js'
import { DAY, type Instant } from '../time.js'
import type { Verdict } from '../verdict.js'

export type Answer =
  { kind: 'muted' } | { kind: 'reopen'; incident: Incident } | { kind: 'new'; previous: Incident | null }

/** Incidents for monitors in trouble that no open incident speaks of: new, reopened, or none while a person muted it. */
export function planNew(
  verdicts: readonly Verdict[],
  closed: readonly Incident[],
  policy: IncidentPolicy,
  now: Instant,
): Effect[] {
  const answers = verdicts.map((verdict) => ({ verdict, answer: answerFor(verdict, closed, policy, now) }))
  const reopened = answers.flatMap(({ verdict, answer }) =>
    answer.kind === 'reopen' ? [reopen(answer.incident, [verdict], now)] : [],
  )
  const fresh = answers.flatMap(({ verdict, answer }) =>
    answer.kind === 'new' ? [{ verdict, previous: answer.previous }] : [],
  )
  if (fresh.length > policy.groupOver) {
    const storm = fresh.map(({ verdict }) => verdict)
    return [...reopened, ...openGroups(storm, now)]
  }
  return [...reopened, ...fresh.map(({ verdict, previous }) => openOne(verdict, previous, now))]
}

/** What one trouble asks for; `closed` holds those that are over and not closed, too. */
export function answerFor(verdict: Verdict, closed: readonly Incident[], policy: IncidentPolicy, now: Instant): Answer {
  const last = lastOf(verdict.monitor, closed)
  if (last === null) return { kind: 'new', previous: null }
  const sameSilence = !hasNewEnd(verdict, last)
  const closedAgo = now - (last.closedAt ?? now)
  switch (last.closedBy) {
    case 'person-not-planned':
      return sameSilence ? { kind: 'muted' } : { kind: 'new', previous: last }
    case 'bot':
    case 'person-completed':
      if (!sameSilence) return { kind: 'new', previous: last }
      return closedAgo < patienceOf(policy) || isBelieved(last, verdict)
        ? { kind: 'muted' }
        : reopenOrNew(last, verdict, policy)
    case 'heartbeat':
    case null:
      return closedAgo <= policy.reopenWithinMs ? reopenOrNew(last, verdict, policy) : { kind: 'new', previous: last }
  }
}

/** A storm's issue told of others too: it is linked to, never reopened for one. One that stands for all is there for each. */
function reopenOrNew(last: Incident, verdict: Verdict, { oneIssue }: IncidentPolicy): Answer {
  const key = oneIssue === undefined ? verdict.monitor : standingKey(oneIssue)
  return last.key === key ? { kind: 'reopen', incident: last } : { kind: 'new', previous: last }
}

/** A person who says it is mended is believed until a beat could have shown it; a bot says nothing of the kind. */
function isBelieved(last: Incident, { missedDueAt }: Verdict): boolean {
  return last.closedBy === 'person-completed' && missedDueAt != null && missedDueAt <= (last.closedAt ?? -Infinity)
}

/** How long any "completed" is believed at least while the silence goes on. */
function patienceOf(policy: IncidentPolicy): number {
  return policy.reminderMs > 0 ? policy.reminderMs : DAY
}

/** The last one that told of this monitor; duplicates tell nothing of their own. */
function lastOf(monitor: string, closed: readonly Incident[]): Incident | null {
  const own = closed.filter(
    (incident) => Object.hasOwn(incident.state.members, monitor) && incident.state.duplicateOf === null,
  )
  if (own.length === 0) return null
  return own.reduce((last, incident) => (endOf(incident) > endOf(last) ? incident : last))
}

/** What is open still, though over, is the last one. */
function endOf({ phase, closedAt }: Incident): Instant {
  return phase === 'open' ? Infinity : (closedAt ?? 0)
}

/** A start ends no silence. */
function hasNewEnd(verdict: Verdict, last: Incident): boolean {
  if (verdict.lastEndAt === null) return false
  const known = last.state.members[verdict.monitor]?.lastEndAt ?? null
  return known === null || verdict.lastEndAt > known
}

function openOne(verdict: Verdict, previous: Incident | null, now: Instant): Effect {
  const state = newState([verdict], now)
  const link = previous === null ? null : { ref: previous.ref, url: previous.url }
  return { kind: 'open-incident', draft: { key: verdict.monitor, state, verdicts: [verdict], previous: link } }
}

/** An issue remembers its members in its body, which has room for some two thousand of them. */
const LARGEST_GROUP = 500

function openGroups(verdicts: readonly Verdict[], now: Instant): Effect[] {
  const parts = Array.from({ length: Math.ceil(verdicts.length / LARGEST_GROUP) }, (_, i) =>
    verdicts.slice(i * LARGEST_GROUP, (i + 1) * LARGEST_GROUP),
  )
  return parts.map((part) => openGroup(part, now))
}

function openGroup(verdicts: readonly Verdict[], now: Instant): Effect {
  const worstFirst = sortedWorst(verdicts)
  const key = groupKey(verdicts.map((verdict) => verdict.monitor))
  return {
    kind: 'open-incident',
    draft: { key, state: newState(worstFirst, now), verdicts: worstFirst, previous: null },
  }
}

/** The same monitors give the same key, so that checkers that race find each other's group. */
function groupKey(ids: readonly string[]): string {
  return `group:${hashOf([...ids].sort().join('\n'))}`
}

export function newState(verdicts: readonly Verdict[], now: Instant): IncidentState {
  return {
    version: 1,
    openedAt: now,
    checks: 1,
    toldAt: now,
    worst: worstOf(verdicts.map(({ status }) => status)),
    members: Object.fromEntries(verdicts.map((verdict) => [verdict.monitor, troubleOf(verdict, now)])),
    deliveries: {},
    closedAt: null,
    duplicateOf: null,
  }
}
