import { HOUR, type Duration, type Instant } from '../time.js'
import type { MonitorTimes } from '../schedule.js'
import { missedAt, questionOf } from './deadlines.js'
import { duesAfter } from './dues.js'
import type { Expected } from './expected.js'

/** Whoever declares a monitor deploys what it watches after that. */
const TIME_TO_DEPLOY: Duration = HOUR

/** Until when a monitor that never beat may still be waiting for its first beat. */
export function newUntil(declaredAt: Instant, expected: (from: Instant) => Expected, times: MonitorTimes): Instant {
  const from = declaredAt + TIME_TO_DEPLOY
  const question = questionOf(expected(from), from, times)
  if (times.cron === null) return missedAt(question, 1)
  // Nothing has beaten yet: no beat satisfies the first due time by being early.
  return missedAt({ ...question, dueAt: duesAfter(times.cron, from, times.counted) }, 1)
}
