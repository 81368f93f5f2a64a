import type { Duration, Instant } from '../time.js'
import { isAllowed, nameOf, refusalOf } from './allowed.js'
import type { RecoveryPolicy, RecoveryStep } from './recovery.js'
import { LOST_AFTER, stateOf, type TargetAttempt, type TargetStates } from './target-state.js'

/** What is to be done now for one monitor that is in trouble. */
export type RecoveryDecision =
  | {
      readonly kind: 'attempt'
      /** Its place among the monitor's steps. */
      readonly step: number
      readonly target: string
      /** Of this target, from 1. */
      readonly attempt: number
    }
  | { readonly kind: 'wait'; readonly until: Instant }
  /** Hands off: nothing may be done to it. */
  | { readonly kind: 'alert-only'; readonly why: string }
  /** `announce`: people have not been told yet. */
  | { readonly kind: 'exhausted'; readonly announce: boolean }

/** A monitor in trouble, and what may heal it. */
export interface Patient {
  readonly monitor: string
  readonly steps: readonly RecoveryStep[]
}

/** A step that is allowed, with what was tried on its target. */
interface Candidate {
  readonly index: number
  readonly step: RecoveryStep
  readonly target: string
  readonly attempts: readonly TargetAttempt[]
  readonly announced: boolean
}

/**
 * Attempts take the steps that are allowed in turn. They are counted by target, whoever it was tried for, so that what beats
 * once and dies again is not started for ever; and one monitor gets no more of them however many targets it has.
 */
export function decideRecovery(
  { monitor, steps }: Patient,
  states: TargetStates,
  policy: RecoveryPolicy,
  now: Instant,
): RecoveryDecision {
  if (policy.attempts === 0) return { kind: 'alert-only', why: 'recovery.attempts is 0' }
  const candidates = steps.flatMap((step, index) => candidatesOf(step, index, states, policy))
  if (candidates.length === 0) return { kind: 'alert-only', why: refusalOf(steps, policy) }
  const until = restsUntil(candidates, policy)
  if (now < until) return { kind: 'wait', until }
  const own = candidates.flatMap(({ attempts }) => attempts).filter((attempt) => attempt.monitor === monitor)
  const left = candidates.filter(({ attempts }) => attempts.length < policy.attempts)
  const [next] = left.sort((a, b) => a.attempts.length - b.attempts.length)
  if (next === undefined || own.length >= policy.attempts)
    return { kind: 'exhausted', announce: candidates.some(({ announced }) => !announced) }
  return { kind: 'attempt', step: next.index, target: next.target, attempt: next.attempts.length + 1 }
}

function candidatesOf(
  step: RecoveryStep,
  index: number,
  states: TargetStates,
  policy: RecoveryPolicy,
): readonly Candidate[] {
  if (!isAllowed(step, policy)) return []
  const target = nameOf(step)
  const { attempts, announcedAt } = stateOf(states, target)
  return [{ index, step, target, attempts, announced: announcedAt !== null }]
}

/** When the last attempt has had its time to bring a beat. One that is under way is waited for. */
function restsUntil(candidates: readonly Candidate[], policy: RecoveryPolicy): Instant {
  const made = candidates.flatMap(({ step, attempts }) => attempts.map((attempt) => ({ step, attempt })))
  const last = made.reduce<(typeof made)[number] | null>(
    (latest, one) => (latest === null || one.attempt.at >= latest.attempt.at ? one : latest),
    null,
  )
  if (last === null) return -Infinity
  const { step, attempt } = last
  if (attempt.ok === null) return attempt.at + LOST_AFTER
  const rest = attempt.ok && !policy.backoffIsSaid ? (step.restMs ?? 0) : 0
  // What takes longer to restart than the back-off lasts would be restarted again before it could beat.
  const endedAt = Math.min(attempt.endedAt ?? attempt.at, attempt.at + LOST_AFTER)
  return endedAt + Math.max(backoffAfter(made.length, policy), rest)
}

function backoffAfter(attempts: number, { backoffMs }: RecoveryPolicy): Duration {
  return backoffMs[attempts - 1] ?? backoffMs.at(-1) ?? 0
}
