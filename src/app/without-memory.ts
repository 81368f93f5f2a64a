import { dueWithoutMemory } from '../domain/telling/due-without-memory.js'
import { memberIn } from '../domain/incidents/standing-key.js'
import type { IncidentPolicy } from '../domain/incidents/incident.js'
import type { Effect, Outcome } from '../domain/incidents/plan.js'
import type { Instant } from '../domain/time.js'
import type { Log } from '../ports.js'

type Notify = Extract<Effect, { kind: 'notify' }>

/** A run as far as it matters for what is told though nothing remembers it. */
export interface ForgetfulRun {
  readonly now: Instant
  readonly policy: Pick<IncidentPolicy, 'reminderMs'>
  /** False where no incidents are kept or could be read. */
  readonly remembers: boolean
  /** Asked only where something is to be told that nothing will remember. */
  previousRunAt(): Promise<Instant | null>
}

/** The plan without what an earlier run has told and no incident could write down: else every run would tell it again. */
export async function withoutRepeats(
  plan: readonly Effect[],
  outcomes: readonly Outcome[],
  run: ForgetfulRun,
  log: Log,
): Promise<readonly Effect[]> {
  const failed = new Set(outcomes.flatMap((outcome) => (outcome.ok ? [] : keyOf(outcome.effect))))
  const forgotten = plan.filter((effect): effect is Notify => isForgotten(effect, failed, run.remembers))
  if (forgotten.length === 0) return plan
  const known = { previousRunAt: await run.previousRunAt(), now: run.now, reminderMs: run.policy.reminderMs }
  const repeats = forgotten.filter(
    ({ verdicts }) => !verdicts.filter(isBad).some((one) => dueWithoutMemory(one, known)),
  )
  for (const { event, incident } of repeats)
    log.info(`Not told again, as an earlier run could tell it and no incident remembers: ${event} ${incident ?? ''}`)
  return plan.filter((effect) => !repeats.some((repeat) => repeat === effect))
}

const TOLD_ONCE: readonly Notify['event'][] = ['recovered', 'recovery-exhausted']

/** Good news is left alone, and that nothing helped: they come once, and only from what was remembered. */
function isForgotten(effect: Effect, failed: ReadonlySet<string>, remembers: boolean): boolean {
  if (effect.kind !== 'notify' || effect.incident === null || TOLD_ONCE.includes(effect.event)) return false
  return !remembers || failed.has(memberIn(effect.incident)?.key ?? effect.incident)
}

function keyOf(effect: Effect): string[] {
  if (effect.kind === 'open-incident') return [effect.draft.key]
  return effect.kind === 'update-incident' || effect.kind === 'reopen-incident' ? [effect.incident.key] : []
}

function isBad({ status }: Notify['verdicts'][number]): boolean {
  return status === 'warning' || status === 'degraded' || status === 'critical'
}
