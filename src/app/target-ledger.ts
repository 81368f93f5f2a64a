import {
  begun,
  ended,
  newsIn,
  stateOf,
  type TargetAttempt,
  type TargetMemory,
  type TargetStates,
} from '../domain/recovery/target-state.js'
import type { Instant } from '../domain/time.js'
import { messageOf } from '../errors.js'
import type { Clock } from '../ports.js'

/** One target, and for whom something is done to it. */
export interface LedgerEntry {
  readonly target: string
  readonly monitor: string
  readonly at: Instant
}

/** What is known of targets in one run, written down before and after each deed. */
export interface TargetLedger {
  states(): TargetStates
  /** Takes over what this run has found out, and remembers what is new in it. */
  change(states: TargetStates): Promise<void>
  /** Throws where it cannot be remembered: nothing may be done that nobody counts. */
  begin(entry: LedgerEntry): Promise<void>
  end(entry: LedgerEntry, result: Pick<TargetAttempt, 'detail' | 'url'> & { readonly ok: boolean }): Promise<void>
  /** What could not be remembered, and why. */
  readonly problems: readonly string[]
}

export function createLedger(known: TargetStates, memory: TargetMemory, clock: Clock): TargetLedger {
  const states = new Map(known)
  const problems: string[] = []

  async function put(news: TargetStates): Promise<void> {
    for (const [target, state] of news) states.set(target, state)
    if (news.size > 0) await memory.remember(news)
  }

  async function tryTo(work: () => Promise<void>): Promise<void> {
    try {
      await work()
    } catch (error) {
      problems.push(`What was tried could not be remembered: ${messageOf(error)}`)
    }
  }

  return {
    states: () => new Map(states),
    change: (next) => tryTo(() => put(newsIn(states, next))),
    begin: ({ target, monitor, at }) => put(new Map([[target, begun(stateOf(states, target), at, monitor)]])),
    end: ({ target, at }, result) =>
      tryTo(() => put(new Map([[target, ended(stateOf(states, target), at, result, clock.now())]]))),
    problems,
  }
}
