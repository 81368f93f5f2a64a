import { formatDuration } from '../duration.js'
import type { ActiveWindows } from '../schedule.js'
import { HOUR, toText, type Duration, type Instant } from '../time.js'
import type { WorkflowEvidence, WorkflowRun } from '../workflow-evidence.js'
import { couldNotLook, judgement, verdict, type Decided, type WorkflowJudgement } from './judgement.js'
import { endingWords } from './proof.js'
import { counts, enabledAgainAt, isCompleted, isLife, newest } from './runs.js'
import { slotDues, usualSlotGrace, type SlotDues } from './slot-dues.js'
import type { Timetable } from './timetable.js'

const MISSED_LIMIT = 1000
/** Whoever declares a slot sets up what starts it after that. */
const TIME_TO_DEPLOY: Duration = HOUR

/** The first slot that no good run serves, with what was asked of it. */
interface OpenSlot {
  readonly at: Instant
  readonly opensAt: Instant
  readonly deadline: Instant
}

/** What the runs say of a workflow that something outside starts: each slot wants a good run within its grace. */
export function judgeSlots(
  name: string,
  evidence: WorkflowEvidence,
  now: Instant,
  { schedule, window, counted }: Timetable & { readonly counted: ActiveWindows | null },
): WorkflowJudgement {
  const { rules, declaration } = evidence
  if (schedule === null || rules.slot === null) throw new Error('a workflow without slots was judged by them')
  if (declaration?.kind === 'unreadable') return judgement(evidence, now, couldNotLook(declaration.detail))
  const dues = slotDues(schedule, rules.slot.graceMs ?? usualSlotGrace(schedule, now), now, counted)
  const good = newest(evidence.runs.filter((run) => isLife(run, rules)))
  const open = firstOpen(good, evidence, dues, now)
  const told = {
    windowMs: window,
    deadline: open?.deadline ?? null,
    missed: 0,
    ...(good === null || counted === null ? {} : { ageMs: counted.activeBetween(good.createdAt, now) }),
  }
  if (open === null || now <= open.deadline)
    return judgement(evidence, now, { ...told, ...inTime(name, good, open, now) })
  const running = standIn(evidence, open, dues)
  if (running !== null && now <= running.until)
    return judgement(evidence, now, { ...told, deadline: running.until, ...underWay(running.run, open) })
  if (evidence.state === 'unknown') {
    const unseen = couldNotLook(`${name} is late, and whether it is enabled could not be read`)
    return judgement(evidence, now, { ...told, ...unseen })
  }
  const missed = missedSince(open, dues, now)
  return judgement(evidence, now, {
    ...told,
    ...missed,
    // Where nobody knows of a good one, the first that was missed may be years old.
    ...late({ name, evidence, good, open, shown: good === null ? missed.missedDueAt : open.at, dues }, now),
    since: open.deadline,
  })
}

/** A good run serves every slot before it, and the one it is a little early for. */
function firstOpen(
  good: WorkflowRun | null,
  evidence: WorkflowEvidence,
  dues: SlotDues,
  now: Instant,
): OpenSlot | null {
  const asked = askedFrom(evidence, now)
  const from = Math.max(good?.createdAt ?? -Infinity, asked - 1)
  const first = Number.isFinite(from) ? dues.next(from) : (dues.previous(now) ?? dues.next(now))
  if (first === null) return null
  const isServed = good !== null && good.createdAt >= dues.opensAt(first)
  const at = isServed ? dues.next(first) : first
  return at === null ? null : { at, opensAt: dues.opensAt(at), deadline: dues.deadlineOf(at) }
}

/** Nobody can have started it before it was declared, was there, or was enabled again. */
export function askedFrom(evidence: WorkflowEvidence, now: Instant): Instant {
  const { registeredAt, declaration } = evidence
  const declaredAt = declaration?.kind === 'asked' ? declaration.at : null
  const there = registeredAt === null ? -Infinity : registeredAt + TIME_TO_DEPLOY
  const enabledAt = enabledAgainAt(evidence, now) ?? -Infinity
  return Math.max(there, enabledAt, declaredAt === null ? -Infinity : declaredAt + TIME_TO_DEPLOY)
}

/** A run that began in time and has not ended. */
function standIn(
  { runs, rules }: WorkflowEvidence,
  open: OpenSlot,
  { longestRun }: SlotDues,
): { readonly run: WorkflowRun; readonly until: Instant } | null {
  const inTime = runs.filter(
    (run) => counts(run, rules) && !isCompleted(run) && run.createdAt >= open.opensAt && begunAt(run) <= open.deadline,
  )
  const run = newest(inTime)
  return run === null ? null : { run, until: begunAt(run) + longestRun }
}

function begunAt({ startedAt, createdAt }: WorkflowRun): Instant {
  return Math.max(startedAt ?? createdAt, createdAt)
}

function missedSince(open: OpenSlot, dues: SlotDues, now: Instant) {
  let missed = 0
  let missedDueAt = open.at
  for (let slot: Instant | null = open.at; slot !== null && dues.deadlineOf(slot) < now; slot = dues.next(slot)) {
    missed += 1
    missedDueAt = slot
    if (missed === MISSED_LIMIT) return { missed, missedDueAt: lastMissed(dues, now) ?? slot }
  }
  return { missed, missedDueAt }
}

function lastMissed(dues: SlotDues, now: Instant): Instant | null {
  let slot = dues.previous(now)
  while (slot !== null && dues.deadlineOf(slot) >= now) slot = dues.previous(slot - 1)
  return slot
}

function inTime(name: string, good: WorkflowRun | null, open: OpenSlot | null, now: Instant): Decided {
  const next = open === null ? 'it has no further slot' : `its next slot is ${toText(open.at)}`
  if (good !== null) return verdict('healthy', 'ok', `Last good run ${ago(good, now)}; ${next}.`)
  const late = open === null ? '' : `, late after ${toText(open.deadline)}`
  return verdict('healthy', 'pending', `${name} has no good run yet; ${next}${late}.`)
}

function underWay(run: WorkflowRun, { at }: OpenSlot): Decided {
  return verdict('healthy', 'ok', `A run for the slot of ${toText(at)} is under way since ${toText(begunAt(run))}.`)
}

/** A slot whose grace has passed without a good run. */
interface LateSlot {
  readonly name: string
  readonly evidence: WorkflowEvidence
  readonly good: WorkflowRun | null
  readonly open: OpenSlot
  /** The slot that people are told of. */
  readonly shown: Instant
  readonly dues: SlotDues
}

function late({ name, evidence, good, open, shown, dues }: LateSlot, now: Instant): Decided {
  const since = evidence.runs.filter((run) => counts(run, evidence.rules) && run.createdAt >= open.opensAt)
  const red = newest(since.filter(isCompleted))
  const last = good === null ? 'no good run is listed' : `the last good run was ${ago(good, now)}`
  const due = `its slot of ${toText(shown)}, late after ${toText(dues.deadlineOf(shown))}`
  if (red !== null)
    return verdict(
      'critical',
      'failing',
      `${name} has no good run for ${due}: ${endingWords(red, evidence.rules)}; ${last}.`,
    )
  const what = since.length === 0 ? 'was not started' : 'has not ended'
  return verdict('critical', 'stale', `${name} ${what} for ${due}; ${last}.`)
}

function ago(run: WorkflowRun, now: Instant): string {
  return `${formatDuration(Math.max(0, now - run.createdAt))} ago`
}
