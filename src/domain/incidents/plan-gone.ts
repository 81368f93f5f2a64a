import { goneAlone, isUnwatched, withoutGone } from './gone-members.js'
import type { Incident, IncidentState, Trouble } from './incident.js'
import { unwatched, type Coverage } from './left-out.js'
import type { Effect } from './plan.js'
import { isOver, isStanding, presentIn } from './standing-key.js'
import { SOURCE_KEY } from '../judging/source-key.js'
import type { Instant } from '../time.js'
import type { Verdict } from '../verdict.js'

/**
 * The plan with the end of what is no more: an incident that this configuration opened, and none of whose monitors is
 * watched any longer, is closed. Every other one that is touched belongs to this configuration from now on. Pure.
 */
export function planGone(
  effects: readonly Effect[],
  incidents: readonly Incident[],
  verdicts: readonly Verdict[],
  coverage: Coverage,
  now: Instant,
): Effect[] {
  const touched = new Set(effects.flatMap((effect) => refOf(effect) ?? []))
  const idle = incidents.filter(({ phase, ref }) => phase === 'open' && !touched.has(ref))
  const gone = idle.filter((incident) => isGone(incident, coverage))
  const lasting = idle.filter((incident) => !gone.includes(incident))
  const adopt = (effect: Effect): Effect => adopted(effect, coverage, verdicts)
  return [
    ...effects.map((effect) => adopt(withoutGone(effect, coverage, now))),
    ...gone.map((incident) => closeGone(incident, now)),
    ...lasting.flatMap((incident) => {
      const left = goneAlone(incident, coverage, now)
      return left.length > 0 ? left.map(adopt) : leftAlone(incident, verdicts)
    }),
  ]
}

function refOf(effect: Effect): string | null {
  return 'incident' in effect && typeof effect.incident === 'object' && effect.incident !== null
    ? effect.incident.ref
    : null
}

function adopted(effect: Effect, coverage: Coverage, verdicts: readonly Verdict[]): Effect {
  const { scope } = coverage
  const owned = (state: IncidentState, about: { readonly key: string }): IncidentState => {
    const whole = isStanding(about) ? counted(state, coverage, verdicts) : state
    return scope === null ? whole : { ...whole, config: scope }
  }
  switch (effect.kind) {
    case 'open-incident':
      return { ...effect, draft: { ...effect.draft, state: owned(effect.draft.state, effect.draft) } }
    case 'update-incident':
    case 'reopen-incident':
    case 'close-incident':
      return { ...effect, change: { ...effect.change, state: owned(effect.change.state, effect.incident) } }
    case 'close-gone':
    case 'close-duplicate':
    case 'notify':
    case 'recover':
      return effect
  }
}

/** How many are watched, for the title of what stands for all; a run of a part of them knows less than one before. */
function counted(state: IncidentState, { scope, grouping }: Coverage, verdicts: readonly Verdict[]): IncidentState {
  const isOfPlace = (id: string): boolean =>
    state.standsFor === undefined || grouping?.places.get(id) === state.standsFor
  const judged = verdicts.filter(({ monitor }) => !monitor.startsWith(SOURCE_KEY) && isOfPlace(monitor)).length
  const known = scope === null ? (state.watched ?? 0) : 0
  return { ...state, watched: Math.max(judged, known, presentIn(state).length) }
}

function isGone(incident: Incident, coverage: Coverage): boolean {
  const { state } = incident
  if (coverage.scope === null || state.config !== coverage.scope || isOver(incident)) return false
  return Object.keys(state.members).every((id) => isUnwatched(id, coverage))
}

function closeGone(incident: Incident, now: Instant): Effect {
  const state: IncidentState = { ...incident.state, closedAt: now, goneAt: now }
  return { kind: 'close-gone', incident, change: { state, verdicts: [], comment: 'gone' } }
}

/** A card of what a person took out says so; it is written when that is news. */
function leftAlone(incident: Incident, verdicts: readonly Verdict[]): Effect[] {
  const members = Object.entries(incident.state.members)
  const told = presentIn(incident.state).flatMap((id) => unwatched(id, verdicts) ?? [])
  if (told.length === 0) return []
  const next = members.map(([id, trouble]) => [id, withVerdict(trouble, unwatched(id, verdicts))] as const)
  const state: IncidentState = { ...incident.state, members: Object.fromEntries(next) }
  return [{ kind: 'update-incident', incident, change: { state, verdicts: told, comment: null } }]
}

function withVerdict(trouble: Trouble, verdict: Verdict | undefined): Trouble {
  return verdict === undefined ? trouble : { ...trouble, status: verdict.status, reason: verdict.reason }
}
