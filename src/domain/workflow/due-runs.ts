import type { ActiveWindows, CronSchedule } from '../schedule.js'
import { HOUR, MINUTE, type Duration, type Instant } from '../time.js'
import type { WorkflowEvidence, WorkflowRun } from '../workflow-evidence.js'
import { counts, isCompleted, isLife } from './runs.js'
import { slotDues, usualSlotGrace } from './slot-dues.js'
import type { Timetable } from './timetable.js'
import { slackOf } from './window.js'

/** A time at which a run was due, and what came of it. */
export interface DueRun {
  readonly at: Instant
  /** From then on a run is the run of this time. */
  readonly opensAt: Instant
  /** When it was late without a good run. */
  readonly decidedAt: Instant
  readonly end: 'good' | 'bad' | 'missed'
  /** The newest run of it that was not good. */
  readonly red: WorkflowRun | null
}

/** The spans in which a run serves a due time. */
interface Due {
  readonly at: Instant
  readonly opensAt: Instant
  /** A good run until here serves it. */
  readonly closesAt: Instant
  readonly decidedAt: Instant
}

const EARLY: Duration = 5 * MINUTE
/** A job on GitHub ends after 6 h at the latest: https://docs.github.com/en/actions/reference/limits */
const LONGEST_RUN: Duration = 6 * HOUR
/** A bound of ours: a frequent cron has many ticks within the time that one may be late. */
const MOST_DUES = 2000

/** When and how runs are due. */
export type DueTimes = Timetable & { readonly schedule: CronSchedule; readonly counted: ActiveWindows | null }

/**
 * What came of the last times that were due and are decided, newest first: at most so many, and none before `from`. A run that
 * starts late serves the latest time that nobody serves yet.
 */
export function dueRuns(
  evidence: WorkflowEvidence,
  now: Instant,
  times: DueTimes,
  { count, from }: { readonly count: number; readonly from: Instant },
): DueRun[] {
  const dues = duesBefore(evidence, now, times, { count, from })
  const served = servedBy(dues, evidence)
  const found: DueRun[] = []
  for (const [i, due] of dues.entries()) {
    if (found.length >= count) break
    const until = dues[i - 1]?.opensAt ?? Infinity
    const own = evidence.runs.filter(
      (run) => counts(run, evidence.rules) && run.createdAt >= due.opensAt && run.createdAt < until,
    )
    const { at, opensAt, decidedAt } = due
    if (served.has(due)) found.push({ at, opensAt, decidedAt, end: 'good', red: null })
    else if (now > decidedAt && !own.some((run) => isUnderWay(run, now))) {
      const [red = null] = [...own].sort((a, b) => b.createdAt - a.createdAt)
      found.push({ at, opensAt, decidedAt, end: red === null ? 'missed' : 'bad', red })
    }
  }
  return found
}

/** Due times newest first, those included of which nothing is decided yet. */
function duesBefore(
  { rules }: WorkflowEvidence,
  now: Instant,
  times: DueTimes,
  { count, from }: { readonly count: number; readonly from: Instant },
): Due[] {
  const { schedule, counted } = times
  const slack = slackOf(times)
  const grace = rules.slot === null ? null : (rules.slot.graceMs ?? usualSlotGrace(schedule, now))
  const slots = grace === null ? null : slotDues(schedule, grace, now, counted)
  const dues: Due[] = []
  let decided = 0
  let tick = schedule.previous(now)
  for (let seen = 0; tick !== null && tick >= from && decided < count && seen < MOST_DUES; seen++) {
    const before: Instant | null = schedule.previous(tick - 1)
    if (counted === null || counted.isActive(tick)) {
      const gap = before === null ? Infinity : tick - before
      const closes = dues.at(-1)?.opensAt ?? Infinity
      const due =
        slots === null
          ? {
              opensAt: tick - Math.min(EARLY, gap / 2),
              closesAt: Math.max(closes, tick + slack),
              decidedAt: tick + slack,
            }
          : { opensAt: slots.opensAt(tick), closesAt: slots.deadlineOf(tick), decidedAt: slots.deadlineOf(tick) }
      dues.push({ at: tick, ...due })
      if (now > due.decidedAt) decided += 1
    }
    tick = before
  }
  return dues
}

/** Each good run serves one time: the latest that is open and unserved when it starts. */
function servedBy(dues: readonly Due[], { runs, rules }: WorkflowEvidence): ReadonlySet<Due> {
  const served = new Set<Due>()
  const good = runs.filter((run) => isLife(run, rules)).sort((a, b) => a.createdAt - b.createdAt)
  for (const { createdAt } of good) {
    const due = dues.find((one) => one.opensAt <= createdAt && createdAt <= one.closesAt && !served.has(one))
    if (due !== undefined) served.add(due)
  }
  return served
}

function isUnderWay(run: WorkflowRun, now: Instant): boolean {
  return !isCompleted(run) && now - Math.max(run.startedAt ?? run.createdAt, run.createdAt) <= LONGEST_RUN
}
