import type { RecoverEffect } from '../domain/recovery/plan-healing.js'
import type { RecoveryPolicy, RecoveryStep } from '../domain/recovery/recovery.js'
import type { Instant } from '../domain/time.js'
import type { Recovery } from '../recovery/recovery.js'
import type { RunTime } from '../domain/run-time.js'
import type { Leadership } from '../domain/leadership.js'
import type { TargetLedger } from './target-ledger.js'

/** One attempt that is due. */
export interface DeedOrder {
  readonly effect: RecoverEffect
  readonly step: RecoveryStep
  readonly policy: RecoveryPolicy
  readonly now: Instant
}

/** How it ended. Only what was begun is an attempt; what waits or is left alone counts for nothing. */
export interface DeedResult {
  readonly effect: RecoverEffect
  readonly kind: 'attempted' | 'waits' | 'hands-off'
  /** False: nothing was started. */
  readonly ok: boolean
  /** One line for people. */
  readonly detail: string
  readonly url: string | null
}

/** What a deed needs of the outside. */
export interface DeedPorts {
  readonly recoveryOf: (step: RecoveryStep) => Promise<Recovery>
  readonly leadership: Leadership
  readonly ledger: TargetLedger
  /** The time of the run that waits for them; absent where nobody does. */
  readonly time?: RunTime
}

/** Through which attempts are carried out: while a check waits, or beside the ticks of a watcher. Decides nothing. */
export interface Deeds {
  /** True where nobody but this process acts: what is then under way elsewhere has been lost. */
  readonly alone: boolean
  /** Targets at which this process is now. */
  underWay(): ReadonlySet<string>
  /** Targets that were looked at last and left alone: others come first. */
  waited(): ReadonlySet<string>
  /** How many more may be begun now. */
  slots(policy: Pick<RecoveryPolicy, 'atOnce'>): number
  /** Does them, or begins them; what has ended already. */
  carryOut(orders: readonly DeedOrder[], ports: DeedPorts): Promise<readonly DeedResult[]>
  /** What has ended since this was last asked, and what was last said of those in trouble that are left alone. */
  collect(inTrouble: ReadonlySet<string>): readonly DeedResult[]
  /** Waits until nothing is under way, or the signal fires. What is then not done counts as an attempt all the same. */
  drain(late: AbortSignal): Promise<void>
}
