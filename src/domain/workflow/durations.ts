import { MOST_DURATIONS } from '../beat/recent-durations.js'
import type { Heartbeat } from '../heartbeat.js'
import { DAY, SECOND } from '../time.js'
import type { WorkflowEvidence, WorkflowRun } from '../workflow-evidence.js'
import { isCompleted, isLife } from './runs.js'

/** GitHub ends a run after so long: what seems longer was changed by something else than its end. */
const LONGEST = (35 * DAY) / SECOND

/** How long a run took, and the last good ones of its kind that were listed anyway, oldest first. */
export function durationsOf(
  run: WorkflowRun,
  { runs, rules }: Pick<WorkflowEvidence, 'runs' | 'rules'>,
): Pick<Heartbeat, 'durationSeconds' | 'recentDurations'> {
  const took = secondsOf(run)
  const good = runs.filter((one) => isLife(one, rules) && one.conclusion === 'success')
  const recent = good.flatMap((one) => secondsOf(one) ?? []).slice(0, MOST_DURATIONS)
  return {
    ...(took !== null && { durationSeconds: took }),
    ...(recent.length > 0 && { recentDurations: recent.reverse() }),
  }
}

function secondsOf(run: WorkflowRun): number | null {
  const { startedAt, updatedAt } = run
  if (!isCompleted(run) || startedAt == null || updatedAt == null) return null
  const seconds = (updatedAt - startedAt) / SECOND
  return seconds >= 0 && seconds <= LONGEST ? seconds : null
}
