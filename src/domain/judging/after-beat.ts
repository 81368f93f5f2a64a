import type { Heartbeat } from '../heartbeat.js'
import type { Monitor } from '../monitor.js'
import type { MonitorTimes } from '../schedule.js'
import type { Duration, Instant } from '../time.js'
import { after } from './deadlines.js'
import { expectedOf, isStartedByGitHub, maxRuntimeOf, type Expected, type Occasion } from './expected.js'
import { lifeOf, type Life } from './life.js'

/** What a beat tells of the work, and what is expected after it. */
export interface AfterBeat {
  readonly life: Life
  readonly expected: Expected
  readonly overrunAt: Instant | null
  readonly maxRuntimeMs: Duration
}

export function afterBeat(monitor: Monitor, beat: Heartbeat, { cron, wall }: MonitorTimes): AfterBeat {
  const life = lifeOf(monitor, beat)
  const from = life.lastEndAt ?? beat.at
  const occasion: Occasion = { from, startedByGitHub: isStartedByGitHub(beat), cron }
  const expected = expectedOf(monitor, occasion)
  const { runsSince } = life
  const maxRuntimeMs = runsSince === null ? Infinity : maxRuntimeOf(monitor.maxRuntimeMs, expected, occasion)
  const overrunAt = runsSince === null ? null : after(runsSince, maxRuntimeMs, wall)
  return { life, expected, overrunAt, maxRuntimeMs }
}
