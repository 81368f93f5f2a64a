import type { Verdict } from '../verdict.js'

/** What can come of a source that was away, and not of the work: silence, and a place that lost what it held. */
export const BY_SILENCE: readonly Verdict['reason'][] = ['stale', 'missing', 'overrun']
