import type { HealingCase } from '../../src/domain/recovery/plan-healing.js'
import type { Instant } from '../../src/domain/time.js'
import type { Verdict } from '../../src/domain/verdict.js'

/** A run of a single check that remembers nothing yet. */
export function aCase(verdicts: readonly Verdict[], now: Instant, overrides: Partial<HealingCase> = {}): HealingCase {
  return {
    verdicts,
    incidents: [],
    states: new Map(),
    underWay: new Set(),
    waited: new Set(),
    alone: false,
    slots: Infinity,
    now,
    ...overrides,
  }
}
