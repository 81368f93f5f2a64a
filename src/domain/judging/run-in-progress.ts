import type { MonitorTimes } from '../schedule.js'
import type { Instant } from '../time.js'
import { duesAfterBeat } from './dues.js'
import type { Expected } from './expected.js'
import type { RunUnderWay } from './life.js'

/**
 * Whether a run that began before the deadline stands in for the beat that is due: whether it lasts too long is then asked
 * instead. An unended run of an earlier due time holds nothing open.
 */
export function standsIn(
  run: RunUnderWay,
  deadline: Instant | null,
  expected: Expected,
  times: Pick<MonitorTimes, 'counted' | 'cron'>,
): boolean {
  if (deadline !== null && run.unfinishedSince > deadline) return false
  const { startedAt, unfinishedSince } = run
  switch (expected.kind) {
    case 'threshold':
      return startedAt - unfinishedSince < expected.thresholdMs
    case 'interval':
      return startedAt - unfinishedSince < expected.everyMs
    case 'cron':
      // A start just before a due time is a start of that one.
      return times.cron === null || duesAfterBeat(times.cron, unfinishedSince, times.counted)(1) > startedAt
  }
}
