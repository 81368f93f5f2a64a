import type { Monitor } from '../monitor.js'
import type { ActiveWindows } from '../schedule.js'
import { MINUTE, type Instant } from '../time.js'
import type { WorkflowEvidence } from '../workflow-evidence.js'
import { judgeLastRuns, lastRunsProblem } from './judge-last-runs.js'
import { withRedRuns } from './judge-reds.js'
import { withDueRuns } from './judge-due-runs.js'
import { judgeRuns } from './judge-runs.js'
import { couldNotLook, judgement, verdict, type Decided, type WorkflowJudgement } from './judgement.js'
import { isJudgedByLastRuns } from './red-runs.js'
import { newest } from './runs.js'
import { judgeSlots } from './judge-slots.js'
import { timetableOf, type MakeSchedule, type Timetable } from './timetable.js'

/** Our clock and GitHub's may differ by this much. */
const ALLOWED_SKEW = 5 * MINUTE

/** The first rule that applies decides. Pure; `docs/workflows.md` tells the rules and the incidents behind them. */
export function judgeWorkflow(
  monitor: Pick<Monitor, 'name'>,
  found: WorkflowEvidence,
  now: Instant,
  makeSchedule: MakeSchedule,
  counted: ActiveWindows | null = null,
): WorkflowJudgement {
  // A replay of an earlier moment must not know what came after it.
  const evidence = { ...found, runs: found.runs.filter((run) => run.createdAt <= now + ALLOWED_SKEW) }
  const unwatched = judgeUnwatched(monitor, evidence)
  if (unwatched) return judgement(evidence, now, unwatched)
  if (
    evidence.unreadable !== null &&
    evidence.entries.length === 0 &&
    evidence.rules.slot === null &&
    evidence.fileProblem === null
  ) {
    return judgement(evidence, now, couldNotLook(evidence.unreadable))
  }
  const timetable = withDues(
    evidence,
    isJudgedByLastRuns(evidence) ? lastRunsOf(evidence) : timetableOf(evidence, now, makeSchedule),
  )
  if ('unknown' in timetable) return judgement(evidence, now, couldNotLook(timetable.unknown))
  if (evidence.fileProblem !== null || 'problem' in timetable) {
    const problem = evidence.fileProblem ?? ('problem' in timetable ? timetable.problem : '')
    const since = Math.min(now, evidence.cronChangedAt ?? now)
    const message = `${brokenWords(monitor.name, evidence)}: ${problem}.`
    return judgement(evidence, now, { ...verdict('critical', 'config-error', message), since })
  }
  return judgeSchedule(monitor, evidence, now, { ...timetable, counted })
}

function brokenWords(name: string, { absent, fileProblem, entries }: WorkflowEvidence): string {
  if (absent === true) return `There is nothing to watch as ${name}`
  if (fileProblem === null && entries.length === 0) return `Nothing says how ${name} is to be judged`
  return `GitHub cannot run the schedule of ${name}`
}

function judgeUnwatched({ name }: Pick<Monitor, 'name'>, evidence: WorkflowEvidence): Decided | null {
  const { exempt, fork, rules, state } = evidence
  if (exempt !== null) return verdict('skipped', 'exempt', `${name} is left out by its own comment: ${exempt}.`)
  if (state === 'disabled_fork' || (fork && !rules.forks)) {
    return verdict('skipped', 'exempt', `${evidence.repository} is a fork, where GitHub starts no schedules by itself.`)
  }
  if (state === 'disabled_manually') return verdict('skipped', 'disabled-manually', `${name} was disabled by a person.`)
  return null
}

function judgeSchedule(
  { name }: Pick<Monitor, 'name'>,
  evidence: WorkflowEvidence,
  now: Instant,
  timetable: (Timetable | LastRuns) & { readonly counted: ActiveWindows | null },
): WorkflowJudgement {
  const told = { windowMs: timetable.window }
  if (evidence.state === 'disabled_inactivity') {
    const since = disabledAt(evidence, now)
    const message = `GitHub disabled ${name} because the repository saw no activity for 60 days.`
    return judgement(evidence, now, { ...told, ...verdict('critical', 'disabled-inactivity', message), since })
  }
  if (evidence.unreadable !== null) {
    return judgement(evidence, now, { ...told, ...couldNotLook(evidence.unreadable) })
  }
  if (timetable.window === null) return judgeLastRuns(name, evidence, now)
  const judgeDue = evidence.rules.slot === null ? judgeRuns : judgeSlots
  const byTime = withRedRuns(name, evidence, now, judgeDue(name, evidence, now, timetable))
  const { schedule } = timetable
  return schedule === null ? byTime : withDueRuns(name, evidence, now, { ...timetable, schedule }, byTime)
}

/** Runs that were due can be counted only where cron lines say when. */
function withDues<T extends object>({ rules }: WorkflowEvidence, timetable: T): T | { readonly problem: string } {
  const isTimeless = 'window' in timetable && !('schedule' in timetable && timetable.schedule !== null)
  if (rules.lastRuns === null || !isTimeless) return timetable
  return {
    problem: 'no cron line says when its runs are due, and "at-most" counts those; leave it out, or write "cron"',
  }
}

/** There is no time by which it must show life. */
interface LastRuns {
  readonly window: null
}

function lastRunsOf(evidence: WorkflowEvidence): LastRuns | { readonly problem: string } {
  const problem = lastRunsProblem(evidence)
  return problem === null ? { window: null } : { problem }
}

function disabledAt({ updatedAt, runs }: WorkflowEvidence, now: Instant): Instant {
  const lastRun = newest(runs)?.createdAt ?? -Infinity
  return updatedAt !== null && updatedAt <= now && updatedAt >= lastRun ? updatedAt : now
}
