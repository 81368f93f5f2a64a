import { matchesName } from '../name-pattern.js'
import type { RecoveryPolicy, RecoveryStep } from './recovery.js'

/** Deny wins; what no list names is left alone. */
export function isAllowed(step: RecoveryStep, policy: Pick<RecoveryPolicy, 'allow' | 'deny'>): boolean {
  return step.unfit === undefined && actsOn(step).every((one) => mayTouch(one, policy))
}

/** Some name of it is on the deny list. */
export function isDenied(step: RecoveryStep, { deny }: Pick<RecoveryPolicy, 'deny'>): boolean {
  return names(deny, step)
}

/** Why none of these steps may be taken, in words. */
export function refusalOf([step]: readonly RecoveryStep[], policy: RecoveryPolicy): string {
  if (step === undefined) return 'no recovery step is configured'
  if (step.unfit !== undefined) return step.unfit
  const culprit = actsOn(step).find((one) => !mayTouch(one, policy)) ?? step
  return names(policy.deny, culprit)
    ? `${culprit.target} in deny list - alerting only`
    : `${nameOf(culprit)} is not on the allow list`
}

/** `workflow:backup.yml`: what a target is called wherever it is remembered. */
export function nameOf({ kind, target }: Pick<RecoveryStep, 'kind' | 'target'>): string {
  return `${kind}:${target}`
}

function actsOn(step: RecoveryStep): readonly RecoveryStep[] {
  return [step, ...(step.others ?? []).map((target) => ({ ...step, target }))]
}

function mayTouch(step: RecoveryStep, { allow, deny }: Pick<RecoveryPolicy, 'allow' | 'deny'>): boolean {
  return names(allow, step) && !names(deny, step)
}

function names(patterns: readonly string[], step: RecoveryStep): boolean {
  const own = [step.target, nameOf(step), ...(step.service === undefined ? [] : [`service:${step.service}`])]
  return patterns.some((pattern) => own.some((name) => matchesName(pattern, name)))
}
