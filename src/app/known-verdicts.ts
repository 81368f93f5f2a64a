import { nextChangeAt } from '../domain/judging/next-change.js'
import type { Monitor } from '../domain/monitor.js'
import type { Instant } from '../domain/time.js'
import type { Verdict } from '../domain/verdict.js'
import type { Read } from './read-all.js'

/** Verdicts by beats alone, for a glance: of whom nothing was heard since and nothing is due, nothing has changed. */
export interface KnownVerdicts {
  /** Null where it has to be judged. */
  of(read: Read, now: Instant): Verdict | null
  keep(read: Read, verdict: Verdict, now: Instant): void
}

interface Known {
  readonly reading: Read['reading']
  readonly verdict: Verdict
  readonly until: Instant
}

export function createKnownVerdicts(): KnownVerdicts {
  const known = new WeakMap<Monitor, Known>()
  return {
    of({ monitor, reading }, now) {
      const before = known.get(monitor)
      return before !== undefined && before.reading === reading && now < before.until ? before.verdict : null
    },
    keep({ monitor, reading }, verdict, now) {
      known.set(monitor, { reading, verdict, until: nextChangeAt([verdict], now) ?? Infinity })
    },
  }
}
