import { isRealAt, type RealIncident } from '../../domain/replay/real-incidents.js'
import type { QuietSetting } from '../../domain/replay/quiet-setting.js'
import { MINUTE, type Instant } from '../../domain/time.js'
import type { WorkflowEvidence } from '../../domain/workflow-evidence.js'
import { isLife } from '../../domain/workflow/runs.js'

/** The lowest window that none of these looks would have found passed; null where its rules know no window. */
export async function quietWindow(
  evidence: WorkflowEvidence,
  ticks: readonly Instant[],
  real: readonly RealIncident[],
): Promise<QuietSetting | null> {
  const { rules, runs } = evidence
  const now = rules.slot === null && rules.lastRuns === null ? await windowNow(evidence, ticks) : null
  if (now === null) return null
  // A run that was run again had been seen before.
  const lives = runs
    .filter((run) => isLife(run, rules))
    .map(({ createdAt, updatedAt, attempt }) => ({
      at: createdAt,
      seenAt: attempt > 1 ? createdAt : (updatedAt ?? createdAt),
    }))
    .sort((a, b) => a.seenAt - b.seenAt)
  let [next, last, longest] = [0, -Infinity, 0]
  for (const tick of ticks) {
    for (let life = lives[next]; life !== undefined && life.seenAt <= tick; life = lives[++next])
      last = Math.max(last, life.at)
    if (last !== -Infinity && !isRealAt(tick, real)) longest = Math.max(longest, tick - last)
  }
  return longest === 0 ? null : { key: 'window', now, atLeast: Math.ceil(longest / MINUTE) * MINUTE }
}

/** How long it may stay without a good run, by its cron lines or by what was set. */
async function windowNow(evidence: WorkflowEvidence, ticks: readonly Instant[]): Promise<number | null> {
  const [{ timetableOf }, { cronUnion }] = await Promise.all([
    import('../../domain/workflow/timetable.js'),
    import('../../domain/calendar/index.js'),
  ])
  const timetable = timetableOf(evidence, ticks.at(-1) ?? 0, cronUnion)
  return 'window' in timetable ? timetable.window : null
}
