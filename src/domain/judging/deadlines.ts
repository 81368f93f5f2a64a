import type { Expectation, Levels } from '../monitor.js'
import type { ActiveWindows, MonitorTimes } from '../schedule.js'
import type { Duration, Instant } from '../time.js'
import { duesAfter, type Dues } from './dues.js'

/** A beat, what is expected after it, and the hours that count. */
export interface Question {
  readonly expectation: Expectation
  readonly beatAt: Instant
  /** Null when age runs by the wall clock. */
  readonly active: ActiveWindows | null
  /** The occurrences of cron lines after the beat. */
  readonly dueAt: Dues
}

/** The instant after which a beat is this bad, if no other follows; Infinity if it never is. */
export interface GradeDeadline {
  readonly status: 'warning' | 'degraded' | 'critical'
  readonly at: Instant
}

const never: Dues = () => Infinity

export function questionOf(
  expectation: Expectation,
  beatAt: Instant,
  { counted, cron }: Pick<MonitorTimes, 'counted' | 'cron'>,
): Question {
  const dueAt = expectation.kind === 'cron' && cron !== null ? duesAfter(cron, beatAt, counted) : never
  return { expectation, beatAt, active: counted, dueAt }
}

/** When a beat is judged worse and worse: the one place that knows. Each deadline is worked out when it is asked for. */
export function* gradeDeadlines(question: Question): Generator<GradeDeadline, void, undefined> {
  const { expectation } = question
  if (expectation.kind === 'threshold') {
    yield { status: 'critical', at: missedAt(question, 1) }
    return
  }
  const { levels } = expectation
  yield { status: 'warning', at: reachedAt(question, levels, levels.warning) }
  yield { status: 'degraded', at: reachedAt(question, levels, levels.degraded) }
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
      return dueAt(nth) + expectation.graceMs
  }
}

/** By age, nothing is judged before the first missed beat either. */
function reachedAt(question: Question, levels: Levels, level: number): Instant {
  if (levels.by === 'missed') return missedAt(question, level)
  return Math.max(missedAt(question, 1), after(question.beatAt, level, question.active))
}

/** An instant so much later in the hours that count. */
export function after(at: Instant, duration: Duration, active: ActiveWindows | null): Instant {
  return active === null ? at + duration : active.addActive(at, duration)
}
