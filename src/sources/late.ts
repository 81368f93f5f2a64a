import { timesOf } from '../domain/calendar/index.js'
import { missedAt, questionOf } from '../domain/judging/deadlines.js'
import { expectedOf } from '../domain/judging/expected.js'
import type { Monitor } from '../domain/monitor.js'
import type { Instant } from '../domain/time.js'

/** Whether whoever beat last at an instant, or before it, is late by now. */
export function isLate(monitor: Monitor, at: Instant, now: Instant): boolean {
  const times = timesOf(monitor)
  const expected = expectedOf(monitor, { from: at, startedByGitHub: false, cron: times.cron })
  return missedAt(questionOf(expected, at, times), 1) < now
}
