import type { Levels } from '../monitor.js'
import type { ActiveWindows, MonitorTimes } from '../schedule.js'
import type { Duration, Instant } from '../time.js'
import { duesAfterBeat, type Dues } from './dues.js'
import type { Expected } from './expected.js'

/** A beat, what is expected after it, and the hours that count. */
export interface Question {
  readonly expectation: Expected
  readonly beatAt: Instant
  /** Null when age runs by the wall clock. */
  readonly active: ActiveWindows | null
  /** The occurrences of cron lines after the beat. */
  readonly dueAt: Dues
  /** When a first beat after the next opening is late, beside a threshold; Infinity if it never is. */
  readonly openingLateAt: Instant
}

/** The instant after which a beat is this bad, if no other follows; Infinity if it never is. */
export interface GradeDeadline {
  readonly status: 'warning' | 'degraded' | 'critical'
  readonly at: Instant
}

const never: Dues = () => Infinity

export function questionOf(
  expectation: Expected,
  beatAt: Instant,
  { hours, counted, cron }: Pick<MonitorTimes, 'hours' | 'counted' | 'cron'>,
): Question {
  const dueAt = expectation.kind === 'cron' && cron !== null ? duesAfterBeat(cron, beatAt, counted) : never
  const grace = expectation.kind === 'threshold' ? (expectation.openingGraceMs ?? null) : null
  const opening = grace === null || hours === null ? null : openingAfter(beatAt, hours)
  const openingLateAt = grace === null || opening === null ? Infinity : after(opening, grace, counted)
  return { expectation, beatAt, active: counted, dueAt, openingLateAt }
}

/** The first opening after an instant; what is open then does not open again. */
function openingAfter(at: Instant, hours: ActiveWindows): Instant | null {
  const open = hours.isActive(at) ? hours.windows(at, at + 1)[0] : undefined
  const closed = open?.closesAt ?? at
  return Number.isFinite(closed) ? hours.nextOpening(closed) : null
}

/** When a beat is judged worse and worse: the one place that knows. Each deadline is worked out when it is asked for. */
export function* gradeDeadlines(question: Question): Generator<GradeDeadline, void, undefined> {
  const { expectation } = question
  if (expectation.kind === 'threshold') {
    yield { status: 'critical', at: Math.min(missedAt(question, 1), question.openingLateAt) }
    return
  }
  const { levels } = expectation
  if (levels.warning < levels.degraded) yield { status: 'warning', at: reachedAt(question, levels, levels.warning) }
  if (levels.degraded < levels.critical) yield { status: 'degraded', at: reachedAt(question, levels, levels.degraded) }
  yield { status: 'critical', at: reachedAt(question, levels, levels.critical) }
}

/** The instant after which the n-th expected beat is missed. */
export function missedAt({ expectation, beatAt, active, dueAt }: Question, nth: number): Instant {
  switch (expectation.kind) {
    case 'threshold':
      return after(beatAt, nth * expectation.thresholdMs, active)
    case 'interval':
      return after(beatAt, nth * expectation.everyMs + expectation.graceMs, active)
    case 'cron':
      return after(dueAt(nth), expectation.graceMs, active)
  }
}

/** By age, nothing is judged before the first missed beat either. */
function reachedAt(question: Question, levels: Levels, level: number): Instant {
  if (levels.by === 'missed') return missedAt(question, level)
  return Math.max(missedAt(question, 1), after(question.beatAt, level, question.active))
}

/** An instant so much later in the hours that count. */
export function after(at: Instant, duration: Duration, active: ActiveWindows | null): Instant {
  return active === null || at === Infinity ? at + duration : active.addActive(at, duration)
}
