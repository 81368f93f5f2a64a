import { isDrill } from '../domain/incidents/drill-key.js'
import type { Effect, Outcome } from '../domain/incidents/plan.js'
import type { Verdict } from '../domain/verdict.js'
import type { RunReport } from './report.js'

/** What this run did to the one incident that single-valued outputs speak of. */
export interface TouchedIncident {
  readonly what: 'opened' | 'updated' | 'closed' | 'none'
  readonly ref: string
  readonly url: string
}

const NONE: TouchedIncident = { what: 'none', ref: '', url: '' }
const WEIGHT = ['opened', 'updated', 'closed'] as const

/** That of the worst monitor if it has one; otherwise the weightiest that was touched. */
export function touchedIncident(run: RunReport, worst: Verdict | null): TouchedIncident {
  const touches = run.outcomes.filter(
    ({ ok, effect, incident }) => ok && touchOf(effect) !== null && !isDrill(incident?.key ?? null),
  )
  const own = touches.find(({ effect }) => worst !== null && monitorsOf(effect).includes(worst.monitor))
  if (own) return described(own)
  const link = worst === null ? null : run.incidents.get(worst.monitor)
  if (link?.phase === 'open') return { what: 'none', ref: link.ref, url: link.url ?? '' }
  const weightiest = WEIGHT.flatMap((what) => touches.filter(({ effect }) => touchOf(effect) === what))[0]
  return weightiest ? described(weightiest) : NONE
}

function described({ effect, incident }: Outcome): TouchedIncident {
  const after = incident ?? ('incident' in effect && typeof effect.incident === 'object' ? effect.incident : null)
  return { what: touchOf(effect) ?? 'none', ref: after?.ref ?? '', url: after?.url ?? '' }
}

function touchOf(effect: Effect): (typeof WEIGHT)[number] | null {
  switch (effect.kind) {
    case 'open-incident':
    case 'reopen-incident':
      return 'opened'
    case 'update-incident':
      // Of one that is closed only what people heard is written down.
      return effect.incident.phase === 'open' ? 'updated' : null
    case 'close-incident':
    case 'close-gone':
      return 'closed'
    case 'close-duplicate':
    case 'notify':
    case 'recover':
      return null
  }
}

/** Ids of the monitors an effect is about. */
export function monitorsOf(effect: Effect): string[] {
  switch (effect.kind) {
    case 'open-incident':
      return Object.keys(effect.draft.state.members)
    case 'update-incident':
    case 'reopen-incident':
    case 'close-incident':
    case 'close-gone':
    case 'close-duplicate':
      return Object.keys(effect.change.state.members)
    case 'notify':
      return effect.verdicts.map(({ monitor }) => monitor)
    case 'recover':
      return [effect.monitor]
  }
}
