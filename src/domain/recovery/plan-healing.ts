import { planIncidents } from '../incidents/plan-incidents.js'
import type { Incident, IncidentPolicy } from '../incidents/incident.js'
import type { Effect } from '../incidents/plan.js'
import { isStanding, presentIn } from '../incidents/standing-key.js'
import type { Instant } from '../time.js'
import type { Verdict } from '../verdict.js'
import { decideByHand, type WantedSteps } from './by-hand.js'
import { decideRecovery, type RecoveryDecision } from './decide-recovery.js'
import { followTargets, type Attending, type Followed } from './follow-targets.js'
import { isAllowed, nameOf } from './allowed.js'
import type { RecoverySettings } from './settings.js'
import { onsetsIn, stormText, stormsIn } from './storm.js'
import { announced, exhausted, stateOf, type TargetState, type TargetStates } from './target-state.js'

export type RecoverEffect = Extract<Effect, { kind: 'recover' }>

/** Above every number of attempts. */
const LAST = 1000

/** What healing is to be tried in this run, and for whom it is at its end. */
export interface HealingPlan {
  readonly attempts: readonly RecoverEffect[]
  /** Monitors of whom people are to hear now that nothing helped. */
  readonly exhausted: readonly string[]
  readonly notices: readonly string[]
  /** Whom nothing is done for, and why. */
  readonly leftAlone: readonly LeftAlone[]
  /** When the next attempt is due that has to wait now; null where none has. */
  readonly dueAt: Instant | null
  /** What was remembered, as far as this run changes it before anything is tried. */
  readonly states: TargetStates
  /** Beats that came after an attempt. */
  readonly heals: Followed['heals']
}

export interface LeftAlone {
  readonly monitor: string
  readonly why: string
}

/** What a run knows when it looks for what may be healed. */
export interface HealingCase extends Attending {
  readonly verdicts: readonly Verdict[]
  /** Null where none are kept. */
  readonly incidents: readonly Incident[] | null
  readonly states: TargetStates
  /** Targets that were looked at last and left alone: others come first. */
  readonly waited: ReadonlySet<string>
  /** How many more may be begun in this run. */
  readonly slots: number
  /** What people asked for by hand; absent for nothing. */
  readonly wanted?: WantedSteps
}

export const NO_HEALING: HealingPlan = {
  attempts: [],
  exhausted: [],
  notices: [],
  leftAlone: [],
  dueAt: null,
  states: new Map(),
  heals: [],
}

/** A monitor in trouble, and the incident that tells of it. */
interface Patient {
  readonly key: string
  readonly monitor: string
}

/** Pure: monitors whose incident is open or about to open, and not part of a storm, get the attempt that is due. */
export function planHealing(run: HealingCase, settings: RecoverySettings, policy: IncidentPolicy): HealingPlan {
  if (!settings.configured) return { ...NO_HEALING, states: run.states }
  const { verdicts, incidents, now } = run
  const followed = followTargets(verdicts, run.states, settings, run)
  const effects = planIncidents(verdicts, incidents ?? [], policy, now)
  const storms = stormsIn(verdicts, incidents === null ? new Map() : onsetsIn(effects, now), now)
  const stormy = new Set(storms.flatMap(({ monitors }) => monitors))
  const bad = verdicts.filter(isBad)
  const sick = new Set(bad.filter(({ inHours }) => inHours || settings.policy.anyHour).map(({ monitor }) => monitor))
  const asked = new Set(bad.flatMap(({ monitor }) => (run.wanted?.has(monitor) === true ? [monitor] : [])))
  const patients = effects
    .flatMap(inTrouble)
    .filter(({ monitor }) => settings.stepsFor(monitor).length > 0)
    // Whoever asks has seen that it is bad, whatever the hour, and whoever else is.
    .filter(({ monitor }) => asked.has(monitor) || (sick.has(monitor) && !stormy.has(monitor)))
  const hit = storms.filter(({ monitors }) => monitors.some((monitor) => settings.stepsFor(monitor).length > 0))
  const decided = decideAll(patients, { ...run, states: followed.states }, settings)
  const notices = [
    ...hit.map(stormText),
    ...decided.leftAlone.map(({ monitor, why }) => `${monitor} is not recovered: ${why}`),
  ]
  return { ...decided, notices, heals: followed.heals }
}

