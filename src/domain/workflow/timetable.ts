import { ConfigError } from '../../errors.js'
import type { CronDialect, CronSchedule } from '../schedule.js'
import type { Duration, Instant } from '../time.js'
import type { ScheduleEntry, Slot, WorkflowEvidence } from '../workflow-evidence.js'
import { slotWindow, usualSlotGrace } from './slot-dues.js'
import { windowOf } from './window.js'

/** Makes one schedule of several cron lines, each in its own zone. Throws ConfigError with every mistake. */
export type MakeSchedule = (entries: readonly ScheduleEntry[], dialect: CronDialect) => CronSchedule

/** When a workflow is to show life. */
export interface Timetable {
  /** Null for a workflow that has a window and no cron line. */
  readonly schedule: CronSchedule | null
  readonly largestGap: Duration
  readonly window: Duration
}

/** A bound of ours, not of GitHub's: the cost of the calendar grows with the lines. */
const MOST_LINES = 100

/** The timetable of a workflow, or in one sentence why it has none or why it is not known. */
export function timetableOf(
  evidence: Pick<WorkflowEvidence, 'entries' | 'rules'>,
  now: Instant,
  makeSchedule: MakeSchedule,
): Timetable | { readonly problem: string } | { readonly unknown: string } {
  const { entries, rules } = evidence
  if (rules.slot !== null) return slotTimetable(rules.slot, now, makeSchedule)
  if (entries.length === 0) {
    if (rules.windowMs === null)
      return { problem: 'it has no on.schedule; give it a cron line, or the monitor a window' }
    return { schedule: null, largestGap: 0, window: rules.windowMs }
  }
  if (
    entries.length > MOST_LINES &&
    new Set(entries.map(({ cron, timezone }) => `${cron.trim()} ${timezone}`)).size > MOST_LINES
  )
    return { unknown: `it has more than ${MOST_LINES} different cron lines, which is more than are understood here` }
  try {
    const schedule = makeSchedule(entries, 'github')
    const largestGap = schedule.largestGap(now)
    return { schedule, largestGap, window: rules.windowMs ?? windowOf(largestGap) }
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    return { problem: error.problems.join('; ') }
  }
}

/** The cron lines of the configuration, which its reader has understood already. */
function slotTimetable({ crons, timezone, graceMs }: Slot, now: Instant, makeSchedule: MakeSchedule): Timetable {
  const schedule = makeSchedule(
    crons.map((cron) => ({ cron, timezone })),
    'monitor',
  )
  const largestGap = schedule.largestGap(now)
  return { schedule, largestGap, window: slotWindow(largestGap, graceMs ?? usualSlotGrace(schedule, now)) }
}
