import { SECOND, type Duration } from './time.js'

/** Which Redis, and what of it is ours. No address stands here: it may hold a password. */
export interface RedisSettings {
  /** The environment variable that holds its address; null for the usual ones. */
  readonly urlFrom: string | null
  /** What the keys of our own layout begin with; the braces keep them on one slot of a cluster. */
  readonly prefix: string
  /** Path of a file with the certificates to trust, PEM; null for those of the system. */
  readonly ca: string | null
  /** How long a leader that is not heard of stays leader. */
  readonly leaseMs: Duration
}

/** Read in this order. */
export const REDIS_URL_NAMES = ['REDIS_URL', 'LUKA_REDIS_URL'] as const
export const DEFAULT_REDIS_URL = 'redis://127.0.0.1:6379'

export const DEFAULT_REDIS: RedisSettings = { urlFrom: null, prefix: '{heartbeat}', ca: null, leaseMs: 10 * SECOND }
