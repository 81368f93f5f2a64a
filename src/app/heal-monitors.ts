import type { Config } from '../config/config.js'
import type { Incident } from '../domain/incidents/incident.js'
import type { Effect, Outcome } from '../domain/incidents/plan.js'
import type { WantedSteps } from '../domain/recovery/by-hand.js'
import { followTargets } from '../domain/recovery/follow-targets.js'
import { heldBack } from '../domain/recovery/held-back.js'
import { healedText, oftenHealed } from '../domain/recovery/often-healed.js'
import { NO_HEALING, planHealing, type HealingPlan, type LeftAlone } from '../domain/recovery/plan-healing.js'
import type { RecoverySettings } from '../domain/recovery/settings.js'
import type { TargetStates } from '../domain/recovery/target-state.js'
import { withHealing } from '../domain/recovery/with-healing.js'
import type { Instant } from '../domain/time.js'
import type { Verdict } from '../domain/verdict.js'
import type { RunTime } from '../domain/run-time.js'
import type { Clock, Log } from '../ports.js'
import { confirmHealing } from './confirm-healing.js'
import type { DeedOrder, DeedResult, Deeds } from './deeds.js'
import { unhealed, type Healed } from './healed.js'
import { createInlineDeeds } from './inline-deeds.js'
import { judgeAll, type Times } from './judge-all.js'
import { knownTargets, type TargetPlaces } from './known-targets.js'
import { ALONE, type Leadership } from '../domain/leadership.js'
import { readAll, type SourceOf } from './read-all.js'
import { createLedger, type TargetLedger } from './target-ledger.js'

interface HealingRequest {
  readonly config: Config
  readonly now: Instant
  readonly force: boolean
  readonly dryRun: boolean
  /** What people asked for by hand; absent for nothing. */
  readonly wanted?: WantedSteps | undefined
  /** When a check ran before, as far as that can be found out. */
  previousRunAt(): Promise<Instant | null>
}

export interface HealingPorts extends TargetPlaces {
  readonly clock: Clock
  readonly sourceOf: SourceOf
  /** Absent in a single check, which waits for what it does. */
  readonly deeds?: Deeds
  /** Where it is told what was tried and what it brought; absent for nowhere. */
  readonly log?: Pick<Log, 'info'>
  /** Absent where nobody else may act. */
  readonly leadership?: Leadership
  /** Absent for a run that may take as long as it likes. */
  readonly time?: RunTime
}

/** Tries what recovery is due, and, where people are to be told only afterwards, waits for the beat. */
export async function healMonitors(
  verdicts: readonly Verdict[],
  incidents: readonly Incident[] | null,
  request: HealingRequest,
  times: Times,
  ports: HealingPorts,
): Promise<Healed> {
  const { config, now } = request
  const deeds = ports.deeds ?? createInlineDeeds()
  // Before anything is read: what ends meanwhile is not mistaken for an attempt that nobody makes any longer.
  const underWay = deeds.underWay()
  const about = { ...request, verdicts, incidents, settings: config.recovery }
  const known = await knownTargets(ports, about)
  // Nobody should believe that something heals where nothing is tried.
  if (known.kind === 'unknown') return nothingDone(verdicts, NO_HEALING, [untried(known.why)], config.recovery)
  const earlier = request.dryRun ? [] : deeds.collect(inTrouble(verdicts))
  const { alone } = deeds
  const { settings } = known
  const { wanted } = request
  const run = { verdicts, incidents, states: known.states, underWay, alone, now, ...(wanted && { wanted }) }
  const slots = deeds.slots(config.recovery.policy)
  const waited = deeds.waited()
  const healing = planHealing({ ...run, waited, slots }, settings, config.policy)
  if (request.dryRun) return nothingDone(verdicts, healing, healing.notices, config.recovery)
  const ledger = createLedger(known.states, known.memory, ports.clock)
  await ledger.change(healing.states)
  const orders = ordersOf(healing, config, now)
  const { recoveryOf, leadership = ALONE, time } = ports
  // Who does not wait for what he begins does not end it either.
  const done = await deeds.carryOut(orders, { recoveryOf, leadership, ledger, ...(!alone && time && { time }) })
  const judge = (id: string): Promise<Verdict | null> => judgeAgain(id, request, times, ports)
  const confirm = (): Promise<readonly Verdict[]> =>
    confirmHealing(verdicts, done, config.recovery.policy, judge, ports.clock)
  const confirmed = await (time === undefined ? confirm() : time.beside(config.recovery.policy.confirmMs, confirm))
  const busy = new Set([...underWay, ...deeds.underWay()])
  const after = await followBeats(confirmed, ledger, { ...request, underWay: busy, alone })
  const results = [...earlier, ...done]
  const heals = [...healing.heals, ...after.heals]
  for (const text of [...results.flatMap(attemptIn), ...heals.map(healedText)]) ports.log?.info(text)
  const leftAlone = [...healing.leftAlone, ...results.flatMap(leftAloneIn)]
  return {
    verdicts: saying(confirmed, leftAlone),
    leftAlone,
    attempts: healing.attempts,
    dueAt: healing.dueAt,
    recorded: recorder(healing, after.states, config.recovery),
    // Who waits for a deed has waited for the beat as well.
    held: alone
      ? heldBack(confirmed, incidents, config.recovery, { ...healing, states: after.states, waited, now })
      : new Set(),
    heals,
    outcomes: results.flatMap(outcomeOf),
    notices: [...healing.notices, ...results.flatMap(noticeOf), ...heals.map(healedText)],
    problems: [...ledger.problems, ...oftenHealed(heals, after.states, now)],
  }
}

