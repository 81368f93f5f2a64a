import type { Monitor } from '../monitor.js'
import type { ActiveWindows } from '../schedule.js'
import type { Instant } from '../time.js'
import type { Verdict } from '../verdict.js'
import { evidenceIn } from '../what-was-read.js'
import type { JudgeableReading, JudgeContext, SingleReading } from './judge.js'

type OwnRules = (
  monitor: Monitor,
  reading: SingleReading,
  context: JudgeContext,
  counted: ActiveWindows | null,
) => JudgeableReading

/** Judges what is no beat by the rules of its kind, which load where such a reading is there. */
export async function loadOwnRules(readings: readonly SingleReading[]): Promise<OwnRules> {
  const ofWorkflows = readings.some(({ kind }) => kind === 'workflow') ? await import('./workflow-rules.js') : null
  const ofFleets = readings.some(({ kind }) => kind === 'share') ? await import('./share-rules.js') : null
  return judgeable

  function judgeable(
    monitor: Monitor,
    reading: SingleReading,
    context: JudgeContext,
    counted: ActiveWindows | null,
  ): JudgeableReading {
    if (reading.kind === 'share')
      return loaded(ofFleets).judgeMembers(reading, context, (one, own) => judgeable(one, own, context, counted))
    if (reading.kind !== 'workflow') return reading
    return loaded(ofWorkflows).judgeByRuns(monitor, reading.evidence, context, counted)
  }
}

function loaded<T>(rules: T | null): T {
  if (rules === null) throw new Error('rules were not loaded')
  return rules
}

/** Takes back what is likelier a trouble of GitHub's scheduler than the death of most workflows at once. */
export async function withPlatformTrouble(
  verdicts: readonly Verdict[],
  reads: readonly { readonly monitor: Pick<Monitor, 'id'>; readonly reading: SingleReading }[],
  now: Instant,
): Promise<{ verdicts: readonly Verdict[]; notices: readonly string[] }> {
  if (!reads.some(({ reading }) => evidenceIn(reading) !== null)) return { verdicts, notices: [] }
  const { platformTrouble } = await import('./workflow-rules.js')
  const readings = new Map(reads.map(({ monitor, reading }) => [monitor.id, reading]))
  const judged = platformTrouble(verdicts, readings, now)
  return { verdicts: judged.verdicts, notices: judged.notice === null ? [] : [judged.notice] }
}
