import type { RecoverySettings } from './settings.js'
import { planIncidents } from '../incidents/plan-incidents.js'
import type { Incident, IncidentPolicy, RecoveryState } from '../incidents/incident.js'
import type { Effect } from '../incidents/plan.js'
import { afterExhaustion, decideRecovery } from './recovery.js'
import type { Instant } from '../time.js'
import type { Verdict } from '../verdict.js'

type RecoverEffect = Extract<Effect, { kind: 'recover' }>

/** What healing is to be tried in this run, and for whom it is at its end. */
export interface HealingPlan {
  readonly attempts: readonly RecoverEffect[]
  /** Monitors of whom people are to hear now that nothing helped. */
  readonly exhausted: readonly string[]
  readonly notices: readonly string[]
}

/** How one attempt ended. */
export interface Attempted {
  readonly effect: RecoverEffect
  readonly ok: boolean
  readonly detail: string
  readonly state: RecoveryState
}

export const NO_HEALING: HealingPlan = { attempts: [], exhausted: [], notices: [] }

/** Pure: monitors whose incident is open or about to open, and not part of a storm, get the attempt that is due. */
export function planHealing(
  verdicts: readonly Verdict[],
  incidents: readonly Incident[],
  settings: RecoverySettings,
  policy: IncidentPolicy,
  now: Instant,
): HealingPlan {
  if (settings.steps.size === 0) return NO_HEALING
  const bad = new Set(verdicts.filter((verdict) => isToBeHealed(verdict, settings)).map(({ monitor }) => monitor))
  const targets = planIncidents(verdicts, incidents, policy, now).flatMap(incidentsInTrouble)
  const attempts: RecoverEffect[] = []
  const exhausted: string[] = []
  const notices: string[] = []
  for (const { key, monitor, state } of targets) {
    const steps = settings.steps.get(monitor)
    if (steps === undefined || !bad.has(monitor)) continue
    const decision = decideRecovery(steps, state, settings.policy, now)
    if (decision.kind === 'attempt') {
      const { step, attempt } = decision
      attempts.push({ kind: 'recover', monitor, incident: key, step, attempt })
    }
    if (decision.kind === 'exhausted' && decision.announce) exhausted.push(monitor)
    if (decision.kind === 'alert-only') notices.push(`${monitor} is not recovered: ${decision.why}`)
  }
  return { attempts, exhausted, notices }
}

/** What died in the evening is not started in the night, unless its people said so. */
function isToBeHealed({ status, inHours }: Verdict, { policy }: RecoverySettings): boolean {
  return status !== 'healthy' && status !== 'skipped' && (inHours || policy.anyHour)
}

interface Target {
  readonly key: string
  readonly monitor: string
  readonly state: RecoveryState | null
}

function incidentsInTrouble(effect: Effect): Target[] {
  if (effect.kind !== 'open-incident' && effect.kind !== 'update-incident' && effect.kind !== 'reopen-incident')
    return []
  const key = effect.kind === 'open-incident' ? effect.draft.key : effect.incident.key
  const { members } = effect.kind === 'open-incident' ? effect.draft.state : effect.change.state
  const troubles = Object.entries(members)
  // A storm has one cause elsewhere: starting everything at once would only add to it.
  if (troubles.length > 1) return []
  return troubles.map(([monitor, trouble]) => ({ key, monitor, state: trouble.recovery }))
}

/** The recovery that each monitor's incident remembers. */
export function rememberedRecovery(incidents: readonly Incident[]): Map<string, RecoveryState | null> {
  const open = incidents.filter(({ phase }) => phase === 'open')
  return new Map(open.flatMap(({ state }) => Object.entries(state.members).map(([id, { recovery }]) => [id, recovery])))
}

/** Writes what was tried into the incidents that are about to be stored, and lets people hear of an end. */
export function withHealing(
  effects: readonly Effect[],
  attempted: readonly Attempted[],
  exhausted: readonly string[],
): Effect[] {
  const tried = new Map(attempted.map(({ effect, state }) => [effect.monitor, state]))
  return effects.map((effect): Effect => {
    switch (effect.kind) {
      case 'open-incident':
        return { ...effect, draft: { ...effect.draft, state: remembering(effect.draft.state, tried, exhausted) } }
      case 'update-incident': {
        const announces = Object.keys(effect.change.state.members).some((monitor) => exhausted.includes(monitor))
        const comment = effect.change.comment ?? (announces ? 'recovery-exhausted' : null)
        const state = remembering(effect.change.state, tried, exhausted)
        return { ...effect, change: { ...effect.change, comment, state } }
      }
      case 'reopen-incident':
      case 'close-incident':
        return { ...effect, change: { ...effect.change, state: remembering(effect.change.state, tried, exhausted) } }
      case 'close-gone':
      case 'close-duplicate':
      case 'notify':
      case 'recover':
        return effect
    }
  })
}

type State = Extract<Effect, { kind: 'open-incident' }>['draft']['state']

function remembering(state: State, tried: ReadonlyMap<string, RecoveryState>, exhausted: readonly string[]): State {
  const members = Object.entries(state.members).map(([id, trouble]) => {
    const recovery = tried.get(id) ?? trouble.recovery
    return [id, { ...trouble, recovery: exhausted.includes(id) ? afterExhaustion(recovery) : recovery }] as const
  })
  return { ...state, members: Object.fromEntries(members) }
}
