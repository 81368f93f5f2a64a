import { formatDuration } from '../duration.js'
import type { Expectation, Levels } from '../monitor.js'
import type { ActiveWindows, CronSchedule, MonitorTimes } from '../schedule.js'
import type { Status } from '../status.js'
import type { Duration, Instant } from '../time.js'

export interface Lateness {
  /** Null while on time. */
  readonly status: Extract<Status, 'warning' | 'degraded' | 'critical'> | null
  readonly ageMs: Duration
  /** When the beat becomes, or became, late; null if never. */
  readonly deadline: Instant | null
  readonly since: Instant | null
  /** Whole intervals missed; null for a threshold. */
  readonly missed: number | null
  /** What was expected, to end a sentence: `expected every 30 min (+ 5 min)`. */
  readonly expected: string
}

interface Question {
  readonly now: Instant
  readonly force: boolean
  readonly times: MonitorTimes
}

/** How late a beat of the instant `at` is now. Age runs in active time only, unless forced. */
export function lateness(expectation: Expectation, at: Instant, question: Question): Lateness {
  const active = question.force ? null : question.times.counted
  const ageMs = active ? active.activeBetween(at, question.now) : question.now - at
  const late = latenessOf(expectation, at, ageMs, active, question)
  // So much active time may never come.
  return late.deadline === Infinity ? { ...late, deadline: null } : late
}

function latenessOf(
  expectation: Expectation,
  at: Instant,
  ageMs: Duration,
  active: ActiveWindows | null,
  question: Question,
): Lateness {
  switch (expectation.kind) {
    case 'threshold':
      return ofThreshold(expectation.thresholdMs, at, ageMs, active, question.now)
    case 'interval':
      return ofInterval(expectation, at, ageMs, active, question.now)
    case 'cron':
      return ofCron(expectation, at, ageMs, active, question)
  }
}

function ofThreshold(
  thresholdMs: Duration,
  at: Instant,
  ageMs: Duration,
  active: ActiveWindows | null,
  now: Instant,
): Lateness {
  const deadline = after(at, thresholdMs, active)
  const late = now > deadline && ageMs > thresholdMs
  const inHours = active ? ' of active time' : ''
  return {
    status: late ? 'critical' : null,
    ageMs,
    deadline,
    since: late ? deadline : null,
    missed: null,
    expected: `expected within ${formatDuration(thresholdMs)}${inHours}`,
  }
}

function ofInterval(
  { everyMs, graceMs, levels }: Extract<Expectation, { kind: 'interval' }>,
  at: Instant,
  ageMs: Duration,
  active: ActiveWindows | null,
  now: Instant,
): Lateness {
  // The k-th interval is missed strictly after k intervals and the grace.
  const missed = Math.max(0, Math.ceil((ageMs - graceMs) / everyMs) - 1)
  const deadline = after(at, Math.max(firstLate(levels) * everyMs + graceMs, firstAge(levels)), active)
  const status = now > deadline ? gradeOf(levels, missed, ageMs) : null
  const grace = graceMs > 0 ? ` (+ ${formatDuration(graceMs)} grace)` : ''
  return {
    status,
    ageMs,
    deadline,
    since: status === null ? null : deadline,
    missed,
    expected: `expected every ${formatDuration(everyMs)}${grace}`,
  }
}

function ofCron(
  { crons, graceMs, levels }: Extract<Expectation, { kind: 'cron' }>,
  at: Instant,
  ageMs: Duration,
  active: ActiveWindows | null,
  { now, times }: Question,
): Lateness {
  const cron = times.cron
  const expected = `expected ${cron?.inWords() ?? crons.join(' and ')}`
  if (!cron) return { status: null, ageMs, deadline: null, since: null, missed: 0, expected }
  const first = missedDues(cron, at, Infinity, firstLate(levels), active)
  const due = first.length === firstLate(levels) ? (first.at(-1) ?? 0) + graceMs : null
  const deadline = due === null ? null : Math.max(due, after(at, firstAge(levels), active))
  // An occurrence is missed strictly after it and its grace.
  const missed = missedDues(cron, at, now - graceMs, mostCounted(levels), active).length
  const status = deadline !== null && now > deadline ? gradeOf(levels, missed, ageMs) : null
  return { status, ageMs, deadline, since: status === null ? null : deadline, missed, expected }
}

/** Lines that never fall in active hours would be followed for ever. */
const MAX_STEPS = 400

/** Occurrences after `at` and before `end` that fall in active time, at most `count`. */
function missedDues(
  cron: CronSchedule,
  at: Instant,
  end: Instant,
  count: number,
  active: ActiveWindows | null,
): Instant[] {
  const dues: Instant[] = []
  let due = cron.next(at)
  for (let step = 0; due !== null && due < end && dues.length < count && step < MAX_STEPS; step++) {
    if (active === null || active.isActive(due)) {
      dues.push(due)
      due = cron.next(due)
    } else due = nextInHours(cron, due, active)
  }
  return dues
}

/** The first occurrence that may count again: what falls in closed hours is passed over at once. */
function nextInHours(cron: CronSchedule, due: Instant, active: ActiveWindows | null): Instant | null {
  const opening = active?.nextOpening(due) ?? null
  return opening === null ? null : cron.next(opening - 1)
}

/** How many intervals must be missed before anything is said. */
function firstLate(levels: Levels): number {
  return levels.by === 'missed' ? levels.warning : 1
}

/** Before this age nothing is said. */
function firstAge(levels: Levels): Duration {
  return levels.by === 'age' ? levels.warning : 0
}

const SHOWN_BEYOND = 20

function mostCounted(levels: Levels): number {
  return SHOWN_BEYOND + (levels.by === 'missed' ? levels.critical : 0)
}

function gradeOf(levels: Levels, missed: number, ageMs: Duration): 'warning' | 'degraded' | 'critical' {
  const measure = levels.by === 'missed' ? missed : ageMs
  // Counts are reached, ages are exceeded.
  const reached = (level: number): boolean => (levels.by === 'missed' ? measure >= level : measure > level)
  if (reached(levels.critical)) return 'critical'
  return reached(levels.degraded) ? 'degraded' : 'warning'
}

function after(at: Instant, duration: Duration, active: ActiveWindows | null): Instant {
  return active ? active.addActive(at, duration) : at + duration
}
