import { DAY, MINUTE, type Duration, type Instant } from '../time.js'

/** One attempt to heal a target. */
export interface TargetAttempt {
  readonly at: Instant
  /** When it was done, or known to have failed; absent where it took no time, or nobody knows. */
  readonly endedAt?: Instant
  /** Null while it is under way. */
  readonly ok: boolean | null
  readonly detail: string
  /** Where a person can follow it. */
  readonly url: string | null
  /** For whom it was made. */
  readonly monitor: string
}

/** A beat that came after an attempt. */
export interface Heal {
  readonly at: Instant
  readonly monitor: string
}

/** All that is remembered of one target of recovery, over all incidents. */
export interface TargetState {
  /** Those that count, oldest first: since the counter last fell to 0. */
  readonly attempts: readonly TargetAttempt[]
  /** How many were ever made; it never falls, so that each has a number of its own. */
  readonly made: number
  /** When all attempts were spent; null while some are left. */
  readonly exhaustedAt: Instant | null
  /** When people heard that nothing helped; null before. */
  readonly announcedAt: Instant | null
  /** The first beat since the last attempt or the last trouble; null while there is none. */
  readonly healthySince: Instant | null
  /** When the counter last fell to 0; null if it never did. */
  readonly resetAt: Instant | null
  /** Of the last week, oldest first, and no more than are counted. */
  readonly heals: readonly Heal[]
}

/** By the name of the target: `container:worker`. */
export type TargetStates = ReadonlyMap<string, TargetState>

/** Remembers what was tried on each target. It decides nothing. */
export interface TargetMemory {
  load(): Promise<TargetStates>
  /** Each state takes the place of the one before; other targets stay. */
  remember(news: TargetStates): Promise<void>
}

export const NO_TARGET: TargetState = {
  attempts: [],
  made: 0,
  exhaustedAt: null,
  announcedAt: null,
  healthySince: null,
  resetAt: null,
  heals: [],
}

/** After so long nobody waits for the end of an attempt that another process began: it is gone. */
export const LOST_AFTER: Duration = 2 * MINUTE

/** A job that has to be healed every night is not well, though it beats every day. */
export const HEALS_COUNT_FOR: Duration = 7 * DAY
const MOST_HEALS = 50

const LOST = 'nobody knows how it ended: whoever began it was stopped'

export function stateOf(states: TargetStates, target: string): TargetState {
  return states.get(target) ?? NO_TARGET
}

/** An attempt counts before it is made: whoever dies in the middle of it must not make it again and again. */
export function begun(state: TargetState, at: Instant, monitor: string): TargetState {
  const attempt: TargetAttempt = { at, ok: null, detail: 'under way', url: null, monitor }
  return { ...state, attempts: [...state.attempts, attempt], made: state.made + 1, healthySince: null }
}

/** How and when the attempt ended that was begun then. */
export function ended(
  state: TargetState,
  at: Instant,
  { ok, detail, url }: Pick<TargetAttempt, 'detail' | 'url'> & { readonly ok: boolean },
  endedAt: Instant = at,
): TargetState {
  const end = { ok, detail, url, ...(endedAt > at && { endedAt }) }
  const attempts = state.attempts.map((one) => (one.at === at && one.ok === null ? { ...one, ...end } : one))
  return { ...state, attempts }
}

/** The same with every attempt ended of which nobody will ever tell. */
export function withoutLost(state: TargetState, lostAfterMs: Duration, now: Instant): TargetState {
  const isLost = ({ at, ok }: TargetAttempt): boolean => ok === null && now - at >= lostAfterMs
  if (!state.attempts.some(isLost)) return state
  const attempts = state.attempts.map((one) => (isLost(one) ? { ...one, ok: false, detail: LOST } : one))
  return { ...state, attempts }
}

/** All attempts are spent. */
export function exhausted(state: TargetState, now: Instant): TargetState {
  return { ...state, exhaustedAt: state.exhaustedAt ?? now }
}

export function announced(state: TargetState, now: Instant): TargetState {
  return { ...state, announcedAt: now }
}

/** The counter falls to 0, by health or by hand. */
export function reset(state: TargetState, now: Instant): TargetState {
  return { ...again(state, now), announcedAt: null, healthySince: null }
}

/** The counter falls to 0 though nothing has helped: people were told already. */
export function again(state: TargetState, now: Instant): TargetState {
  return { ...state, attempts: [], exhaustedAt: null, resetAt: now }
}

export function healed(state: TargetState, heal: Heal, now: Instant): TargetState {
  return { ...state, heals: [...state.heals, heal].filter(({ at }) => now - at < HEALS_COUNT_FOR).slice(-MOST_HEALS) }
}

/** What differs from what was remembered. */
export function newsIn(before: TargetStates, after: TargetStates): TargetStates {
  return new Map([...after].filter(([target, state]) => !sameState(stateOf(before, target), state)))
}

function sameState(a: TargetState, b: TargetState): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b)
}