function decideAll(
  patients: readonly Patient[],
  run: HealingCase,
  settings: RecoverySettings,
): Omit<HealingPlan, 'heals' | 'notices'> {
  const { now, underWay } = run
  const states = new Map(run.states)
  const attempts = new Map<string, RecoverEffect>()
  const ended: string[] = []
  const leftAlone: LeftAlone[] = []
  let dueAt = Infinity
  for (const { key, monitor } of patients) {
    const decision = decisionFor(monitor, states, run, settings)
    if (decision.kind === 'alert-only') leftAlone.push({ monitor, why: decision.why })
    if (decision.kind === 'wait') dueAt = Math.min(dueAt, decision.until)
    if (decision.kind === 'exhausted') {
      if (decision.announce) ended.push(monitor)
      for (const target of targetsOf(monitor, settings))
        if (!underWay.has(target)) states.set(target, spent(stateOf(states, target), decision.announce, now))
    }
    if (decision.kind !== 'attempt' || underWay.has(decision.target)) continue
    const { step, target, attempt } = decision
    const same = attempts.get(target)
    if (same !== undefined) attempts.set(target, { ...same, also: [...same.also, monitor] })
    else attempts.set(target, { kind: 'recover', monitor, also: [], incident: key, target, step, attempt })
  }
  const next = dueAt === Infinity ? null : dueAt
  return { attempts: inTurn([...attempts.values()], run), exhausted: ended, leftAlone, dueAt: next, states }
}

function decisionFor(
  monitor: string,
  states: TargetStates,
  { now, wanted }: HealingCase,
  { policy, stepsFor }: RecoverySettings,
): RecoveryDecision {
  const patient = { monitor, steps: stepsFor(monitor) }
  const name = wanted?.get(monitor)
  return name === undefined ? decideRecovery(patient, states, policy, now) : decideByHand(patient, name, states, policy)
}

/** Whoever was tried least comes first, and last who could not be tried a moment ago. */
function inTurn(attempts: readonly RecoverEffect[], { waited, slots }: HealingCase): readonly RecoverEffect[] {
  const weight = ({ target, attempt }: RecoverEffect): number => attempt + (waited.has(target) ? LAST : 0)
  return [...attempts].sort((a, b) => weight(a) - weight(b)).slice(0, slots)
}

function spent(state: TargetState, announces: boolean, now: Instant): TargetState {
  const end = exhausted(state, now)
  return announces && end.announcedAt === null ? announced(end, now) : end
}

function targetsOf(monitor: string, { policy, stepsFor }: RecoverySettings): readonly string[] {
  return stepsFor(monitor)
    .filter((step) => isAllowed(step, policy))
    .map(nameOf)
}

/** What died in the evening is not started in the night, unless its people said so; what is not known is left alone. */
function isBad({ status }: Verdict): boolean {
  return status === 'warning' || status === 'degraded' || status === 'critical'
}

function inTrouble(effect: Effect): Patient[] {
  if (effect.kind !== 'open-incident' && effect.kind !== 'update-incident' && effect.kind !== 'reopen-incident')
    return []
  const key = effect.kind === 'open-incident' ? effect.draft.key : effect.incident.key
  const { members } = effect.kind === 'open-incident' ? effect.draft.state : effect.change.state
  const ids = presentIn({ members })
  // What is told as one has one cause elsewhere.
  return ids.length > 1 && !isStanding({ key }) ? [] : ids.map((monitor) => ({ key, monitor }))
}
