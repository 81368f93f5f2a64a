import type { Heartbeat } from '../heartbeat.js'
import { lifeOf } from '../judging/life.js'
import { ALLOWED_SKEW } from '../judging/judge.js'
import type { Monitor } from '../monitor.js'
import type { CronSchedule } from '../schedule.js'
import type { Instant } from '../time.js'
import type { Reading } from '../what-was-read.js'

/** Up to which instant a beat is well for sure, whatever hours, grace and levels say; -Infinity where it is to be judged. */
export type SureUntil = (reading: Reading) => Instant

/**
 * By the least that any rule leaves a beat: its threshold, its interval, or the next due time. It is asked of one beat after the
 * other. Active time and grace only add to it.
 */
export function sureUntil(monitor: Monitor, cron: CronSchedule | null): SureUntil {
  const { expectation, openingGraceMs, unsaid, checks, reading } = monitor
  // What the beat itself may say of its rules is left to the judge.
  if (openingGraceMs !== null || reading.conditions !== undefined) return () => -Infinity
  let due: Instant = -Infinity
  const leastAfter = (end: Instant): Instant => {
    switch (expectation.kind) {
      case 'threshold':
        return end + expectation.thresholdMs
      case 'interval':
        return end + expectation.everyMs
      case 'cron':
        if (due <= end) due = cron?.next(end) ?? end
        return due
    }
  }
  return (found) => {
    if (found.kind !== 'beat' || !isPlainlyWell(found.beat)) return -Infinity
    const saysMore = unsaid !== undefined && found.beat.source === 'library'
    if (saysMore || (checks !== null && found.beat.checks !== undefined)) return -Infinity
    const { lastEndAt, failures, runsSince } = lifeOf(monitor, found.beat)
    return lastEndAt === null || failures > 0 || runsSince !== null ? -Infinity : leastAfter(lastEndAt)
  }
}

function isPlainlyWell({ state, statusUnderstood, unmet, staleAfterMs }: Heartbeat): boolean {
  return state === 'ok' && statusUnderstood !== false && unmet === undefined && staleAfterMs === undefined
}

/** A beat that is ahead of whoever looks is none. */
export function hasCome({ at }: Heartbeat, now: Instant): boolean {
  return at <= now + ALLOWED_SKEW
}
