import type { Expectation, Levels } from '../monitor.js'
import type { CronSchedule, MonitorTimes } from '../schedule.js'
import type { Duration, Instant } from '../time.js'

/** One beat that is expected, if all before it came in time. */
export interface ExpectedBeat {
  readonly at: Instant
  readonly lateAfter: Instant
}

/** The instant after which a beat is this bad, if no other follows. */
export interface GradeDeadline {
  readonly status: 'warning' | 'degraded' | 'critical'
  readonly at: Instant
}

/** Occurrences outside active hours are passed over, up to so many. */
const MAX_STEPS = 20_000

/** The next beats, as if one arrived now and each came when it is due. A threshold expects no beat at any one time. */
export function expectedBeats(
  expectation: Expectation,
  times: MonitorTimes,
  now: Instant,
  count: number,
): ExpectedBeat[] {
  switch (expectation.kind) {
    case 'threshold':
      return []
    case 'interval':
      return intervals(expectation.everyMs, expectation.graceMs, times, now, count)
    case 'cron':
      return times.cron === null
        ? []
        : occurrences(times.cron, times, now, count).map((at) => ({ at, lateAfter: at + expectation.graceMs }))
  }
}

/** When a beat of `from` would be judged worse and worse. */
export function deadlinesOf(expectation: Expectation, from: Instant, times: MonitorTimes): GradeDeadline[] {
  switch (expectation.kind) {
    case 'threshold':
      return [{ status: 'critical', at: after(from, expectation.thresholdMs, times) }]
    case 'interval': {
      const { everyMs, graceMs, levels } = expectation
      return grades(
        levels,
        (missed) => after(from, missed * everyMs + graceMs, times),
        (age) => after(from, age, times),
      )
    }
    case 'cron': {
      const { graceMs, levels } = expectation
      const { cron } = times
      if (cron === null) return []
      const missedAt = (missed: number): Instant =>
        (occurrences(cron, times, from, missed)[missed - 1] ?? Infinity) + graceMs
      return grades(levels, missedAt, (age) => after(from, age, times))
    }
  }
}

/** By age, nothing is judged before the first missed beat either. */
function grades(
  levels: Levels,
  missedAt: (missed: number) => Instant,
  agedAt: (age: Duration) => Instant,
): GradeDeadline[] {
  const { warning, degraded, critical } = levels
  const at = (level: number): Instant =>
    levels.by === 'missed' ? missedAt(level) : Math.max(missedAt(1), agedAt(level))
  const first = levels.by === 'missed' ? at(warning) : missedAt(1)
  return [
    { status: 'warning', at: first },
    { status: 'degraded', at: at(degraded) },
    { status: 'critical', at: at(critical) },
  ]
}

function intervals(
  everyMs: Duration,
  graceMs: Duration,
  times: MonitorTimes,
  now: Instant,
  count: number,
): ExpectedBeat[] {
  const beats: ExpectedBeat[] = []
  for (let at = now; beats.length < count;) {
    const lateAfter = after(at, everyMs + graceMs, times)
    at = after(at, everyMs, times)
    beats.push({ at, lateAfter })
  }
  return beats
}

function occurrences(cron: CronSchedule, times: MonitorTimes, from: Instant, count: number): Instant[] {
  const found: Instant[] = []
  let at = cron.next(from)
  for (let step = 0; at !== null && found.length < count && step < MAX_STEPS; step++) {
    if (times.counted === null || times.counted.isActive(at)) found.push(at)
    at = cron.next(at)
  }
  return found
}

function after(at: Instant, duration: Duration, { counted }: MonitorTimes): Instant {
  return counted === null ? at + duration : counted.addActive(at, duration)
}
