import { isAllowed, nameOf, refusalOf } from './allowed.js'
import type { Patient, RecoveryDecision } from './decide-recovery.js'
import type { RecoveryPolicy, RecoveryStep } from './recovery.js'
import { stateOf, type TargetStates } from './target-state.js'

/** Steps that people want taken now, by monitor; null for the one that is next. */
export type WantedSteps = ReadonlyMap<string, string | null>

/** What a person calls a step: `workflow:backup.yml`, or what it acts on alone. */
export function isCalled(step: RecoveryStep, name: string): boolean {
  return nameOf(step) === name || step.target === name
}

/** An attempt that somebody asks for: it waits for nothing, and all else holds, the lists and the number of attempts. */
export function decideByHand(
  { monitor, steps }: Patient,
  wanted: string | null,
  states: TargetStates,
  policy: RecoveryPolicy,
): RecoveryDecision {
  const named = steps.flatMap((step, index) => (wanted === null || isCalled(step, wanted) ? [{ step, index }] : []))
  const allowed = named.filter(({ step }) => isAllowed(step, policy))
  if (policy.attempts === 0) return { kind: 'alert-only', why: 'recovery.attempts is 0' }
  if (allowed.length === 0)
    return { kind: 'alert-only', why: refusalOf(named.map(({ step }) => step), policy) } // prettier-ignore
  const madeOn = (step: RecoveryStep) => stateOf(states, nameOf(step)).attempts
  if (allowed.some(({ step }) => madeOn(step).some(({ ok }) => ok === null)))
    return { kind: 'alert-only', why: 'an attempt is under way' }
  const own = steps.flatMap(madeOn).filter((attempt) => attempt.monitor === monitor)
  const [next] = allowed
    .filter(({ step }) => madeOn(step).length < policy.attempts)
    .sort((a, b) => madeOn(a.step).length - madeOn(b.step).length)
  if (next === undefined || own.length >= policy.attempts) return { kind: 'alert-only', why: spentWords(policy) }
  const target = nameOf(next.step)
  return { kind: 'attempt', step: next.index, target, attempt: madeOn(next.step).length + 1 }
}

function spentWords({ attempts }: RecoveryPolicy): string {
  return attempts === 1 ? 'its one attempt is spent' : `all ${attempts} attempts are spent`
}
