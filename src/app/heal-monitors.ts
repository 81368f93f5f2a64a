import type { Config } from '../config/config.js'
import type { Incident } from '../domain/incidents/incident.js'
import type { Outcome } from '../domain/incidents/plan.js'
import type { RecoveryStep } from '../domain/recovery/recovery.js'
import type { Instant } from '../domain/time.js'
import type { Verdict } from '../domain/verdict.js'
import type { Clock } from '../ports.js'
import type { Recovery } from '../recovery/recovery.js'
import { attemptHealing, confirmHealing } from './attempt-healing.js'
import {
  NO_HEALING,
  planHealing,
  rememberedRecovery,
  type Attempted,
  type HealingPlan,
} from '../domain/recovery/plan-healing.js'
import { judgeAll, type Times } from './judge-all.js'
import { readAll, type SourceOf } from './read-all.js'

interface HealingRequest {
  readonly config: Config
  readonly now: Instant
  readonly force: boolean
  readonly dryRun: boolean
}

export interface HealingPorts {
  readonly clock: Clock
  readonly sourceOf: SourceOf
  readonly recoveryOf: (step: RecoveryStep) => Promise<Recovery>
}

export interface Healed {
  readonly verdicts: readonly Verdict[]
  readonly healing: HealingPlan
  readonly attempted: readonly Attempted[]
  readonly outcomes: readonly Outcome[]
}

/** Tries what recovery is due, and, where people are to be told only afterwards, waits for the beat. */
export async function healMonitors(
  verdicts: readonly Verdict[],
  incidents: readonly Incident[] | null,
  request: HealingRequest,
  times: Times,
  ports: HealingPorts,
): Promise<Healed> {
  const { config, now, dryRun } = request
  // Attempts are counted in the incident: where none can be kept, none is made.
  const healing =
    incidents === null ? untried(config) : planHealing(verdicts, incidents, config.recovery, config.policy, now)
  if (dryRun || healing.attempts.length === 0) return { verdicts, healing, attempted: [], outcomes: [] }
  const remembered = rememberedRecovery(incidents ?? [])
  const attempted = await attemptHealing(healing, remembered, config.recovery, ports.recoveryOf, now)
  const judgeAgain = async (id: string): Promise<Verdict | null> => {
    const monitors = config.monitors.filter((monitor) => monitor.id === id)
    const reads = await readAll(monitors, ports.clock.now(), ports.sourceOf)
    const [verdict] = await judgeAll(reads, { now: ports.clock.now(), force: request.force, onGitHub: false, times })
    return verdict ?? null
  }
  const outcomes = attempted.map(({ effect, ok, detail }) => ({ effect, ok, detail, incident: null }))
  return {
    verdicts: await confirmHealing(verdicts, attempted, config.recovery, judgeAgain, ports.clock),
    healing,
    attempted,
    outcomes,
  }
}

/** Nobody should believe that something heals where nothing is tried. */
function untried({ recovery }: Config): HealingPlan {
  if (recovery.steps.size === 0) return NO_HEALING
  const why = 'its attempts are counted in incidents, and this run keeps none or could not read them'
  return { ...NO_HEALING, notices: [`Recovery is configured and was not tried: ${why}.`] }
}
