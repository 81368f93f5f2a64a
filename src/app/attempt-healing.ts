import type { RecoverySettings } from '../domain/recovery/settings.js'
import type { RecoveryState } from '../domain/incidents/incident.js'
import { afterAttempt, nameOf, type RecoveryStep } from '../domain/recovery/recovery.js'
import type { Instant } from '../domain/time.js'
import type { Verdict } from '../domain/verdict.js'
import type { Clock } from '../ports.js'
import { confirmBeat } from '../recovery/confirm.js'
import type { Recovery } from '../recovery/recovery.js'
import type { Attempted, HealingPlan } from '../domain/recovery/plan-healing.js'

/** Carries attempts out, side by side: each acts on a monitor of its own. */
export async function attemptHealing(
  plan: HealingPlan,
  states: ReadonlyMap<string, RecoveryState | null>,
  settings: RecoverySettings,
  recoveryOf: (step: RecoveryStep) => Promise<Recovery>,
  now: Instant,
): Promise<Attempted[]> {
  return Promise.all(
    plan.attempts.map(async (effect) => {
      const step = settings.steps.get(effect.monitor)?.[effect.step] as RecoveryStep
      const { ok, detail, url } = await (await recoveryOf(step)).start()
      const told = url === null ? detail : `${detail} (${url})`
      const state = afterAttempt(states.get(effect.monitor) ?? null, { step, at: now, ok, detail, url })
      return { effect, ok, detail: `${nameOf(step)} for ${effect.monitor}: ${told}`, state }
    }),
  )
}

/**
 * Waits for the fresh beat of whoever was just started, before people are alerted. Verdicts of those that beat again are
 * judged anew; everything else stays as it was.
 */
export async function confirmHealing(
  verdicts: readonly Verdict[],
  attempted: readonly Attempted[],
  settings: RecoverySettings,
  judgeAgain: (monitor: string) => Promise<Verdict | null>,
  clock: Clock,
): Promise<readonly Verdict[]> {
  const { beforeAlert, confirmMs } = settings.policy
  if (!beforeAlert || confirmMs === 0) return verdicts
  const started = new Set(attempted.filter(({ ok }) => ok).map(({ effect }) => effect.monitor))
  return Promise.all(
    verdicts.map(async (verdict) => {
      if (!started.has(verdict.monitor)) return verdict
      let latest = verdict
      const beat = async (): Promise<Instant | null> => {
        latest = (await judgeAgain(verdict.monitor)) ?? latest
        return latest.beat?.at ?? null
      }
      const confirmed = await confirmBeat(beat, verdict.beat?.at ?? null, confirmMs, clock)
      return confirmed === null ? verdict : latest
    }),
  )
}
