import type { Config } from '../config/config.js'
import { createProcessTargets } from '../domain/recovery/process-targets.js'
import { isAllowed, nameOf, refusalOf } from '../domain/recovery/allowed.js'
import type { RecoveryStep } from '../domain/recovery/recovery.js'
import { stateOf } from '../domain/recovery/target-state.js'
import type { Instant } from '../domain/time.js'
import { ConfigError } from '../errors.js'
import type { Clock } from '../ports.js'
import type { Recovery } from '../recovery/recovery.js'
import { ALONE } from '../domain/leadership.js'
import { doDeed } from './one-deed.js'
import { entryNamed, type Book, type BookEntry } from './recovery-book.js'
import { createLedger } from './target-ledger.js'

/** What a person wants tried. */
export interface HandOrder {
  readonly name: string
  /** For whom; null for whoever the config names. */
  readonly monitor: string | null
  /** False: it is looked at, and nothing more. */
  readonly doIt: boolean
}

export interface HandRun {
  readonly config: Config
  readonly book: Book
  readonly entries: readonly BookEntry[]
  readonly now: Instant
  readonly clock: Clock
  readonly recoveryOf: (step: RecoveryStep) => Promise<Recovery>
}

export interface Tried {
  readonly target: string
  readonly ok: boolean
  readonly detail: string
}

/** One look or one attempt by a person's hand. The lists hold for it, the counts and the waiting do not. Throws ConfigError. */
export async function tryByHand(order: HandOrder, run: HandRun): Promise<Tried> {
  const { monitor, step } = chosen(order, run)
  const { policy } = run.config.recovery
  const target = nameOf(step)
  if (!isAllowed(step, policy)) throw new ConfigError([`target: ${refusalOf([step], policy)}`])
  if (!order.doIt) return lookAt(target, await run.recoveryOf(step))
  const attempt = stateOf(run.book.states, target).attempts.length + 1
  const effect = { kind: 'recover', monitor, also: [], incident: monitor, target, step: 0, attempt } as const
  const ledger = createLedger(run.book.states, run.book.memory ?? createProcessTargets(), run.clock)
  const { recoveryOf, now } = run
  const { ok, detail } = await doDeed({ effect, step, policy, now }, { recoveryOf, leadership: ALONE, ledger })
  return { target, ok, detail: [detail, ...ledger.problems].join('; ') }
}

function chosen(
  { name, monitor }: HandOrder,
  { entries, config }: HandRun,
): { readonly monitor: string; readonly step: RecoveryStep } {
  if (monitor !== null) {
    const step = config.recovery.stepsFor(monitor).find((one) => nameOf(one) === name || one.target === name)
    if (step !== undefined) return { monitor, step }
    throw new ConfigError([`monitor: ${JSON.stringify(monitor)} has no step for ${JSON.stringify(name)}`])
  }
  const { step, monitors } = entryNamed(entries, name)
  const [first] = monitors
  if (step !== null && first !== undefined) return { monitor: first, step }
  throw new ConfigError([`target: no monitor of the config names ${JSON.stringify(name)}; give --monitor`])
}

async function lookAt(target: string, recovery: Recovery): Promise<Tried> {
  if (recovery.look === undefined) return { target, ok: true, detail: `${target}: there is nothing to look at` }
  const seen = await recovery.look()
  switch (seen.kind) {
    case 'ready':
      return { target, ok: true, detail: `${target} is ${seen.was}: an attempt would be made` }
    case 'wait':
      return { target, ok: true, detail: `${target}: it would be waited, as ${seen.why}` }
    case 'hands-off':
      return { target, ok: false, detail: `${target} would be left alone: ${seen.why}` }
    case 'failed':
      return { target, ok: false, detail: `${target}: ${seen.why}` }
  }
}
