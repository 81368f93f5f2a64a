import type { Monitor } from '../monitor.js'
import type { ActiveWindows } from '../schedule.js'
import type { Instant } from '../time.js'
import type { Verdict } from '../verdict.js'
import { evidenceIn } from '../what-was-read.js'
import type { JudgeableReading, SingleReading } from './judge.js'

/** Judges what is no beat by the rules of its kind, which load where such a reading is there. */
export async function byOwnRules(
  monitor: Pick<Monitor, 'name'>,
  reading: SingleReading,
  now: Instant,
  counted: ActiveWindows | null = null,
): Promise<JudgeableReading> {
  if (reading.kind !== 'workflow') return reading
  const { judgeByRuns } = await import('./workflow-rules.js')
  return { kind: 'by-own-rules', judgement: judgeByRuns(monitor, reading.evidence, now, counted) }
}

/** Takes back what is likelier a trouble of GitHub's scheduler than the death of most workflows at once. */
export async function withPlatformTrouble(
  verdicts: readonly Verdict[],
  readings: ReadonlyMap<string, SingleReading>,
  now: Instant,
): Promise<{ verdicts: readonly Verdict[]; notices: readonly string[] }> {
  if (![...readings.values()].some((reading) => evidenceIn(reading) !== null)) return { verdicts, notices: [] }
  const { platformTrouble } = await import('./workflow-rules.js')
  const judged = platformTrouble(verdicts, readings, now)
  return { verdicts: judged.verdicts, notices: judged.notice === null ? [] : [judged.notice] }
}
