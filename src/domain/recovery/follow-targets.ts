import type { Duration, Instant } from '../time.js'
import type { Verdict } from '../verdict.js'
import { isAllowed, nameOf } from './allowed.js'
import type { RecoveryPolicy } from './recovery.js'
import type { RecoverySettings } from './settings.js'
import {
  again,
  healed,
  LOST_AFTER,
  reset,
  stateOf,
  withoutLost,
  type Heal,
  type TargetState,
  type TargetStates,
} from './target-state.js'

/** How those fare who name one target, in this run. */
interface Health {
  readonly kind: 'bad' | 'well' | 'not known'
  /** The last beat of whoever is bad, else of whoever is well; null if there was none. */
  readonly lastBeatAt: Instant | null
  readonly monitor: string
}

/** What has become of the targets since the last run, and which beats came after an attempt. */
export interface Followed {
  readonly states: TargetStates
  readonly heals: readonly (Heal & { readonly target: string })[]
}

/** Who is at what in this moment. */
export interface Attending {
  /** Targets this process is at. */
  readonly underWay: ReadonlySet<string>
  /** True where nobody else can be at any: what another process began is lost then. */
  readonly alone: boolean
  readonly now: Instant
}

/** Pure: counters that fall to 0, attempts that are lost, beats that came back. */
export function followTargets(
  verdicts: readonly Verdict[],
  before: TargetStates,
  settings: RecoverySettings,
  { underWay, alone, now }: Attending,
): Followed {
  const states = new Map(before)
  const heals: (Heal & { target: string })[] = []
  for (const [target, health] of healthByTarget(verdicts, settings)) {
    // Its attempt writes its own state.
    if (underWay.has(target)) continue
    const known = withoutLost(stateOf(before, target), alone ? 0 : LOST_AFTER, now)
    const next = after(known, health, settings.policy, now)
    const heal = healIn(known, health)
    if (heal !== null) heals.push({ ...heal, target })
    const state = heal === null ? next : healed(next, heal, now)
    if (state !== stateOf(before, target)) states.set(target, state)
  }
  return { states, heals }
}

/** Whoever is bad speaks for the target, else whoever is well. */
function healthByTarget(verdicts: readonly Verdict[], settings: RecoverySettings): ReadonlyMap<string, Health> {
  const found = new Map<string, Health>()
  for (const verdict of verdicts) {
    const health = healthOf(verdict)
    for (const step of settings.stepsFor(verdict.monitor)) {
      if (!isAllowed(step, settings.policy)) continue
      const target = nameOf(step)
      const known = found.get(target)
      if (known === undefined || isStronger(health, known)) found.set(target, health)
    }
  }
  return found
}

function healthOf({ monitor, status, reason, lastEndAt }: Verdict): Health {
  const notKnown = status === 'unknown' || status === 'skipped' || reason === 'pending'
  const kind = notKnown ? 'not known' : status === 'healthy' ? 'well' : 'bad'
  return { kind, lastBeatAt: lastEndAt, monitor }
}

const WEIGHT = { 'not known': 0, well: 1, bad: 2 } as const

/** Of those who are bad the one that died first counts, of those who are well the one that beat last. */
function isStronger(a: Health, b: Health): boolean {
  if (a.kind !== b.kind) return WEIGHT[a.kind] > WEIGHT[b.kind]
  const [first, second] = [a.lastBeatAt ?? -Infinity, b.lastBeatAt ?? -Infinity]
  return a.kind === 'bad' ? first < second : first > second
}

function after(state: TargetState, health: Health, policy: RecoveryPolicy, now: Instant): TargetState {
  const { kind, lastBeatAt } = health
  const last = state.attempts.at(-1)
  if (last === undefined && state.announcedAt === null) return state
  if (kind === 'not known') return state
  const since = state.healthySince ?? (isSince(lastBeatAt, last?.at) ? lastBeatAt : null)
  // Health is counted by beats: what is not late yet may have died right after its first one.
  if (since !== null && lastsLongEnough(since, lastBeatAt, now, policy)) return reset(state, now)
  if (kind === 'well') return since === state.healthySince ? state : { ...state, healthySince: since }
  const spent = state.exhaustedAt !== null && last !== undefined && now - last.at >= policy.cooldownMs
  const next = state.healthySince === null ? state : { ...state, healthySince: null }
  return spent && policy.after === 'again' ? again(next, now) : next
}

function isSince(beatAt: Instant | null, attemptAt: Instant | undefined): boolean {
  return beatAt !== null && beatAt > (attemptAt ?? -Infinity)
}

function lastsLongEnough(since: Instant, lastBeatAt: Instant | null, now: Instant, policy: RecoveryPolicy): boolean {
  const lasted: Duration = Math.min(lastBeatAt ?? since, now) - since
  return lasted >= policy.resetAfterMs
}

/** The first beat after an attempt that was carried out. */
function healIn({ attempts, healthySince, heals }: TargetState, { kind, lastBeatAt, monitor }: Health): Heal | null {
  const last = attempts.at(-1)
  if (kind !== 'well' || last?.ok !== true || healthySince !== null || lastBeatAt === null) return null
  const known = (heals.at(-1)?.at ?? -Infinity) > last.at
  return lastBeatAt > last.at && !known ? { at: lastBeatAt, monitor } : null
}
