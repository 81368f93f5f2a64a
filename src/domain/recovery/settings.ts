import type { RecoveryPolicy, RecoveryStep } from './recovery.js'

/** What may be done to heal, and to which monitor. */
export interface RecoverySettings {
  readonly policy: RecoveryPolicy
  /** True where any monitor has steps. */
  readonly configured: boolean
  /** None means that people are alerted and nothing is done. Those of a document hold for each of its members. */
  stepsFor(monitor: string): readonly RecoveryStep[]
}

/** Settings in which each monitor has the steps that are listed under its id. */
export function settingsOf(
  policy: RecoveryPolicy,
  steps: ReadonlyMap<string, readonly RecoveryStep[]>,
): RecoverySettings {
  return { policy, configured: steps.size > 0, stepsFor: (monitor) => steps.get(monitor) ?? [] }
}
