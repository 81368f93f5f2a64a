import { isPlainObject } from '../domain/plain-object.js'
import { cut, oneLine } from '../domain/safe-text.js'
import { stateOf, type TargetAttempt, type TargetState } from '../domain/recovery/target-state.js'
import { toIso, type Duration, type Instant } from '../domain/time.js'

/** No policy allows as many. */
const MOST_ATTEMPTS = 100
const LONGEST_REASON = 300

/** What other programs read and people delete: one container's restarts, in four fields. */
export interface MirroredRestarts {
  readonly attempt_count: number
  readonly last_attempt_at: string | null
  readonly last_failure_reason: string | null
  readonly cooldown_until: string | null
}

/** Null for a container at which nothing was tried, or nothing that still counts: it needs no key. */
export function mirroredOf(state: TargetState, cooldownMs: Duration): MirroredRestarts | null {
  const last = state.attempts.at(-1)
  if (last === undefined) return null
  const failed = state.attempts.findLast(({ ok }) => ok === false)
  return {
    attempt_count: state.attempts.length,
    last_attempt_at: toIso(last.at),
    last_failure_reason: failed === undefined ? null : cut(oneLine(failed.detail), LONGEST_REASON),
    cooldown_until: state.exhaustedAt === null ? null : toIso(last.at + cooldownMs),
  }
}

/** What a key says, whoever wrote it: times as ISO, or as epoch seconds. Null for anything else. */
export function readMirrored(text: string): { readonly attempts: number; readonly lastAt: Instant } | null {
  const value = parsed(text)
  if (!isPlainObject(value)) return null
  const attempts = Number(value['attempt_count'])
  const lastAt = instantOf(value['last_attempt_at'])
  const counts = Number.isInteger(attempts) && attempts > 0 && attempts <= MOST_ATTEMPTS
  return counts && lastAt !== null ? { attempts, lastAt } : null
}

/** The state with the attempts that another program counted and this one did not. An instant in the future is not believed. */
export function adopted(
  state: TargetState | undefined,
  { attempts, lastAt }: { readonly attempts: number; readonly lastAt: Instant },
  now: Instant,
): TargetState | null {
  const known = state ?? stateOf(new Map(), '')
  const more = attempts - known.attempts.length
  if (more <= 0 || lastAt > now) return null
  const attempt: TargetAttempt = { at: lastAt, ok: false, detail: 'counted by another program', url: null, monitor: '' }
  const all = [...known.attempts, ...Array.from({ length: more }, () => attempt)].sort((a, b) => a.at - b.at)
  return { ...known, attempts: all, made: known.made + more }
}

function instantOf(value: unknown): Instant | null {
  const at = typeof value === 'number' ? value * 1000 : typeof value === 'string' ? Date.parse(value) : NaN
  return Number.isFinite(at) && at >= 0 ? at : null
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
