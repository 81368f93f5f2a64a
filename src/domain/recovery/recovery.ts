import type { RecoveryState } from '../incidents/incident.js'
import { matchesName } from '../name-pattern.js'
import { MINUTE, SECOND, type Duration, type Instant } from '../time.js'

/** One way to heal a monitor: a member of the recovery family with its own options. */
export interface RecoveryStep {
  readonly kind: string
  /** What it acts on, as the allow and deny lists name it: `backup.yml`, `restart-scheduler`, `my-container`. */
  readonly target: string
  /** What it acts on besides, of the same kind: each of them has to be allowed as well. */
  readonly others?: readonly string[]
  /** As its kind has checked them, and for it alone. */
  readonly options: unknown
}

/** How hard, how often and on what recovery may be tried. */
export interface RecoveryPolicy {
  /** In one incident, over all steps. */
  readonly attempts: number
  /** After the first, second… attempt that failed; the last one stays. */
  readonly backoffMs: readonly Duration[]
  /** After an attempt that was carried out: what was started needs time to beat. */
  readonly cooldownMs: Duration
  /** Names or globs, as `backup.yml` or `workflow:*`; what is not listed is alert-only. */
  readonly allow: readonly string[]
  /** Wins over `allow`. */
  readonly deny: readonly string[]
  /** How long to wait for a fresh beat after an attempt; 0 for not at all. */
  readonly confirmMs: Duration
  /** Try first, and tell people only when no fresh beat came. */
  readonly beforeAlert: boolean
  /** Act outside the active hours too. */
  readonly anyHour: boolean
}

export const DEFAULT_RECOVERY: RecoveryPolicy = {
  attempts: 3,
  backoffMs: [5 * SECOND, 15 * SECOND, 45 * SECOND],
  cooldownMs: 10 * MINUTE,
  allow: [],
  deny: [],
  confirmMs: 2 * MINUTE,
  beforeAlert: false,
  anyHour: false,
}

/** What is to be done now for one monitor that is in trouble. */
export type RecoveryDecision =
  | { readonly kind: 'attempt'; readonly step: number; readonly attempt: number }
  | { readonly kind: 'wait'; readonly until: Instant }
  /** Hands off: nothing may be done to it. */
  | { readonly kind: 'alert-only'; readonly why: string }
  /** `announce`: people have not been told yet. */
  | { readonly kind: 'exhausted'; readonly announce: boolean }

export const NO_RECOVERY: RecoveryState = { attempts: [], exhausted: false }

/** Attempts take the steps that are allowed in turn; an attempt that failed counts like any other. */
export function decideRecovery(
  steps: readonly RecoveryStep[],
  state: RecoveryState | null,
  policy: RecoveryPolicy,
  now: Instant,
): RecoveryDecision {
  const { attempts, exhausted } = state ?? NO_RECOVERY
  const allowed = steps.flatMap((step, i) => (isAllowed(step, policy) ? [i] : []))
  const [first] = allowed
  if (first === undefined) return { kind: 'alert-only', why: refusal(steps, policy) }
  if (exhausted) return { kind: 'exhausted', announce: false }
  const until = restsUntil(attempts, policy)
  if (now < until) return { kind: 'wait', until }
  if (attempts.length >= policy.attempts) return { kind: 'exhausted', announce: true }
  return { kind: 'attempt', step: allowed[attempts.length % allowed.length] ?? first, attempt: attempts.length + 1 }
}

/** Deny wins; what no list names is left alone. */
export function isAllowed(step: RecoveryStep, { allow, deny }: Pick<RecoveryPolicy, 'allow' | 'deny'>): boolean {
  const all = [step, ...(step.others ?? []).map((target) => ({ ...step, target }))]
  return all.every((one) => names(allow, one) && !names(deny, one))
}

/** The state after one attempt, whatever came of it. */
export function afterAttempt(
  state: RecoveryState | null,
  attempt: Omit<RecoveryState['attempts'][number], 'step'> & { readonly step: RecoveryStep },
): RecoveryState {
  const { attempts, exhausted } = state ?? NO_RECOVERY
  return { attempts: [...attempts, { ...attempt, step: nameOf(attempt.step) }], exhausted }
}

/** The state after people were told that nothing helped. */
export function afterExhaustion(state: RecoveryState | null): RecoveryState {
  return { ...(state ?? NO_RECOVERY), exhausted: true }
}

/** `workflow:backup.yml`. */
export function nameOf({ kind, target }: RecoveryStep): string {
  return `${kind}:${target}`
}

/** When the next attempt may come: after a refusal soon, after a success when it has had time to help. */
function restsUntil(attempts: RecoveryState['attempts'], policy: RecoveryPolicy): Instant {
  const last = attempts.at(-1)
  if (last === undefined) return -Infinity
  const isLast = attempts.length >= policy.attempts
  if (last.ok || isLast) return last.at + policy.cooldownMs
  const backoff = policy.backoffMs[attempts.length - 1] ?? policy.backoffMs.at(-1) ?? 0
  return last.at + backoff
}

function names(patterns: readonly string[], step: RecoveryStep): boolean {
  return patterns.some((pattern) => matchesName(pattern, step.target) || matchesName(pattern, nameOf(step)))
}

function refusal(steps: readonly RecoveryStep[], policy: RecoveryPolicy): string {
  const [step] = steps
  if (step === undefined) return 'no recovery step is configured'
  const others = (step.others ?? []).map((target) => ({ ...step, target }))
  const culprit = [step, ...others].find((one) => !isAllowed({ ...one, others: [] }, policy)) ?? step
  return names(policy.deny, culprit)
    ? `${nameOf(culprit)} is on the deny list`
    : `${nameOf(culprit)} is not on the allow list`
}
