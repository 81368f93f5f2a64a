import type { Member } from '../domain/member.js'
import type { Duration, Instant } from '../domain/time.js'
import type { Clock, GitHub, Log, Machine, OpenEngines, Process } from '../ports.js'

/** What recovery steps may use; `github` loads on first use. */
export interface RecoveryPorts {
  readonly clock: Clock
  readonly log: Log
  readonly process: Process
  readonly github: () => Promise<GitHub>
  readonly engines: OpenEngines
  readonly machine: Machine
  /** Where the Redis is that this process works with: whatever runs it is never restarted. */
  readonly redisPlaces: () => readonly RedisPlace[]
}

/** Where a Redis is reached, without its password. */
export interface RedisPlace {
  readonly host: string
  readonly port: number
}

/** What stands at the target now, before anything is done to it. */
export type TargetLook =
  | {
      readonly kind: 'ready'
      /** In words: `exited (137)`. */
      readonly was: string
      /** When what runs there was started; whoever acts compares it once more just before. Null where nobody can know. */
      readonly startedAt: Instant | null
      /** Names it goes by that no config wrote, as where it was found by labels: a deny list holds for them too. */
      readonly alsoKnownAs?: readonly string[]
    }
  /** It is starting, or was started a moment ago: no attempt is made, and none is counted. */
  | { readonly kind: 'wait'; readonly why: string }
  /** A person did this, or it must never be touched. */
  | { readonly kind: 'hands-off'; readonly why: string }
  /** It could not be looked at. */
  | { readonly kind: 'failed'; readonly why: string }

/** What one try did. It never says that the monitor lives: only a beat does. */
export interface RecoveryResult {
  /** False: nothing was started. */
  readonly ok: boolean
  /** One line for people. */
  readonly detail: string
  /** Where a person can follow it. */
  readonly url: string | null
}

/** One way to heal one monitor. It acts once, and never throws for what is refused outside. */
export interface Recovery {
  /** Looks and does nothing; absent where there is nothing to look at. */
  look?(): Promise<TargetLook>
  /**
   * `seen` is what `look` said: where another start has happened since, nothing is done. `mayAct` is asked once more after the
   * last look, as nothing may lie between it and the deed.
   */
  start(seen?: TargetLook, mayAct?: () => boolean): Promise<RecoveryResult>
  /** What was begun since then, as the target itself tells; absent where nothing but a memory knows. Throws ExternalError. */
  past?(since: Instant): Promise<readonly PastAttempt[]>
}

/** One attempt that left its trace outside. */
export interface PastAttempt {
  readonly at: Instant
  /** When it was done, well or not; null while it is under way, absent where nobody knows. */
  readonly endedAt?: Instant | null
  /** Where a person can follow it. */
  readonly url: string | null
}

/** A kind of step: a member that also says what it acts on. */
export interface RecoveryMember<Options = unknown> extends Member<Options, RecoveryPorts, Recovery> {
  /** What the allow and deny lists call it: `backup.yml`, `restart-scheduler`. */
  targetOf(options: Options): string
  /** What it acts on besides; it is done only where the lists allow each of them. */
  othersOf?(options: Options): readonly string[]
  /** What it starts beats no sooner than this; absent where that may be at once. */
  readonly restMs?: Duration
}
