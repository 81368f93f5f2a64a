import type { RecoveryPolicy, RecoveryStep } from './recovery.js'

/** What may be done to heal, and to which monitor. */
export interface RecoverySettings {
  readonly policy: RecoveryPolicy
  /** By monitor id; absent means that people are alerted and nothing is done. */
  readonly steps: ReadonlyMap<string, readonly RecoveryStep[]>
}
