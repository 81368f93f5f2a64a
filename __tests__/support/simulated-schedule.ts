import type { CronSchedule } from '../../src/domain/schedule.js'
import { HOUR, MINUTE, type Duration, type Instant } from '../../src/domain/time.js'
import type { WorkflowRun } from '../../src/domain/workflow-evidence.js'

/** Numbers in [0, 1) that are the same in every test run. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

/** What GitHub is known to do to schedules of a cadence (docs/workflows.md cites the reports). */
interface Weather {
  readonly dropped: number
  readonly usualDelay: readonly [Duration, Duration]
  /** How often a tick is late by hours. */
  readonly tail: number
  readonly longestDelay: Duration
}

function weatherFor(gap: Duration): Weather {
  const usualDelay = [2 * MINUTE, 160 * MINUTE] as const
  // Most ticks of sub-hourly crons are dropped, some of the hourly ones; rarer ones come, if hours late.
  if (gap < HOUR) return { dropped: 0.75, usualDelay: [MINUTE, 30 * MINUTE], tail: 0, longestDelay: 0 }
  if (gap < 6 * HOUR) return { dropped: 0.3, usualDelay, tail: 0.02, longestDelay: 5 * HOUR }
  return { dropped: 0, usualDelay, tail: 0.05, longestDelay: 12 * HOUR }
}

/** The runs that GitHub makes of a schedule in (from, to], oldest first. */
export function simulateRuns(schedule: CronSchedule, from: Instant, to: Instant, random: () => number): WorkflowRun[] {
  const weather = weatherFor(schedule.largestGap(from))
  const between = (low: number, high: number): number => low + random() * (high - low)
  const runs: WorkflowRun[] = []
  for (let tick = schedule.next(from); tick !== null && tick <= to; tick = schedule.next(tick)) {
    if (random() < weather.dropped) continue
    const isTail = random() < weather.tail
    const delay = isTail ? between(weather.usualDelay[1], weather.longestDelay) : between(...weather.usualDelay)
    const createdAt = Math.round(tick + delay)
    runs.push({ id: runs.length, event: 'schedule', status: 'completed', conclusion: 'success', createdAt, attempt: 1 })
  }
  return runs.sort((a, b) => a.createdAt - b.createdAt)
}
