import type { Monitor } from '../monitor.js'
import type { Reading } from '../what-was-read.js'
import { judge, type JudgeableReading, type JudgeContext } from './judge.js'
import { judgeShare } from './share.js'
import type { Verdict } from '../verdict.js'

type ShareReading = Extract<Reading, { kind: 'share' }>
/** How a member stands that is judged by rules of its own kind first. */
type Judgeable = (monitor: Monitor, reading: ShareReading['members'][number]['reading']) => JudgeableReading

/** Judges each member as ever, and all of them as one. */
export function judgeMembers(
  { members, atMost }: ShareReading,
  context: JudgeContext,
  judgeable: Judgeable,
): JudgeableReading {
  const verdicts = members.map(({ monitor, reading, place }): Verdict =>
    judge(monitor, judgeable(monitor, reading), { ...context, place }),
  )
  return { kind: 'by-own-rules', judgement: judgeShare(verdicts, atMost, context.now), atAnyHour: true }
}
