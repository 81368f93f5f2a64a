import type { Member } from '../domain/member.js'
import type { Clock, GitHub, Log, Process } from '../ports.js'

/** What recovery steps may use; `github` loads on first use. */
export interface RecoveryPorts {
  readonly clock: Clock
  readonly log: Log
  readonly process: Process
  readonly github: () => Promise<GitHub>
}

/** What one try did. It never says that the monitor lives: only a beat does. */
export interface RecoveryResult {
  /** False: nothing was started. */
  readonly ok: boolean
  /** One line for people. */
  readonly detail: string
  /** Where a person can follow it. */
  readonly url: string | null
}

/** One way to heal one monitor. Looks at the state first, acts once, and never throws for what is refused outside. */
export interface Recovery {
  start(): Promise<RecoveryResult>
}

/** A kind of step: a member that also says what it acts on. */
export interface RecoveryMember<Options = unknown> extends Member<Options, RecoveryPorts, Recovery> {
  /** What the allow and deny lists call it: `backup.yml`, `restart-scheduler`. */
  targetOf(options: Options): string
}
