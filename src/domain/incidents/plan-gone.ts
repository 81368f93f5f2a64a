import type { Incident, IncidentState, Trouble } from './incident.js'
import { unwatched, type Coverage } from './left-out.js'
import type { Effect } from './plan.js'
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
  return [
    ...effects.map((effect) => adopted(effect, coverage.scope)),
    ...idle.filter((incident) => isGone(incident, coverage)).map((incident) => closeGone(incident, now)),
    ...idle.flatMap((incident) => leftAlone(incident, verdicts)),
  ]
}

function refOf(effect: Effect): string | null {
  return 'incident' in effect && typeof effect.incident === 'object' && effect.incident !== null
    ? effect.incident.ref
    : null
}

function adopted(effect: Effect, scope: string | null): Effect {
  if (scope === null) return effect
  switch (effect.kind) {
    case 'open-incident':
      return { ...effect, draft: { ...effect.draft, state: { ...effect.draft.state, config: scope } } }
    case 'update-incident':
    case 'reopen-incident':
    case 'close-incident':
      return { ...effect, change: { ...effect.change, state: { ...effect.change.state, config: scope } } }
    case 'close-gone':
    case 'close-duplicate':
    case 'notify':
    case 'recover':
      return effect
  }
}

function isGone({ state }: Incident, { scope, monitors, leftOut }: Coverage): boolean {
  if (scope === null || state.config !== scope) return false
  const known = new Set([...monitors, ...leftOut])
  // Each member of a document goes by the name of its monitor and its own.
  return Object.keys(state.members).every((id) => !known.has(id) && ![...known].some((one) => id.startsWith(`${one}/`)))
}

function closeGone(incident: Incident, now: Instant): Effect {
  const state: IncidentState = { ...incident.state, closedAt: now, goneAt: now }
  return { kind: 'close-gone', incident, change: { state, verdicts: [], comment: 'gone' } }
}

/** A card of what a person took out says so; it is written when that is news. */
function leftAlone(incident: Incident, verdicts: readonly Verdict[]): Effect[] {
  const members = Object.entries(incident.state.members)
  const told = members.flatMap(([id]) => unwatched(id, verdicts) ?? [])
  if (told.length === 0) return []
  const next = members.map(([id, trouble]) => [id, withVerdict(trouble, unwatched(id, verdicts))] as const)
  const state: IncidentState = { ...incident.state, members: Object.fromEntries(next) }
  return [{ kind: 'update-incident', incident, change: { state, verdicts: told, comment: null } }]
}

function withVerdict(trouble: Trouble, verdict: Verdict | undefined): Trouble {
  return verdict === undefined ? trouble : { ...trouble, status: verdict.status, reason: verdict.reason }
}
