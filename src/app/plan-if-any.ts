import type { Config } from '../config/config.js'
import type { Effect } from '../domain/incidents/plan.js'
import type { Instant } from '../domain/time.js'
import type { planRun, Situation } from './plan-run.js'

/** What a run is to do. Where all are well, none were in trouble and nobody is to hear of it, planning is not even loaded. */
export async function planIfAny(situation: Situation, config: Config, now: Instant): Promise<Effect[]> {
  return isQuiet(situation, config) ? [] : (await planner())(situation, config, now)
}

async function planner(): Promise<typeof planRun> {
  return (await import('./plan-run.js')).planRun
}

function isQuiet({ verdicts, incidents, attempts, heals }: Situation, { channels }: Config): boolean {
  const well = verdicts.every(({ status }) => status === 'healthy' || status === 'skipped')
  return well && [incidents ?? [], attempts, heals, channels].every(({ length }) => length === 0)
}
