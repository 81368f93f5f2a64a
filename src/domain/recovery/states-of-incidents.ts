import type { Incident, RecoveryState } from '../incidents/incident.js'
import type { Instant } from '../time.js'
import { nameOf } from './allowed.js'
import type { RecoverySettings } from './settings.js'
import {
  HEALS_COUNT_FOR,
  NO_TARGET,
  type Heal,
  type TargetAttempt,
  type TargetState,
  type TargetStates,
} from './target-state.js'

/** One monitor's share in one incident, as far as recovery goes. */
interface Episode {
  readonly monitor: string
  readonly beganAt: Instant
  readonly open: boolean
  /** The first good end; null while it lasts, or where nobody saw one. */
  readonly recoveredAt: Instant | null
  readonly recovery: RecoveryState | null
}

/**
 * What was tried on each target, where nothing but incidents remembers it: their attempts by the name of the step, and the
 * health between one and the next. Pure.
 */
export function statesOfIncidents(
  incidents: readonly Incident[],
  settings: RecoverySettings,
  now: Instant,
): TargetStates {
  const episodes = incidents.flatMap(episodesOf).sort((a, b) => a.beganAt - b.beganAt)
  const byTarget = new Map<string, Episode[]>()
  for (const episode of episodes) {
    for (const target of new Set(targetsOf(episode, settings))) {
      const own = byTarget.get(target)
      if (own === undefined) byTarget.set(target, [episode])
      else own.push(episode)
    }
  }
  return new Map([...byTarget].map(([target, own]) => [target, stateIn(target, own, now)]))
}

function episodesOf({ phase, state }: Incident): Episode[] {
  if (state.duplicateOf !== null) return []
  const beganAt = state.reopenedAt ?? state.openedAt
  return Object.entries(state.members).map(([monitor, { recoveredAt, recovery, joinedAt }]) => ({
    monitor,
    beganAt: joinedAt ?? beganAt,
    open: phase === 'open' && recoveredAt === null,
    recoveredAt,
    recovery,
  }))
}

function targetsOf({ monitor, recovery }: Episode, settings: RecoverySettings): string[] {
  return [...settings.stepsFor(monitor).map(nameOf), ...(recovery?.attempts ?? []).map(({ step }) => step)]
}

function stateIn(target: string, episodes: readonly Episode[], now: Instant): TargetState {
  const resetAt = latest(episodes.flatMap(({ recovery }) => recovery?.resetAt ?? []))
  const counted = attemptsIn(target, episodes).filter(({ at }) => at >= (resetAt ?? -Infinity))
  const last = episodes.at(-1)
  const recovery = last?.recovery ?? null
  const exhaustedAt = recovery?.exhausted === true ? (last?.beganAt ?? null) : null
  return {
    ...NO_TARGET,
    attempts: counted,
    made: counted.length,
    resetAt,
    exhaustedAt,
    announcedAt: recovery?.announcedAt ?? exhaustedAt,
    healthySince: healthySince(episodes, counted),
    heals: healsIn(target, episodes, now),
  }
}

/** Two incidents may tell of one attempt. */
function attemptsIn(target: string, episodes: readonly Episode[]): readonly TargetAttempt[] {
  const found = new Map<Instant, TargetAttempt>()
  for (const { monitor, recovery } of episodes) {
    for (const { step, at, ok, detail, url = null } of recovery?.attempts ?? [])
      if (step === target && found.get(at)?.ok !== true) found.set(at, { at, ok, detail, url, monitor })
  }
  return [...found.values()].sort((a, b) => a.at - b.at)
}

/** Nobody who names it is in trouble, and each has beaten since. */
function healthySince(episodes: readonly Episode[], attempts: readonly TargetAttempt[]): Instant | null {
  if (episodes.some(({ open }) => open)) return null
  const since = latest(episodes.flatMap(({ recoveredAt }) => recoveredAt ?? []))
  return since !== null && since > (attempts.at(-1)?.at ?? -Infinity) ? since : null
}

function healsIn(target: string, episodes: readonly Episode[], now: Instant): readonly Heal[] {
  return episodes.flatMap(({ monitor, recovery, recoveredAt: at }) => {
    if (at === null || now - at >= HEALS_COUNT_FOR) return []
    const helped = recovery?.attempts.some((one) => one.step === target && one.ok === true && one.at < at)
    return helped === true ? [{ at, monitor }] : []
  })
}

/** Two memories of the same targets as one: what either has seen counts. */
export function mergedStates(some: TargetStates, others: TargetStates): TargetStates {
  const merged = new Map(some)
  for (const [target, state] of others) {
    const known = merged.get(target)
    merged.set(target, known === undefined ? state : mergedState(known, state))
  }
  return merged
}

/** `b` saw more lately where both know something. */
function mergedState(a: TargetState, b: TargetState): TargetState {
  const resetAt = latest([a, b].flatMap((state) => state.resetAt ?? []))
  const counts = (at: Instant | null): boolean => at !== null && at >= (resetAt ?? -Infinity)
  const attempts = new Map([...a.attempts, ...b.attempts].map((attempt) => [attempt.at, attempt]))
  const heals = new Map([...a.heals, ...b.heals].map((heal) => [heal.at, heal]))
  return {
    attempts: [...attempts.values()].filter(({ at }) => counts(at)).sort((one, other) => one.at - other.at),
    made: Math.max(a.made, b.made),
    exhaustedAt: [b.exhaustedAt, a.exhaustedAt].find(counts) ?? null,
    announcedAt: b.announcedAt ?? (counts(a.announcedAt) ? a.announcedAt : null),
    healthySince: b.healthySince,
    resetAt,
    heals: [...heals.values()].sort((one, other) => one.at - other.at),
  }
}

function latest(instants: readonly Instant[]): Instant | null {
  return instants.length === 0 ? null : Math.max(...instants)
}
