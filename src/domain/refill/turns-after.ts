import { afterBeat } from '../judging/after-beat.js'
import { gradeDeadlines, questionOf } from '../judging/deadlines.js'
import type { Heartbeat } from '../heartbeat.js'
import type { Monitor } from '../monitor.js'
import type { MonitorTimes } from '../schedule.js'
import type { Instant } from '../time.js'

/** Every instant after which a beat may be judged otherwise by itself, if no other follows and nothing closes or opens. */
export function turnsAfter(monitor: Monitor, beat: Heartbeat, times: MonitorTimes): Instant[] {
  const { life, expected, overrunAt } = afterBeat(monitor, beat, times)
  const grades = [...gradeDeadlines(questionOf(expected, life.lastEndAt ?? beat.at, times))]
  return [...grades.map(({ at }) => at), ...(overrunAt === null ? [] : [overrunAt])]
}
