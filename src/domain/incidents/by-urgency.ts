import type { Effect } from './plan.js'
import type { Status } from '../status.js'

/** What is done about incidents. */
export type IncidentEffect = Exclude<Effect, { kind: 'notify' | 'recover' }>

/**
 * What matters most first, because a run may have no time for all of it: that something is down, then what people are told of it, then
 * what is only kept up to date, then what is over. Effects of one incident stay in their order.
 */
export function byUrgency(effects: readonly Effect[]): IncidentEffect[] {
  const own = effects.filter((effect) => effect.kind !== 'notify' && effect.kind !== 'recover')
  const ranks = new Map<string, number>()
  for (const effect of own) {
    const ref = refOf(effect)
    if (ref !== null) ranks.set(ref, Math.min(rankOf(effect), ranks.get(ref) ?? Infinity))
  }
  const rank = (effect: IncidentEffect): number => ranks.get(refOf(effect) ?? '') ?? rankOf(effect)
  return [...own].sort((a, b) => rank(a) - rank(b))
}

function refOf(effect: IncidentEffect): string | null {
  return effect.kind === 'open-incident' ? null : effect.incident.ref
}

function rankOf(effect: IncidentEffect): number {
  switch (effect.kind) {
    case 'open-incident':
      return downFirst(effect.draft.state.worst)
    case 'reopen-incident':
      return downFirst(effect.change.state.worst)
    case 'update-incident':
      return effect.change.comment === null ? 3 : 2
    case 'close-incident':
    case 'close-gone':
      return 4
    case 'close-duplicate':
      return 5
  }
}

function downFirst(worst: Status): number {
  return worst === 'critical' ? 0 : 1
}
