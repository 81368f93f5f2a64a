import { goOn, type Arrivals, type StandingRun } from './go-on.js'
import type { Incident, IncidentDraft } from './incident.js'
import { joined, movedFrom } from './join-standing.js'
import { nextTrouble } from './next-trouble.js'
import { answerFor, newState, planNew, type Answer } from './plan-new-incidents.js'
import { planOpen, sortedWorst, worstOf } from './plan-open.js'
import type { Effect } from './plan.js'
import { isOver, isStanding, presentIn, standingKey } from './standing-key.js'
import type { Instant } from '../time.js'
import type { Verdict } from '../verdict.js'

/** One issue has room for so many who are in trouble at once; beyond that, storms have issues of their own. */
const MOST_MEMBERS = 500

const NOBODY: Arrivals = { joined: {}, moved: {}, verdicts: [] }

/**
 * Incidents that stand for all: who gets into trouble joins, who is well again leaves, and the last one to leave ends it. Where the
 * configuration wants none any longer, one that is open goes on until it is empty.
 */
export function planStanding(
  kept: readonly Incident[],
  twins: readonly Incident[],
  uncovered: readonly Verdict[],
  run: StandingRun,
): Effect[] {
  const { byMonitor, policy, now } = run
  const standing = kept.filter(isStanding)
  if (policy.oneIssue === undefined) return standing.flatMap((incident) => goOn(incident, NOBODY, run))
  const home = homeOf(standing, standingKey(policy.oneIssue), run)
  const singles = kept.filter((incident) => !isStanding(incident))
  const room = MOST_MEMBERS - (home === null ? 0 : presentIn(home.state).length)
  const moving = singles.filter((incident) => mayMove(incident, run, room))
  const staying = singles.filter((incident) => !moving.includes(incident))
  const asking = uncovered
    .map((verdict) => ({ verdict, answer: answerFor(verdict, run.ended, policy, now) }))
    .filter(({ answer }) => answer.kind !== 'muted')
  const coming = asking.slice(0, Math.max(0, room))
  const own = twins.filter(({ key }) => key === home?.key)
  return [
    ...staying.flatMap((incident) => planOpen(incident, byMonitor, policy, now)),
    ...standing.filter((incident) => incident !== home).flatMap((incident) => goOn(incident, NOBODY, run)),
    ...withMoved(atHome(home, coming, [...moving, ...own], run), moving, home, now),
    ...planNew(
      asking.slice(coming.length).map(({ verdict }) => verdict),
      [],
      { ...policy, groupOver: 0 },
      now,
    ),
  ]
}

/** That of this configuration; or one whose members it watches all, which another name of the same file had opened. */
function homeOf(standing: readonly Incident[], key: string, { byMonitor }: StandingRun): Incident | null {
  const isAdopted = (incident: Incident): boolean => {
    const present = presentIn(incident.state)
    return present.length > 0 && present.every((id) => byMonitor.has(id))
  }
  return standing.find((incident) => incident.key === key) ?? standing.find(isAdopted) ?? null
}

/** What tells of monitors of this configuration only goes on in the one; what ends in this run ends as it was. */
function mayMove(incident: Incident, { byMonitor, policy, now }: StandingRun, room: number): boolean {
  const members = Object.entries(incident.state.members)
  if (isOver(incident) || members.length > room) return false
  const next = members.map(([id, trouble]) => nextTrouble(trouble, byMonitor.get(id), policy, now))
  return members.every(([id]) => byMonitor.has(id)) && next.some(({ recoveredAt }) => recoveredAt === null)
}

interface Coming {
  readonly verdict: Verdict
  readonly answer: Answer
}

function atHome(
  home: Incident | null,
  coming: readonly Coming[],
  moving: readonly Incident[],
  run: StandingRun,
): Effect[] {
  const last = home ?? lastEnded(coming, run)
  const arrivals: Arrivals = {
    joined: Object.fromEntries(
      coming.map(({ verdict, answer }) => [verdict.monitor, joined(verdict, answer, last, run.now)]),
    ),
    moved: Object.assign({}, ...moving.map((incident) => movedFrom(incident, run.now))) as Arrivals['moved'],
    verdicts: coming.map(({ verdict }) => verdict),
  }
  if (last !== null && (home !== null || coming.length > 0)) return goOn(last, arrivals, run)
  if (coming.length + moving.length === 0) return []
  return [{ kind: 'open-incident', draft: newDraft(arrivals, run) }]
}

/** Soon after its end it is opened again, whoever is in trouble now; what a person closed only for those who ask for it. */
function lastEnded(coming: readonly Coming[], { ended, policy, now }: StandingRun): Incident | null {
  if (policy.oneIssue === undefined) return null
  const key = standingKey(policy.oneIssue)
  const own = ended.filter((incident) => incident.key === key && incident.state.duplicateOf === null)
  const last = [...own].sort((a, b) => (b.closedAt ?? 0) - (a.closedAt ?? 0))[0] ?? null
  if (last === null) return null
  const wanted = coming.some(({ answer }) => answer.kind === 'reopen' && answer.incident === last)
  const soon = last.closedBy === 'heartbeat' && now - (last.closedAt ?? now) <= policy.reopenWithinMs
  return wanted || soon ? last : null
}

function newDraft(arrivals: Arrivals, { byMonitor, policy, now, ended }: StandingRun): IncidentDraft {
  const key = standingKey(policy.oneIssue ?? '')
  const ids = [...Object.keys(arrivals.moved), ...Object.keys(arrivals.joined)]
  const verdicts = sortedWorst(ids.flatMap((id) => byMonitor.get(id) ?? []))
  const last = ended.filter((incident) => incident.key === key).at(-1)
  const previous = last === undefined ? null : { ref: last.ref, url: last.url }
  const members = { ...arrivals.moved, ...arrivals.joined }
  const worst = worstOf(Object.values(members).map((trouble) => trouble.worst ?? trouble.status))
  const { standsFor } = policy
  const state = { ...newState(verdicts, now), members, worst, ...(standsFor !== undefined && { standsFor }) }
  return { key, state, verdicts, previous }
}

/** What moved is closed after the one in which it goes on was written. */
function withMoved(
  effects: readonly Effect[],
  moving: readonly Incident[],
  home: Incident | null,
  now: Instant,
): Effect[] {
  const [first] = effects
  const keep = home ?? keeperIn(first)
  if (keep === null) return [...effects]
  return [
    ...effects,
    ...moving.map((incident): Effect => {
      const state = { ...incident.state, closedAt: now, duplicateOf: keep.ref, moved: true as const }
      return { kind: 'close-duplicate', incident, keep, change: { state, verdicts: [], comment: 'moved' } }
    }),
  ]
}

/** One that is about to be opened has no number yet; whoever does it fills it in. */
function keeperIn(effect: Effect | undefined): Incident | null {
  if (effect?.kind === 'reopen-incident') return effect.incident
  if (effect?.kind !== 'open-incident') return null
  const { key, state } = effect.draft
  return { key, ref: '', url: null, phase: 'open', closedBy: null, closedAt: null, state }
}
