import { formatDuration } from '../duration.js'
import type { ActiveWindows } from '../schedule.js'
import { toText, type Duration, type Instant } from '../time.js'
import { isFarBelow, measureDelivery, percent, type Delivery } from './delivery.js'
import type { WorkflowEvidence, WorkflowRun } from '../workflow-evidence.js'
import { endingWords } from './proof.js'
import { couldNotLook, judgement, verdict, type Decided, type WorkflowJudgement } from './judgement.js'
import { counts, enabledAgainAt, isCompleted, isLife, newest, skippedFrom } from './runs.js'
import type { Timetable } from './timetable.js'
import { firstDeadline, slackOf } from './window.js'

const MISSED_LIMIT = 1000

/** Alive, new, failing, never started or stopped: what the runs say of an enabled workflow. */
export function judgeRuns(
  name: string,
  evidence: WorkflowEvidence,
  now: Instant,
  timetable: Timetable & { readonly counted: ActiveWindows | null },
): WorkflowJudgement {
  const { schedule, window } = timetable
  // Only a window that somebody wrote counts in active time: one of the cron lines holds the nights already.
  const counted = evidence.rules.windowMs === null ? null : timetable.counted
  const good = newest(evidence.runs.filter((run) => isLife(run, evidence.rules)))
  const changedAt = changeOf(evidence, now)
  const enabledAt = enabledAgainAt(evidence, now)
  const goodUntil = good === null ? -Infinity : endOf(good.createdAt, window, counted)
  const deadline = Math.max(goodUntil, graceOf(changedAt, timetable), graceOf(enabledAt, timetable))
  const told = {
    windowMs: window,
    ...(good === null || counted === null ? {} : { ageMs: counted.activeBetween(good.createdAt, now) }),
    deadline: Number.isFinite(deadline) ? deadline : null,
    missed: good === null ? null : (schedule?.countBetween(good.createdAt, now, MISSED_LIMIT) ?? null),
    delivery: schedule === null ? null : measureDelivery(evidence, schedule, now),
  }
  if (now <= goodUntil)
    return judgement(evidence, now, { ...told, ...judgeAlive(name, good, told.delivery, timetable, now) })
  const anchor = latestOf(changedAt, enabledAt)
  if (now <= deadline) return judgement(evidence, now, { ...told, ...pending(name, deadline, timetable, anchor) })
  if (evidence.state === 'unknown') {
    const unseen = couldNotLook(`${name} is late, and whether it is enabled could not be read`)
    return judgement(evidence, now, { ...told, ...unseen })
  }
  const since = Number.isFinite(deadline) ? deadline : Math.min(now, evidence.registeredAt ?? now)
  const missedDueAt = schedule?.previous(now - slackOf(timetable)) ?? null
  const dead = judgeDead({ name, evidence, good, changedAt, timetable }, now)
  return judgement(evidence, now, { ...told, missedDueAt, ...dead, since })
}

function endOf(from: Instant, window: Duration, counted: ActiveWindows | null): Instant {
  return counted === null ? from + window : counted.addActive(from, window)
}

function judgeAlive(
  name: string,
  good: WorkflowRun | null,
  delivery: Delivery | null,
  timetable: Timetable,
  now: Instant,
): Decided {
  const age = formatDuration(Math.max(0, now - (good?.createdAt ?? now)))
  if (delivery !== null && isFarBelow(delivery, timetable.largestGap)) {
    const message = `${name} runs, but only ${percent(delivery.rate)} of its ticks are delivered; last good run ${age} ago.`
    return { ...verdict('degraded', 'cadence', message), since: delivery.since }
  }
  return verdict('healthy', 'ok', `Last good scheduled run ${age} ago.`)
}

function pending(name: string, deadline: Instant, timetable: Timetable, changedAt: Instant | null): Decided {
  const first = changedAt === null ? null : (timetable.schedule?.next(changedAt) ?? null)
  const late = first === null ? 'Late' : `First due ${toText(first)}; late`
  return verdict('healthy', 'pending', `${name} is new or was rescheduled. ${late} after ${toText(deadline)}.`)
}

/** A workflow whose time has run out. */
interface Overdue {
  readonly name: string
  readonly evidence: WorkflowEvidence
  readonly good: WorkflowRun | null
  readonly changedAt: Instant | null
  readonly timetable: Timetable
}

function judgeDead({ name, evidence, good, changedAt, timetable }: Overdue, now: Instant): Decided {
  const fired = newest(evidence.runs.filter((run) => counts(run, evidence.rules)))
  const red = newest(evidence.runs.filter((run) => counts(run, evidence.rules) && isCompleted(run)))
  const last = lastGood(good, evidence, now)
  if (red !== null && red.createdAt >= now - timetable.window && red.createdAt > (good?.createdAt ?? -Infinity)) {
    const how = red.proof === undefined ? 'is not green' : 'brings no proof'
    return verdict('critical', 'failing', `${name} fires but ${how}: ${last}, ${endingOf(red, evidence)}.`)
  }
  if (fired === null || (changedAt !== null && fired.createdAt < changedAt)) {
    const from = changedAt === null ? '' : ` since its cron lines came to the default branch (${toText(changedAt)})`
    const what =
      (evidence.deletedRuns ?? null) === null
        ? `has never been started by ${evidence.entries.length === 0 ? evidence.rules.events.join(' or ') : 'its schedule'}`
        : 'has no scheduled run among those that were not deleted'
    return verdict('critical', 'never-fired', `${name} ${what}${from}.`)
  }
  const allowed = formatDuration(timetable.window)
  return verdict('critical', 'stale', `${name} has stopped: ${last}, allowed ${allowed}.`)
}

/** "Never" only where no listing can hide it. */
function lastGood(good: WorkflowRun | null, { allGoodListed }: WorkflowEvidence, now: Instant): string {
  if (good !== null) return `last good scheduled run ${formatDuration(now - good.createdAt)} ago`
  return `last good scheduled run ${allGoodListed === true ? 'never' : 'not within the listed runs'}`
}

function endingOf(red: WorkflowRun, evidence: WorkflowEvidence): string {
  const skippedSince = skippedFrom(evidence)
  if (skippedSince !== null) return `skipped since ${toText(skippedSince)}`
  return endingWords(red, evidence.rules)
}

/** The last known change of the cron lines, with the registration as the least it can be. */
export function changeOf({ cronChangedAt, registeredAt, runs, rules }: WorkflowEvidence, now: Instant): Instant | null {
  const oldest = Math.min(...runs.filter((run) => counts(run, rules)).map((run) => run.createdAt))
  // A registration after runs that it should have come before, or after now, tells nothing.
  const registered = registeredAt === null || registeredAt > Math.min(oldest, now) ? null : registeredAt
  if (cronChangedAt === null || registered === null) return cronChangedAt ?? registered
  return Math.max(cronChangedAt, registered)
}

function latestOf(a: Instant | null, b: Instant | null): Instant | null {
  return a === null || b === null ? (a ?? b) : Math.max(a, b)
}

function graceOf(changedAt: Instant | null, { schedule, largestGap, window }: Timetable): Instant {
  if (changedAt === null) return -Infinity
  return schedule === null ? changedAt + window : firstDeadline(changedAt, schedule, largestGap, window)
}
