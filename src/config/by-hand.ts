import { formatDuration } from '../domain/duration.js'
import type { Monitor } from '../domain/monitor.js'
import type { Duration } from '../domain/time.js'

/** Monitors as a run by hand with another threshold judges them; those it is their own rule for stay as they are. */
export function judgedBy(thresholdMs: Duration | null, monitors: readonly Monitor[]): readonly Monitor[] {
  if (thresholdMs === null) return monitors
  return monitors.map((monitor) => {
    const { expectation, source } = monitor
    // A workflow is judged by its own schedule.
    if (source.kind === 'workflow') return monitor
    if (expectation.kind === 'threshold' && expectation.thresholdMs === thresholdMs) return monitor
    return { ...monitor, expectation: { kind: 'threshold', thresholdMs }, ownExpectation: expectation }
  })
}

/** What is to be said of a run by hand. */
export function byHandNotices(thresholdMs: Duration | null, monitors: readonly Monitor[]): readonly string[] {
  if (thresholdMs === null) return []
  const judged = monitors.filter(({ ownExpectation }) => ownExpectation !== null)
  const size = formatDuration(thresholdMs)
  if (judged.length === 0)
    return [`A threshold of ${size} was asked for, and changes nothing for what is watched here.`]
  return [`By hand: judged by a threshold of ${size} in this run alone: ${judged.map(({ id }) => id).join(', ')}.`]
}