function nothingDone(
  verdicts: readonly Verdict[],
  plan: HealingPlan,
  notices: readonly string[],
  settings: RecoverySettings,
): Healed {
  const { attempts, dueAt } = plan
  return { ...unhealed(verdicts), attempts, dueAt, notices, recorded: recorder(plan, plan.states, settings) }
}

function untried(why: string): string {
  return `Recovery is configured and was not tried: ${why}.`
}

function recorder({ exhausted }: HealingPlan, states: TargetStates, settings: RecoverySettings): Healed['recorded'] {
  return (effects: readonly Effect[]) => withHealing(effects, { settings, states, exhausted })
}

function ordersOf({ attempts }: HealingPlan, { recovery }: Config, now: Instant): DeedOrder[] {
  return attempts.flatMap((effect) => {
    const step = recovery.stepsFor(effect.monitor)[effect.step]
    return step === undefined ? [] : [{ effect, step, policy: recovery.policy, now }]
  })
}

async function judgeAgain(
  id: string,
  { config, force }: HealingRequest,
  times: Times,
  { clock, sourceOf }: HealingPorts,
): Promise<Verdict | null> {
  // A member is read with the document that tells of it.
  const monitors = config.monitors.filter((monitor) => monitor.id === id || id.startsWith(`${monitor.id}/`))
  const now = clock.now()
  const reads = await readAll(monitors, now, sourceOf)
  const verdicts = await judgeAll(reads, { now, force, onGitHub: false, times })
  return verdicts.find(({ monitor }) => monitor === id) ?? null
}

/** Beats that came while it was waited for are heals of this run. */
async function followBeats(
  verdicts: readonly Verdict[],
  ledger: TargetLedger,
  run: HealingRequest & { readonly underWay: ReadonlySet<string>; readonly alone: boolean },
): Promise<{ readonly states: TargetStates; readonly heals: Healed['heals'] }> {
  const followed = followTargets(verdicts, ledger.states(), run.config.recovery, run)
  await ledger.change(followed.states)
  return { states: ledger.states(), heals: followed.heals }
}

function inTrouble(verdicts: readonly Verdict[]): ReadonlySet<string> {
  const sick = verdicts.filter(({ status }) => status !== 'healthy' && status !== 'skipped')
  return new Set(sick.map(({ monitor }) => monitor))
}

function outcomeOf({ effect, kind, ok, detail }: DeedResult): Outcome[] {
  return kind === 'attempted' ? [{ effect, ok, detail, incident: null }] : []
}

/** What failed is told as what went wrong in the run. */
function attemptIn({ kind, ok, detail }: DeedResult): string[] {
  return kind === 'attempted' && ok ? [`Recovery: ${detail}`] : []
}

function leftAloneIn({ effect, kind, detail }: DeedResult): LeftAlone[] {
  const whom = [effect.monitor, ...effect.also]
  return kind === 'attempted' ? [] : whom.map((monitor) => ({ monitor, why: detail }))
}

/** Whoever reads the incident is to know why nothing is done. */
function saying(verdicts: readonly Verdict[], leftAlone: readonly LeftAlone[]): readonly Verdict[] {
  if (leftAlone.length === 0) return verdicts
  return verdicts.map((verdict) => {
    const own = leftAlone.filter(({ monitor }) => monitor === verdict.monitor)
    return { ...verdict, diagnosis: [...verdict.diagnosis, ...own.map(({ why }) => `Not recovered: ${why}.`)] }
  })
}

function noticeOf({ kind, detail }: DeedResult): string[] {
  if (kind === 'waits') return [`Not tried yet: ${detail}`]
  return kind === 'hands-off' ? [`Not tried: ${detail}`] : []
}
