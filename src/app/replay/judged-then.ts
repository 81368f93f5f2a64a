import { judge } from '../../domain/judging/judge.js'
import type { Monitor } from '../../domain/monitor.js'
import type { MonitorTimes } from '../../domain/schedule.js'
import type { RecordedState } from '../../domain/replay/recorded.js'
import type { Instant } from '../../domain/time.js'
import type { Verdict } from '../../domain/verdict.js'

/** How a look of then judged it, as far as that was written down; null before the first. */
export function judgedThen(
  monitor: Monitor,
  states: readonly RecordedState[],
  now: Instant,
  times: MonitorTimes,
): Verdict | null {
  const found = states.findLast(({ at }) => at <= now)?.state
  if (found === undefined) return null
  const context = {
    now,
    force: false,
    times,
    place: { kind: 'unknown', source: monitor.source.kind },
    declaration: null,
    onGitHub: false,
  } as const
  const unread = judge({ ...monitor, paused: null }, { kind: 'unreachable', detail: '' }, context)
  const { status, reason, message, since, lastGoodAt = null } = found
  const isWell = status === 'healthy'
  const lastEndAt = isWell ? (since ?? now) : lastGoodAt
  return { ...unread, status, reason, message, since: isWell ? null : since, lastEndAt, goodEnd: isWell }
}
