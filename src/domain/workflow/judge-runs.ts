import { formatDuration } from '../duration.js'
import { toText, type Instant } from '../time.js'
import { isFarBelow, measureDelivery, percent, type Delivery } from './delivery.js'
import type { WorkflowEvidence, WorkflowRun } from '../workflow-evidence.js'
import { couldNotLook, judgement, verdict, type Decided, type WorkflowJudgement } from './judgement.js'
import { counts, isCompleted, isLife, newest } from './runs.js'
import type { Timetable } from './timetable.js'
import { firstDeadline } from './window.js'

const MISSED_LIMIT = 1000

/** Alive, new, failing, never started or stopped: what the runs say of an enabled workflow. */
export function judgeRuns(
  name: string,
  evidence: WorkflowEvidence,
  now: Instant,
  timetable: Timetable,
): WorkflowJudgement {
  const good = newest(evidence.runs.filter((run) => isLife(run, evidence.rules)))
  const changedAt = changeOf(evidence, now)
  const goodUntil = good === null ? -Infinity : good.createdAt + timetable.window
  const deadline = Math.max(goodUntil, graceOf(changedAt, timetable))
  const told = {
    windowMs: timetable.window,
    deadline: Number.isFinite(deadline) ? deadline : null,
    missed: good === null ? null : (timetable.schedule?.countBetween(good.createdAt, now, MISSED_LIMIT) ?? null),
    delivery: timetable.schedule === null ? null : measureDelivery(evidence, timetable.schedule, now),
  }
  if (now <= goodUntil)
    return judgement(evidence, now, { ...told, ...judgeAlive(name, good, told.delivery, timetable, now) })
  if (now <= deadline) return judgement(evidence, now, { ...told, ...pending(name, deadline, timetable, changedAt) })
  if (evidence.state === 'unknown') {
    const unseen = couldNotLook(`${name} is late, and whether it is enabled could not be read`)
    return judgement(evidence, now, { ...told, ...unseen })
  }
  const since = Number.isFinite(deadline) ? deadline : Math.min(now, evidence.registeredAt ?? now)
  return judgement(evidence, now, { ...told, ...judgeDead({ name, evidence, good, changedAt, timetable }, now), since })
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
  const due = first === null ? '' : ` First due ${toText(first)};`
  return verdict('healthy', 'pending', `${name} is new or was rescheduled.${due} late after ${toText(deadline)}.`)
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
  const last = good === null ? 'never' : `${formatDuration(now - good.createdAt)} ago`
  if (red !== null && red.createdAt >= now - timetable.window && red.createdAt > (good?.createdAt ?? -Infinity)) {
    const ended = `the newest ended ${red.conclusion ?? 'without a conclusion'}`
    return verdict('critical', 'failing', `${name} fires but is not green: last good scheduled run ${last}, ${ended}.`)
  }
  if (fired === null || (changedAt !== null && fired.createdAt < changedAt)) {
    const from = changedAt === null ? '' : ` since its cron lines came to the default branch (${toText(changedAt)})`
    return verdict('critical', 'never-fired', `${name} has never been started by its schedule${from}.`)
  }
  const allowed = formatDuration(timetable.window)
  return verdict('critical', 'stale', `${name} has stopped: last good scheduled run ${last}, allowed ${allowed}.`)
}

/** The last known change of the cron lines, with the registration as the least it can be. */
function changeOf({ cronChangedAt, registeredAt, runs, rules }: WorkflowEvidence, now: Instant): Instant | null {
  const oldest = Math.min(...runs.filter((run) => counts(run, rules)).map((run) => run.createdAt))
  // A registration after runs that it should have come before, or after now, tells nothing.
  const registered = registeredAt === null || registeredAt > Math.min(oldest, now) ? null : registeredAt
  if (cronChangedAt === null || registered === null) return cronChangedAt ?? registered
  return Math.max(cronChangedAt, registered)
}

function graceOf(changedAt: Instant | null, { schedule, largestGap, window }: Timetable): Instant {
  if (changedAt === null) return -Infinity
  return schedule === null ? changedAt + window : firstDeadline(changedAt, schedule, largestGap, window)
}
