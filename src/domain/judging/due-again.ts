import type { Heartbeat } from '../heartbeat.js'
import type { Monitor } from '../monitor.js'
import type { MonitorTimes } from '../schedule.js'
import { HOUR, type Duration, type Instant } from '../time.js'
import { missedAt, questionOf } from './deadlines.js'
import { expectedOf, isStartedByGitHub } from './expected.js'

/** What runs once a day has its whole window; what runs more seldom is not waited for so long. */
export const LONGEST_WINDOW: Duration = 25 * HOUR

/** Until when a monitor has to beat that could not before: one window of its own, as if it had beaten then. */
export function dueAgain(monitor: Monitor, beat: Heartbeat | null, from: Instant, times: MonitorTimes): Instant {
  // The runs of a workflow come by a schedule that is known with its runs alone.
  if (monitor.source.kind === 'workflow') return from + LONGEST_WINDOW
  const expected = expectedOf(monitor, { from, startedByGitHub: isStartedByGitHub(beat), cron: times.cron })
  const question = questionOf(expected, from, times)
  return Math.min(missedAt(question, 1), question.openingLateAt, from + LONGEST_WINDOW)
}
