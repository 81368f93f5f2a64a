import { formatDuration } from '../duration.js'
import type { MonitorTimes } from '../schedule.js'
import type { Duration, Instant } from '../time.js'
import { gradeDeadlines, missedAt, questionOf, type GradeDeadline, type Question } from './deadlines.js'
import type { Expected } from './expected.js'

export interface Lateness {
  /** Null while on time. */
  readonly status: GradeDeadline['status'] | null
  readonly ageMs: Duration
  /** When the beat becomes, or became, late; null if never. */
  readonly deadline: Instant | null
  readonly since: Instant | null
  /** Whole intervals missed; null for a threshold. */
  readonly missed: number | null
  /** What was expected, to end a sentence: `expected every 30 min (+ 5 min)`. Put into words for who is late alone. */
  expected(): string
}

/** How late a beat of the instant `at` is now. Age runs in the time that counts. */
export function lateness(expected: Expected, at: Instant, now: Instant, times: MonitorTimes): Lateness {
  const question = questionOf(expected, at, times)
  const ageMs = question.active ? question.active.activeBetween(at, now) : now - at
  const { status, deadline } = gradeAt(question, now)
  return {
    status,
    ageMs,
    deadline,
    since: status === null ? null : deadline,
    missed: missedBy(question, ageMs, now),
    expected: () => `expected ${expectedWords(expected, question.active !== null, times)}`,
  }
}

/** The times that a forced look measures by: any hour counts. */
export function measuredBy(times: MonitorTimes, force: boolean): MonitorTimes {
  return force && times.hours !== null ? { ...times, hours: null, counted: times.wall } : times
}

/** Deadlines are inclusive: late is strictly after. */
function gradeAt(question: Question, now: Instant): Pick<Lateness, 'status' | 'deadline'> {
  let first = Infinity
  let status: Lateness['status'] = null
  for (const grade of gradeDeadlines(question)) {
    first = Math.min(first, grade.at)
    if (now <= grade.at) break
    status = grade.status
  }
  // So much active time may never come.
  return { status, deadline: first === Infinity ? null : first }
}

const SHOWN_BEYOND = 20

function missedBy(question: Question, ageMs: Duration, now: Instant): number | null {
  const { expectation } = question
  switch (expectation.kind) {
    case 'threshold':
      return null
    case 'interval':
      // The k-th interval is missed strictly after k intervals and the grace.
      return Math.max(0, Math.ceil((ageMs - expectation.graceMs) / expectation.everyMs) - 1)
    case 'cron': {
      const { levels } = expectation
      const most = SHOWN_BEYOND + (levels.by === 'missed' ? levels.critical : 0)
      let missed = 0
      while (missed < most && missedAt(question, missed + 1) < now) missed += 1
      return missed
    }
  }
}

/** What is expected, to stand after the word: `every 30 min (+ 5 min grace)`. */
export function expectedWords(
  expectation: Expected,
  activeOnly: boolean,
  { cron }: Pick<MonitorTimes, 'cron'>,
): string {
  switch (expectation.kind) {
    case 'threshold': {
      const opening = expectation.openingGraceMs ?? null
      const first = opening === null ? '' : `, and within ${formatDuration(opening)} after an opening`
      return `within ${formatDuration(expectation.thresholdMs)}${activeOnly ? ' of active time' : ''}${first}`
    }
    case 'interval': {
      const grace = expectation.graceMs > 0 ? ` (+ ${formatDuration(expectation.graceMs)} grace)` : ''
      return `every ${formatDuration(expectation.everyMs)}${grace}`
    }
    case 'cron':
      return cron?.inWords() ?? expectation.crons.join(' and ')
  }
}
