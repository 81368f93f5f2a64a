import type { Effect, Outcome } from '../domain/incidents/plan.js'
import type { HealingPlan, LeftAlone } from '../domain/recovery/plan-healing.js'
import type { Heal } from '../domain/recovery/target-state.js'
import type { Verdict } from '../domain/verdict.js'

/** What recovery made of a run. */
export interface Healed {
  readonly verdicts: readonly Verdict[]
  readonly attempts: HealingPlan['attempts']
  /** Of whom people are not told yet: a fresh beat may still come. */
  readonly held: ReadonlySet<string>
  /** Whom nothing was done for, and why; absent for nobody. */
  readonly leftAlone?: readonly LeftAlone[]
  /** Beats that came after an attempt. */
  readonly heals: readonly (Heal & { readonly target: string })[]
  readonly outcomes: readonly Outcome[]
  readonly notices: readonly string[]
  readonly problems: readonly string[]
  /** When the next attempt is due that has to wait now; null where none has. */
  readonly dueAt: HealingPlan['dueAt']
  /** Writes what was tried into incidents that are about to be stored. */
  recorded(effects: readonly Effect[]): readonly Effect[]
}

/** For a run in which nothing is to be recovered, which is nearly every one. */
export async function nobodyHeals(verdicts: readonly Verdict[]): Promise<Healed> {
  return unhealed(verdicts)
}

/** A run in which nothing was done. */
export function unhealed(verdicts: readonly Verdict[]): Healed {
  return {
    verdicts,
    attempts: [],
    held: new Set(),
    heals: [],
    outcomes: [],
    notices: [],
    problems: [],
    dueAt: null,
    recorded: (effects) => effects,
  }
}
