import type { Incident } from '../incidents/incident.js'
import { presentIn } from '../incidents/standing-key.js'
import type { Instant } from '../time.js'
import type { Verdict } from '../verdict.js'
import type { RecoverEffect } from './plan-healing.js'
import { nameOf } from './allowed.js'
import type { RecoverySettings } from './settings.js'
import { stateOf, type TargetState, type TargetStates } from './target-state.js'

/** What is being tried at this moment. */
export interface Trying {
  readonly attempts: readonly RecoverEffect[]
  readonly states: TargetStates
  /** Targets that were looked at last and left alone: there is nothing to wait for. */
  readonly waited: ReadonlySet<string>
  readonly now: Instant
}

/**
 * Monitors of whom people are not told yet, because a fresh beat may come of what was just begun. Nobody whose incident is
 * open already is among them, and nobody for whom all was tried.
 */
export function heldBack(
  verdicts: readonly Verdict[],
  incidents: readonly Incident[] | null,
  settings: RecoverySettings,
  { attempts, states, waited, now }: Trying,
): ReadonlySet<string> {
  const { beforeAlert, confirmMs } = settings.policy
  if (!beforeAlert || confirmMs === 0) return new Set()
  const open = (incidents ?? []).filter(({ phase }) => phase === 'open')
  const told = new Set(open.flatMap(({ state }) => presentIn(state)))
  const begun = new Set(attempts.map(({ target }) => target).filter((target) => !waited.has(target)))
  const mayHelp = ({ attempts: made, exhaustedAt }: TargetState): boolean => {
    const last = made.at(-1)
    return exhaustedAt === null && last !== undefined && last.ok !== false && now < last.at + confirmMs
  }
  const held = verdicts.filter(({ monitor, status }) => {
    if (status === 'healthy' || status === 'skipped' || told.has(monitor)) return false
    const targets = settings.stepsFor(monitor).map(nameOf)
    return targets.some((target) => begun.has(target) || mayHelp(stateOf(states, target)))
  })
  return new Set(held.map(({ monitor }) => monitor))
}
