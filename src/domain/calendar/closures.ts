import { ConfigError } from '../../errors.js'
import type { Maintenance, Monitor } from '../monitor.js'
import type { ActiveWindow, CronSchedule } from '../schedule.js'
import type { Duration, Instant } from '../time.js'
import type { WindowsWithin } from './block-windows.js'
import type { ScheduleOf } from './maintenance.js'
import { cutTo } from './merge-windows.js'

/** Each is looked through whenever time is reckoned with. */
const MOST_SPANS = 100

/** The spans in which nothing is expected of a monitor: its maintenance and its pause. Throws ConfigError where there are too many. */
export function closuresOf(
  { maintenance, paused }: Pick<Monitor, 'maintenance' | 'paused'>,
  scheduleOf: ScheduleOf,
): WindowsWithin[] {
  if (maintenance.length > MOST_SPANS)
    throw new ConfigError([
      `maintenance: it has ${maintenance.length} windows; write at most ${MOST_SPANS}, recurring ones as one "cron", and leave out what is over`,
    ])
  const closures: WindowsWithin[] = maintenance.map((span) => closureOf(span, scheduleOf))
  // A pause tells no beginning. One without an end would leave no time to reckon with: whoever reckons, does as if it ended.
  const until = paused?.until ?? null
  if (until !== null) closures.push(spanBetween(-Infinity, until))
  return closures
}

function closureOf(span: Maintenance, scheduleOf: ScheduleOf): WindowsWithin {
  switch (span.kind) {
    case 'once':
      return spanBetween(span.from, span.until)
    case 'recurring': {
      const schedule = scheduleOf(span.cron, span.timezone)
      return (from, to) => cutTo(recurrences(schedule, span.durationMs, from, to), from, to)
    }
  }
}

function spanBetween(opensAt: Instant, closesAt: Instant): WindowsWithin {
  return (from, to) => cutTo([{ opensAt, closesAt }], from, to)
}

/** Windows that follow on each other are one: a window each minute costs no more than what it leaves open. */
function recurrences(schedule: CronSchedule, duration: Duration, from: Instant, to: Instant): ActiveWindow[] {
  const spans: ActiveWindow[] = []
  let opensAt = duration > 0 ? schedule.next(from - duration) : null
  while (opensAt !== null && opensAt < to) {
    let closesAt = opensAt + duration
    let following = schedule.next(opensAt)
    while (following !== null && following <= closesAt && closesAt < to) {
      closesAt = (schedule.previous(closesAt) ?? following) + duration
      following = schedule.next(closesAt - duration)
    }
    spans.push({ opensAt, closesAt })
    opensAt = following
  }
  return spans
}
