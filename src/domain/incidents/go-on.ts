import type { CommentEvent, Incident, IncidentPolicy, IncidentState, Trouble } from './incident.js'
import { nextTrouble, saysSomething } from './next-trouble.js'
import { closeRested, ended, isLasting, isTimeToRemind, sortedWorst, worstOf } from './plan-open.js'
import type { Effect } from './plan.js'
import { isOver, isPresent } from './standing-key.js'
import { severityOf } from '../status.js'
import { DAY, type Duration, type Instant } from '../time.js'
import type { Verdict } from '../verdict.js'

type Members = Readonly<Record<string, Trouble>>

/** What a run knows when it plans for incidents that stand for all. */
export interface StandingRun {
  readonly byMonitor: ReadonlyMap<string, Verdict>
  readonly policy: IncidentPolicy
  readonly now: Instant
  /** Closed ones, and those that are over. */
  readonly ended: readonly Incident[]
}

/** Who comes to an incident that stands for all. */
export interface Arrivals {
  /** In trouble since this run. */
  readonly joined: Members
  /** Of incidents that go on in this one. */
  readonly moved: Members
  /** Of those who joined. */
  readonly verdicts: readonly Verdict[]
}

/** Who left is shown and remembered for so long, and longer where it was healed: how often that happens is counted. */
const REMEMBERED: Duration = DAY
const HEALED_REMEMBERED: Duration = 7 * DAY
const MOST_REMEMBERED = 100

/** What becomes of an incident that stands for all: open, over, or closed and opened again for who joins. Pure. */
export function goOn(incident: Incident, arrivals: Arrivals, run: StandingRun): Effect[] {
  const { byMonitor, policy, now } = run
  const isResting = isOver(incident) || incident.phase === 'closed'
  // Who had left the other one long ago brings nothing new.
  const isEmpty = ![...Object.values(arrivals.joined), ...Object.values(arrivals.moved)].some(isPresent)
  if (isResting && isEmpty) return policy.keepOpen === true ? [] : [closeRested(incident, now)]
  const before = together(incident.state.members, arrivals.moved)
  const heard = Object.entries(before).flatMap(([id, trouble]) => {
    const verdict = isPresent(trouble) ? byMonitor.get(id) : undefined
    return verdict !== undefined && saysSomething(trouble, verdict) ? [verdict] : []
  })
  if (heard.length === 0 && isEmpty) return []
  const stepped = Object.entries(before).map(([id, trouble]) => [id, step(trouble, byMonitor.get(id), run)] as const)
  const members = { ...Object.fromEntries(remembered(stepped, now)), ...arrivals.joined }
  const verdicts = sortedWorst([...heard, ...arrivals.verdicts])
  const state = { ...incident.state, members }
  if (Object.values(members).every((trouble) => !isPresent(trouble)))
    return [ended(incident, { ...state, toldAt: now }, verdicts, policy, now)]
  // A person may have opened again what was closed.
  if (isResting || state.closedAt !== null) return [reopened(incident, state, verdicts, now)]
  return [{ kind: 'update-incident', incident, change: changed(state, verdicts, run) }]
}

/** Who is part of it already is known best there. */
function together(own: Members, moved: Members): Members {
  const news = Object.entries(moved).filter(([id]) => {
    const known = own[id]
    return known === undefined || !isPresent(known)
  })
  return { ...own, ...Object.fromEntries(news) }
}

/** One member after this run. */
function step(trouble: Trouble, verdict: Verdict | undefined, { policy, now }: StandingRun): Trouble {
  if (!isPresent(trouble) || verdict === undefined) return trouble
  const next = nextTrouble(trouble, verdict, policy, now)
  if (next.recoveredAt !== null) return { ...next, leftAt: now }
  const worst = next.worst ?? trouble.status
  return severityOf(next.status) > severityOf(worst) ? { ...next, worst: next.status, worseAt: now } : next
}

function remembered(members: readonly (readonly [string, Trouble])[], now: Instant) {
  const left = members
    .filter(([, trouble]) => !isPresent(trouble))
    .filter(([, { leftAt, recovery }]) => now - (leftAt ?? now) <= (recovery === null ? REMEMBERED : HEALED_REMEMBERED))
    .sort(([, a], [, b]) => (b.leftAt ?? 0) - (a.leftAt ?? 0))
  // Who leaves now is told of first, however many they are.
  const shown = left.filter(([, { leftAt }], place) => leftAt === now || place < MOST_REMEMBERED)
  return [...members.filter(([, trouble]) => isPresent(trouble)), ...shown]
}

function reopened(incident: Incident, state: IncidentState, verdicts: readonly Verdict[], now: Instant): Effect {
  const next = {
    ...state,
    reopenedAt: now,
    toldAt: now,
    checks: state.checks + 1,
    worst: worstIn(state),
    closedAt: null,
    goneAt: null,
  }
  return { kind: 'reopen-incident', incident, change: { state: next, verdicts, comment: 'reopened' } }
}

function changed(state: IncidentState, verdicts: readonly Verdict[], { policy, now }: StandingRun) {
  const lasting = verdicts.filter(isLasting)
  const remind = isTimeToRemind(remindedAt(state), lasting, policy, now)
  const comment = hasNews(state, policy, now) ? 'members' : remind ? ('reminder' as const) : null
  const next: IncidentState = {
    ...state,
    worst: worstIn(state),
    checks: state.checks + (lasting.length > 0 ? 1 : 0),
    toldAt: comment === null ? state.toldAt : now,
    ...(comment === 'reminder' && { remindedAt: now }),
  }
  return { state: next, verdicts, comment: comment as CommentEvent | null }
}

/** Somebody came, went or got worse in this run; of what gets worse people may want to hear nothing for now. */
function hasNews({ members }: IncidentState, { snoozed }: IncidentPolicy, now: Instant): boolean {
  return Object.entries(members).some(
    ([id, { joinedAt, leftAt, worseAt }]) =>
      joinedAt === now || leftAt === now || (worseAt === now && snoozed?.has(id) !== true),
  )
}

/** Once a day for all, and for nobody of whom people heard a moment ago. */
function remindedAt({ members, remindedAt: last, openedAt, reopenedAt }: IncidentState): Instant {
  const present = Object.values(members).filter(isPresent)
  const toldOf = present.map(({ joinedAt, worseAt }) => Math.max(joinedAt ?? openedAt, worseAt ?? -Infinity))
  const first = Math.min(...toldOf)
  return Math.max(last ?? 0, reopenedAt ?? openedAt, first)
}

function worstIn({ members, worst }: IncidentState): IncidentState['worst'] {
  const present = Object.values(members).filter(isPresent)
  return present.length === 0 ? worst : worstOf(present.map((trouble) => trouble.worst ?? trouble.status))
}
