import { isAllowed, nameOf } from '../domain/recovery/allowed.js'
import type { RecoveryPolicy, RecoveryStep } from '../domain/recovery/recovery.js'
import type { RecoverySettings } from '../domain/recovery/settings.js'
import { HEALS_COUNT_FOR, NO_TARGET, type TargetState, type TargetStates } from '../domain/recovery/target-state.js'
import { DAY, HOUR, MINUTE, type Instant } from '../domain/time.js'
import type { Verdict } from '../domain/verdict.js'
import { ExternalError, withRemedy } from '../errors.js'
import type { Recovery } from '../recovery/recovery.js'

/** Attempts nearer to each other than this were made for one trouble. */
const SAME_NIGHT = 2 * HOUR

/** A run that remembers nothing. */
export interface ForgetfulHealing {
  readonly verdicts: readonly Verdict[]
  readonly settings: RecoverySettings
  readonly now: Instant
  /** Asked only where attempts are spent: an earlier run has told of it. */
  previousRunAt(): Promise<Instant | null>
}

export interface OutsideAttempts {
  readonly states: TargetStates
  /** The same, but what leaves no trace outside may not be done. */
  readonly settings: RecoverySettings
}

/** Counts attempts by the traces they left outside, as the runs of a workflow that was dispatched. */
export async function attemptsOutside(
  run: ForgetfulHealing,
  recoveryOf: (step: RecoveryStep) => Promise<Recovery>,
): Promise<OutsideAttempts> {
  const { settings } = run
  const states = new Map<string, TargetState>()
  const unfit = new Map<string, string>()
  for (const { monitor, step, since } of stepsInTrouble(run)) {
    const target = nameOf(step)
    if (states.has(target) || unfit.has(target)) continue
    const found = await pastOf(step, await recoveryOf(step), since)
    if (typeof found === 'string') unfit.set(target, found)
    else states.set(target, await stateFrom(found, monitor, run))
  }
  for (const { monitor, step, lastEndAt, before } of await stepsThatMayHaveHelped(run)) {
    const target = nameOf(step)
    if (states.has(target) || unfit.has(target)) continue
    const found = await pastOf(step, await recoveryOf(step), run.now - HEALS_COUNT_FOR)
    const state = typeof found === 'string' ? null : healedFrom(found, { monitor, lastEndAt, before })
    if (state !== null) states.set(target, state)
  }
  const stepsFor = (monitor: string): readonly RecoveryStep[] =>
    settings.stepsFor(monitor).map((step) => {
      const why = unfit.get(nameOf(step))
      return why === undefined ? step : { ...step, unfit: why }
    })
  return { states, settings: { ...settings, stepsFor } }
}

/** All that was begun since the last good end, and at least that of the last day. */
function stepsInTrouble({ verdicts, settings, now }: ForgetfulHealing) {
  return verdicts.flatMap(({ monitor, status, lastEndAt }) => {
    if (status === 'healthy' || status === 'skipped' || status === 'unknown') return []
    const since = Math.min(now - DAY, lastEndAt ?? now)
    const steps = settings.stepsFor(monitor).filter((step) => isAllowed(step, settings.policy))
    return steps.map((step) => ({ monitor, step, since }))
  })
}

interface FreshEnd {
  readonly monitor: string
  /** The end that was not there when a check looked before. */
  readonly lastEndAt: Instant
  readonly before: Instant
}

/** Of whoever has ended well since the last check: what else is well was told of by an earlier one. */
async function stepsThatMayHaveHelped(run: ForgetfulHealing): Promise<(FreshEnd & { readonly step: RecoveryStep })[]> {
  const { verdicts, settings, now } = run
  const fresh = verdicts.flatMap(({ monitor, status, lastEndAt }) => {
    if (status !== 'healthy' || lastEndAt === null || now - lastEndAt > DAY) return []
    return settings.stepsFor(monitor).flatMap((step) => {
      return isAllowed(step, settings.policy) ? [{ monitor, lastEndAt, step }] : []
    })
  })
  const before = fresh.length === 0 ? null : await run.previousRunAt()
  if (before === null || before >= now) return []
  return fresh.filter(({ lastEndAt }) => lastEndAt > before).map((one) => ({ ...one, before }))
}

/** The attempt that brought this end, if it was done since the last check, and how often others had to before. */
function healedFrom(past: Past, { monitor, lastEndAt, before }: FreshEnd): TargetState | null {
  const attempts = [...past].sort((a, b) => a.at - b.at)
  const last = attempts.at(-1)
  if (last === undefined || last.at >= lastEndAt) return null
  const doneAt = last.endedAt === undefined ? last.at : (last.endedAt ?? Infinity)
  // A check dispatches within the minute it began in.
  if (Math.max(doneAt, last.at + MINUTE) < before) return null
  const earlier = attempts.slice(0, -1).map(({ at, endedAt }) => ({ at: endedAt ?? at, monitor }))
  const counted = [{ at: last.at, url: last.url, ok: true, detail: 'dispatched before', monitor }]
  return { ...NO_TARGET, attempts: counted, made: attempts.length, heals: episodesOf(earlier, last.at) }
}

/** Attempts of one night are one heal. */
function episodesOf(heals: TargetState['heals'], last: Instant): TargetState['heals'] {
  return heals.filter(({ at }, place) => (heals[place + 1]?.at ?? last) - at >= SAME_NIGHT)
}

type Past = Awaited<ReturnType<NonNullable<Recovery['past']>>>

async function pastOf(step: RecoveryStep, recovery: Recovery, since: Instant): Promise<Past | string> {
  if (recovery.past === undefined)
    return `no incidents are kept, and nothing else remembers what was tried on ${nameOf(step)}`
  try {
    return await recovery.past(since)
  } catch (error) {
    if (!(error instanceof ExternalError)) throw error
    return `what was tried on ${nameOf(step)} could not be read: ${withRemedy(error)}`
  }
}

async function stateFrom(past: Past, monitor: string, run: ForgetfulHealing): Promise<TargetState> {
  const { policy } = run.settings
  const attempts = [...past]
    .sort((a, b) => a.at - b.at)
    .map(({ at, url }) => ({ at, url, ok: true, detail: 'dispatched before', monitor }))
  const last = attempts.at(-1)
  const isSpent = last !== undefined && attempts.length >= policy.attempts
  const toldAt = isSpent ? await tellingBefore(last.at, policy, run) : null
  return { ...NO_TARGET, attempts, made: attempts.length, exhaustedAt: toldAt, announcedAt: toldAt }
}

/** When an earlier run has told that nothing helped; null where none can have, or nobody knows. */
async function tellingBefore(lastAt: Instant, policy: RecoveryPolicy, run: ForgetfulHealing): Promise<Instant | null> {
  const before = await run.previousRunAt()
  return before !== null && before < run.now && before >= lastAt + (policy.backoffMs.at(-1) ?? 0) ? before : null
}
