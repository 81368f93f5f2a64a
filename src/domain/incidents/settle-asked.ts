import type { Asked, Control } from '../controls.js'
import type { Verdict } from '../verdict.js'
import { controlsOn } from './asked-on.js'
import type { Incident, IncidentChange, IncidentPolicy, IncidentState } from './incident.js'
import { isLasting, sortedWorst } from './plan-open.js'
import type { Effect } from './plan.js'
import { presentIn } from './present-members.js'

/** What people asked for on incidents in this run, by their refs. */
export interface AskedNow {
  /** Who was heard: that he was is to be remembered. */
  readonly heard: ReadonlySet<string>
  readonly muted: ReadonlyMap<string, Asked>
  /** Another run has begun there what was asked for, and writes it down: what this one knows would undo that. */
  readonly others?: ReadonlySet<string>
}

/** What whoever has begun it tells as well. */
const MAY_WAIT: readonly IncidentChange['comment'][] = [null, 'reminder']

/**
 * The plan with what people asked for: who was heard is remembered, what is muted is closed, and what was said of a trouble goes with it. Pure.
 */
export function settleAsked(
  effects: readonly Effect[],
  incidents: readonly Incident[],
  verdicts: readonly Verdict[],
  { heard, muted, others = new Set() }: AskedNow,
): Effect[] {
  const touched = new Set(effects.flatMap((effect) => refOf(effect) ?? []))
  const untouched = incidents.filter(({ phase, ref }) => phase === 'open' && heard.has(ref) && !touched.has(ref))
  const isLeft = (effect: Effect): boolean =>
    effect.kind === 'update-incident' && MAY_WAIT.includes(effect.change.comment) && others.has(effect.incident.ref)
  const all = [...effects.map(withoutOver), ...untouched.map((incident) => remembered(incident, verdicts))]
  return all.filter((effect) => !isLeft(effect)).map((effect) => mutedIn(effect, muted))
}

/** What is still bad, and of which people want to hear nothing for now. */
export function isQuiet(effect: Effect, { snoozed }: IncidentPolicy): boolean {
  if (effect.kind !== 'update-incident' || snoozed === undefined) return false
  const { comment, verdicts } = effect.change
  if (comment === 'recovered' || comment === 'members' || comment === 'reminder') return false
  const lasting = verdicts.filter(isLasting)
  return lasting.length > 0 && lasting.every(({ monitor }) => snoozed.has(monitor))
}

/** The same without a word to anybody. */
export function quieted(effect: Effect): Effect {
  if (effect.kind !== 'update-incident') return effect
  const { state, verdicts } = effect.change
  return { ...effect, change: { state, verdicts, comment: null } }
}

function refOf(effect: Effect): string | null {
  return 'incident' in effect && typeof effect.incident === 'object' && effect.incident !== null
    ? effect.incident.ref
    : null
}

function remembered(incident: Incident, verdicts: readonly Verdict[]): Effect {
  const own = new Set(presentIn(incident.state))
  const judged = sortedWorst(verdicts.filter(({ monitor }) => own.has(monitor)))
  return { kind: 'update-incident', incident, change: { state: incident.state, verdicts: judged, comment: null } }
}

/** What was said of a trouble that is over, or worse, is said no longer. */
function withoutOver(effect: Effect): Effect {
  switch (effect.kind) {
    case 'reopen-incident':
    case 'close-incident':
    case 'close-gone':
      return { ...effect, change: { ...effect.change, state: unasked(effect.change.state) } }
    case 'update-incident': {
      const { change } = effect
      if (change.comment === 'recovered') return { ...effect, change: { ...change, state: unasked(change.state) } }
      return isWorse(effect.incident, change) ? { ...effect, change: unnoted(change) } : effect
    }
    case 'open-incident':
    case 'close-duplicate':
    case 'notify':
    case 'recover':
      return effect
  }
}

function unasked(before: IncidentState): IncidentState {
  const { control, muted, ...state } = before
  return control === undefined && muted === undefined ? before : state
}

/** Of one whose members come and go: nobody is left of those that were seen in it. */
function isWorse(incident: Incident, { comment, state }: IncidentChange): boolean {
  if (incident.state.control?.acknowledged == null) return false
  if (comment === 'escalated') return true
  const controls = [...controlsOn([{ ...incident, state }]).values()]
  return comment === 'members' && controls.every(({ acknowledged }) => acknowledged === null)
}

function unnoted(change: IncidentChange): IncidentChange {
  const { control, ...state } = change.state
  if (control === undefined) return change
  const left: Control = { ...control, acknowledged: null }
  return { ...change, state: { ...state, control: left } }
}

/** Closed as a person closes it; what ends anyway ends as usual. */
function mutedIn(effect: Effect, muted: AskedNow['muted']): Effect {
  if (effect.kind !== 'update-incident') return effect
  const asked = muted.get(effect.incident.ref)
  const { change, incident } = effect
  if (asked === undefined || change.comment === 'recovered') return effect
  return {
    kind: 'close-incident',
    incident,
    change: { ...change, comment: null, state: { ...change.state, muted: asked } },
  }
}

/** When somebody said it, without what it is said of: the state of an incident that is open is muted by nobody. */
export function withControl(incident: Incident, control: Control | undefined): Incident {
  const { control: before, muted, ...state } = incident.state
  if (control === before && muted === undefined) return incident
  return { ...incident, state: control === undefined ? state : { ...state, control } }
}
