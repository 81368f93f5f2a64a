import type { RecoveryStep } from '../domain/recovery/recovery.js'
import type { Clock, GitHub, Log, Process } from '../ports.js'

/** What recovery steps may use; `github` loads on first use. */
export interface RecoveryPorts {
  readonly clock: Clock
  readonly log: Log
  readonly process: Process
  readonly github: () => Promise<GitHub>
}

/** What one attempt did. It never says that the monitor lives: only a beat does. */
export interface RecoveryResult {
  /** False: nothing was started. */
  readonly ok: boolean
  /** One line for people. */
  readonly detail: string
  /** Where a person can follow it. */
  readonly url: string | null
}

/** Tries to heal. Looks at the state first, acts once, and never throws for what is refused outside. */
export interface Recovery {
  attempt(step: RecoveryStep): Promise<RecoveryResult>
}

export interface RecoveryDefinition {
  readonly name: string
  /** What the lists call this step's target; null when the options name none. */
  targetOf(options: Readonly<Record<string, unknown>>): string | null
  /** Every mistake in the options as `key: "value" …` with the remedy. */
  problemsIn(options: Readonly<Record<string, unknown>>): string[]
  create(ports: RecoveryPorts): Recovery
}
