import type { Instant } from '../time.js'
import type { WorkflowEvidence } from '../workflow-evidence.js'
import type { DueTimes } from './due-runs.js'
import { timetableOf, type MakeSchedule } from './timetable.js'

/** When runs of it are due; null where no cron line says so. */
export function dueTimesOf(evidence: WorkflowEvidence, now: Instant, makeSchedule: MakeSchedule): DueTimes | null {
  const timetable = timetableOf(evidence, now, makeSchedule)
  if (!('schedule' in timetable) || timetable.schedule === null) return null
  return { ...timetable, schedule: timetable.schedule, counted: null }
}
