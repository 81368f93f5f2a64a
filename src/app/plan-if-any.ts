import type { Config } from '../config/config.js'
import type { Effect, Outcome } from '../domain/incidents/plan.js'
import type { Instant } from '../domain/time.js'
import type { Verdict } from '../domain/verdict.js'
import type { addDiagnosis } from './add-diagnosis.js'
import type { Behind } from './behind-others.js'
import type { carryOut } from './carry-out.js'
import type { Healed } from './healed.js'
import type { planRun, PlanTelling, Situation } from './plan-run.js'
import type { withoutRepeats } from './without-memory.js'

// Where all are well, none were in trouble and nobody is to hear of it, planning and doing are not even loaded.

/** With what is known of workflows beside monitors that are not well, as `addDiagnosis` finds it. */
export async function diagnosedIfAny(...what: Parameters<typeof addDiagnosis>): Promise<readonly Verdict[]> {
  const [verdicts, monitors] = what
  if (areWell(verdicts) || monitors.every(({ workflow }) => workflow === null)) return verdicts
  return (await import(/* webpackChunkName: "planning" */ './add-diagnosis.js')).addDiagnosis(...what)
}

function areWell(verdicts: readonly Verdict[]): boolean {
  return verdicts.every(({ status }) => status === 'healthy' || status === 'skipped')
}

/** What a run is to do. */
export async function planIfAny(situation: Situation, config: Config, now: Instant): Promise<Effect[]> {
  if (isQuiet(situation, config)) return []
  const [plan, tell] = await Promise.all([planner(), config.channels.length === 0 ? NOBODY_TO_TELL : telling()])
  return plan(situation, config, now, tell)
}

const NOBODY_TO_TELL: PlanTelling = { news: (effects) => [...effects], heals: () => [], summary: () => [] }

async function telling(): Promise<PlanTelling> {
  return (await import(/* webpackChunkName: "telling" */ './plan-telling.js')).planTelling
}

async function planner(): Promise<typeof planRun> {
  return (await import(/* webpackChunkName: "planning" */ './plan-run.js')).planRun
}

function isQuiet({ verdicts, incidents, attempts, heals }: Situation, { channels }: Config): boolean {
  return areWell(verdicts) && [incidents ?? [], attempts, heals, channels].every(({ length }) => length === 0)
}

/** The same, saying of whom nobody is told because of others. */
export async function behindOthersIfAny(healed: Healed, run: Behind): Promise<Healed> {
  const mayWait = run.reads.some(({ monitor }) => monitor.dependsOn !== undefined)
  if (!mayWait || areWell(healed.verdicts)) return healed
  return (await import('./behind-others.js')).behindOthers(healed, run)
}

/** Does what was planned, as `carryOut` does. */
export async function carryOutIfAny(...what: Parameters<typeof carryOut>): Promise<Outcome[]> {
  if (what[0].length === 0) return []
  return (await import(/* webpackChunkName: "planning" */ './carry-out.js')).carryOut(...what)
}

/** What is to be told of it, as `withoutRepeats` finds it. */
export async function newsIfAny(...what: Parameters<typeof withoutRepeats>): Promise<readonly Effect[]> {
  if (what[0].length === 0) return []
  return (await import(/* webpackChunkName: "planning" */ './without-memory.js')).withoutRepeats(...what)
}
