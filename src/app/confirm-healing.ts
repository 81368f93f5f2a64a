import type { RecoveryPolicy } from '../domain/recovery/recovery.js'
import type { Instant } from '../domain/time.js'
import type { Verdict } from '../domain/verdict.js'
import type { Clock } from '../ports.js'
import { confirmBeat } from '../recovery/confirm.js'
import type { DeedResult } from './deeds.js'

/**
 * Waits for the fresh beat of whoever was just started, before people are alerted. Verdicts of those that beat again are
 * judged anew; everything else stays as it was.
 */
export async function confirmHealing(
  verdicts: readonly Verdict[],
  done: readonly DeedResult[],
  { beforeAlert, confirmMs }: RecoveryPolicy,
  judgeAgain: (monitor: string) => Promise<Verdict | null>,
  clock: Clock,
): Promise<readonly Verdict[]> {
  const started = new Set(
    done.flatMap(({ kind, ok, effect }) => (kind === 'attempted' && ok ? [effect.monitor, ...effect.also] : [])),
  )
  if (!beforeAlert || confirmMs === 0 || started.size === 0) return verdicts
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
