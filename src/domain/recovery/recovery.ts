import { MINUTE, SECOND, type Duration } from '../time.js'

/** One way to heal a monitor: a member of the recovery family with its own options. */
export interface RecoveryStep {
  readonly kind: string
  /** What it acts on, as the allow and deny lists name it: `backup.yml`, `restart-scheduler`, `my-container`. */
  readonly target: string
  /** What it acts on besides, of the same kind: each of them has to be allowed as well. */
  readonly others?: readonly string[]
  /** As its kind has checked them, and for it alone. */
  readonly options: unknown
  /** Of which service it is, as the lists name it: `service:game_shard`; absent before that is known. */
  readonly service?: string
  /** Why it cannot be taken for this monitor at all; absent where it can. */
  readonly unfit?: string
  /** Whatever it starts beats no sooner than this; absent where that may be at once. */
  readonly restMs?: Duration
}

/** How hard, how often and on what recovery may be tried. */
export interface RecoveryPolicy {
  /** Of one target, over all its incidents, until its counter falls to 0; none at all means that people are alerted. */
  readonly attempts: number
  /** After the first, second… attempt that brought no beat; the last one stays. */
  readonly backoffMs: readonly Duration[]
  /** Somebody wrote it: then no step waits for longer by itself. */
  readonly backoffIsSaid: boolean
  /** After the last attempt, before `after` counts. */
  readonly cooldownMs: Duration
  /** What follows when all attempts are spent: nothing until a person or a beat, or the same once more. */
  readonly after: 'hands-off' | 'again'
  /** Recoveries under way at one time, over all monitors: the second may depend on the first. */
  readonly atOnce: number
  /** Beats for so long and the counter falls to 0. */
  readonly resetAfterMs: Duration
  /** Names or globs, as `backup.yml` or `workflow:*`; what is not listed is alert-only. */
  readonly allow: readonly string[]
  /** Wins over `allow`. */
  readonly deny: readonly string[]
  /** How long people are not told while a fresh beat may come; 0 for not at all. */
  readonly confirmMs: Duration
  /** Try first, and tell people only when no fresh beat came. */
  readonly beforeAlert: boolean
  /** Act outside the active hours too. */
  readonly anyHour: boolean
  /** Key in Redis that shows other programs the restarts of one container: `health:restart:{container}`; null for none. */
  readonly mirror: string | null
}

export const DEFAULT_RECOVERY: RecoveryPolicy = {
  attempts: 3,
  backoffMs: [5 * SECOND, 15 * SECOND, 45 * SECOND],
  backoffIsSaid: false,
  cooldownMs: 10 * MINUTE,
  after: 'hands-off',
  atOnce: 1,
  resetAfterMs: 10 * MINUTE,
  allow: [],
  deny: [],
  confirmMs: 2 * MINUTE,
  beforeAlert: false,
  anyHour: false,
  mirror: null,
}
