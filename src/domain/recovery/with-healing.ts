import type { IncidentState, RecoveryState } from '../incidents/incident.js'
import type { Effect } from '../incidents/plan.js'
import { nameOf } from './allowed.js'
import type { RecoverySettings } from './settings.js'
import { stateOf, type TargetStates } from './target-state.js'

type Attempts = RecoveryState['attempts']

/** An incident shows and remembers so many attempts of each monitor. */
const REMEMBERED = 20

/** What is known of recovery at the end of a run, and for whom it has just come to its end. */
export interface Healing {
  readonly settings: RecoverySettings
  readonly states: TargetStates
  readonly exhausted: readonly string[]
}

/** Writes what was tried into the incidents that are about to be stored, and lets people hear of an end. Pure. */
export function withHealing(effects: readonly Effect[], healing: Healing): Effect[] {
  if (!healing.settings.configured) return [...effects]
  return effects.map((effect): Effect => {
    switch (effect.kind) {
      case 'open-incident': {
        const { draft } = effect
        const state = remembering(draft.state, healing)
        return { ...effect, draft: { ...draft, state, ...alsoOf(state, healing) } }
      }
      case 'update-incident': {
        const { change } = effect
        const state = remembering(change.state, healing)
        const ends = announces(state, healing)
        if (!ends || change.comment !== null)
          return { ...effect, change: { ...change, state, ...alsoOf(state, healing) } }
        return { ...effect, change: { ...change, state, comment: 'recovery-exhausted' } }
      }
      case 'reopen-incident': {
        const state = remembering(effect.change.state, healing)
        return { ...effect, change: { ...effect.change, state, ...alsoOf(state, healing) } }
      }
      case 'close-incident':
        return { ...effect, change: { ...effect.change, state: remembering(effect.change.state, healing) } }
      case 'close-gone':
      case 'close-duplicate':
      case 'notify':
      case 'recover':
        return effect
    }
  })
}

function announces({ members }: IncidentState, { exhausted }: Healing): boolean {
  return Object.keys(members).some((monitor) => exhausted.includes(monitor))
}

/** Where a comment or an opening has its own words, the end is told beside it. */
function alsoOf(state: IncidentState, healing: Healing): { readonly alsoTold?: readonly ['recovery-exhausted'] } {
  return announces(state, healing) ? { alsoTold: ['recovery-exhausted'] } : {}
}

function remembering(state: IncidentState, healing: Healing): IncidentState {
  const members = Object.entries(state.members).map(
    ([id, trouble]) => [id, { ...trouble, recovery: recoveryOf(id, trouble.recovery, healing) }] as const,
  )
  return { ...state, members: Object.fromEntries(members) }
}

/** What an incident remembers already stays in it, though it may no longer count. */
function recoveryOf(
  monitor: string,
  before: RecoveryState | null,
  { settings, states }: Healing,
): RecoveryState | null {
  const targets = settings.stepsFor(monitor).map(nameOf)
  const known = targets.map((target) => ({ target, state: stateOf(states, target) }))
  const now: Attempts = known.flatMap(({ target, state }) =>
    state.attempts.map(({ at, ok, detail, url }) => ({ step: target, at, ok, detail, url })),
  )
  const counted = new Set(now.map(keyOf))
  const earlier = (before?.attempts ?? []).filter((attempt) => !counted.has(keyOf(attempt)))
  const attempts = [...earlier, ...now].sort((a, b) => a.at - b.at).slice(-REMEMBERED)
  const resets = known.flatMap(({ state }) => state.resetAt ?? [])
  const told = known.flatMap(({ state }) => state.announcedAt ?? [])
  if (attempts.length === 0 && resets.length === 0) return before
  return {
    attempts,
    exhausted: known.some(({ state }) => state.exhaustedAt !== null),
    ...(resets.length === 0 ? {} : { resetAt: Math.min(...resets) }),
    ...(told.length === 0 ? {} : { announcedAt: Math.max(...told) }),
  }
}

function keyOf({ step, at }: Attempts[number]): string {
  return `${step} ${at}`
}
