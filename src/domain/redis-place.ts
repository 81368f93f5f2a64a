import { MINUTE, type Duration } from './time.js'

/** Where in Redis a monitor beats. */
export interface RedisPlace {
  /**
   * `own`: the layout of Heartbeat's own writer, by the monitor's id. `key` and `keys`: keys of somebody else, one by its name
   * or many by globs. `channel` and `channels`: what is published and never kept.
   */
  readonly kind: 'own' | 'key' | 'keys' | 'channel' | 'channels'
  /** Names, or globs as Redis has them; none for `own`. */
  readonly names: readonly string[]
  /** How long a key lives after a beat, where its writer sets that; null where nobody said. */
  readonly ttlMs: Duration | null
  /** How often keys that are new are looked for. */
  readonly discoverMs: Duration
}

export const DEFAULT_DISCOVER: Duration = MINUTE

/** Many beat there, and each is a monitor of its own. */
export function isMany({ kind }: Pick<RedisPlace, 'kind'>): boolean {
  return kind === 'keys' || kind === 'channels'
}

/** Whether a name is a glob, as `PSUBSCRIBE` and `SCAN` read it. */
export function isGlob(name: string): boolean {
  return /(?<!\\)[*?[]/.test(name)
}
