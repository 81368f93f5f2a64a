import type { Config } from '../config/config.js'
import { decideRecovery } from '../domain/recovery/decide-recovery.js'
import { isAllowed, nameOf, refusalOf } from '../domain/recovery/allowed.js'
import type { RecoveryStep } from '../domain/recovery/recovery.js'
import { statesOfIncidents } from '../domain/recovery/states-of-incidents.js'
import {
  NO_TARGET,
  reset,
  stateOf,
  type TargetMemory,
  type TargetState,
  type TargetStates,
} from '../domain/recovery/target-state.js'
import type { Instant } from '../domain/time.js'
import { ConfigError } from '../errors.js'
import type { IncidentStore } from '../incidents/store.js'

/** What is written down of targets, and who keeps it. */
export interface Book {
  readonly states: TargetStates
  /** Null where incidents alone tell of it, and nothing can be written. */
  readonly memory: TargetMemory | null
}

/** A target, who may need it, and what was tried on it. */
export interface BookEntry {
  readonly target: string
  /** Null where no monitor of the config names it. */
  readonly step: RecoveryStep | null
  readonly monitors: readonly string[]
  readonly state: TargetState
  /** Attempts that are allowed in all. */
  readonly of: number
  readonly next: NextAttempt
}

/** What would be done if one of its monitors were in trouble now. */
export type NextAttempt =
  | { readonly kind: 'ready' }
  | { readonly kind: 'waits'; readonly until: Instant }
  | { readonly kind: 'given up' }
  | { readonly kind: 'left alone'; readonly why: string }

/** Reads what is remembered. Throws ExternalError. */
export async function openBook(store: IncidentStore, config: Config, now: Instant): Promise<Book> {
  const { targets } = store
  if (targets !== undefined) return { states: await targets.load(), memory: targets }
  return { states: statesOfIncidents(await store.load('all'), config.recovery, now), memory: null }
}

/** Every target that is remembered or that a monitor names, in the order of their names. */
export function entriesOf({ states }: Book, config: Config, now: Instant): readonly BookEntry[] {
  const remembered = [...states.values()].flatMap(({ attempts, heals }) => [...attempts, ...heals])
  const ids = new Set([...config.monitors.map(({ id }) => id), ...remembered.map(({ monitor }) => monitor)])
  const named = new Map<string, { step: RecoveryStep; monitors: string[] }>()
  for (const id of ids) {
    for (const step of config.recovery.stepsFor(id)) {
      if (step.unfit !== undefined) continue
      const known = named.get(nameOf(step))
      if (known === undefined) named.set(nameOf(step), { step, monitors: [id] })
      else known.monitors.push(id)
    }
  }
  const targets = [...new Set([...states.keys(), ...named.keys()])].sort()
  return targets.map((target) => {
    const { step = null, monitors = [] } = named.get(target) ?? {}
    const next = nextOf(step, monitors[0], { states, config, now })
    return { target, step, monitors, state: stateOf(states, target), of: config.recovery.policy.attempts, next }
  })
}

function nextOf(
  step: RecoveryStep | null,
  monitor: string | undefined,
  { states, config, now }: { readonly states: TargetStates; readonly config: Config; readonly now: Instant },
): NextAttempt {
  const { policy } = config.recovery
  if (step === null || monitor === undefined) return { kind: 'left alone', why: 'no monitor names it' }
  if (!isAllowed(step, policy)) return { kind: 'left alone', why: refusalOf([step], policy) }
  const { exhaustedAt, attempts } = stateOf(states, nameOf(step))
  if (exhaustedAt !== null && policy.after === 'hands-off') return { kind: 'given up' }
  if (exhaustedAt !== null) return { kind: 'waits', until: (attempts.at(-1)?.at ?? exhaustedAt) + policy.cooldownMs }
  const decision = decideRecovery({ monitor, steps: [step] }, states, policy, now)
  switch (decision.kind) {
    case 'attempt':
      return { kind: 'ready' }
    case 'wait':
      return { kind: 'waits', until: decision.until }
    case 'exhausted':
      return { kind: 'given up' }
    case 'alert-only':
      return { kind: 'left alone', why: decision.why }
  }
}

/** The entry that a person means: by its whole name, or without the kind where only one is called so. Throws ConfigError. */
export function entryNamed(entries: readonly BookEntry[], name: string): BookEntry {
  const found = entries.filter(({ target }) => target === name || target.slice(target.indexOf(':') + 1) === name)
  const [only, ...others] = found.filter(({ target }) => target === name).concat(found)
  if (only !== undefined && (only.target === name || others.length === 0)) return only
  const known = (found.length > 0 ? found : entries).map(({ target }) => target)
  const hint = known.length === 0 ? 'no monitor of the config names any' : `known are ${known.join(', ')}`
  throw new ConfigError([`target: ${JSON.stringify(name)} is ${found.length > 1 ? 'more than one' : 'none'}; ${hint}`])
}

/** Lets the counters of these targets fall to 0. Throws ConfigError where nothing can be written. */
export async function resetTargets(
  { memory, states }: Book,
  targets: readonly string[],
  now: Instant,
): Promise<readonly string[]> {
  if (memory === null) {
    throw new ConfigError([
      'reset: attempts are counted from the issues here, which nobody rewrites; ten minutes of beats bring all of them back, and "heartbeat recovery try TARGET --yes" makes one by hand',
    ])
  }
  const changed = targets.filter((target) => JSON.stringify(stateOf(states, target)) !== JSON.stringify(NO_TARGET))
  await memory.remember(new Map(changed.map((target) => [target, reset(stateOf(states, target), now)])))
  return changed
}
