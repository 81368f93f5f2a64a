import { describe, expect, test } from '@jest/globals'
import { byBothClocks } from '../../../src/domain/judging/by-both-clocks.js'
import type { SingleReading } from '../../../src/domain/judging/judge.js'
import type { Reason, Status } from '../../../src/domain/status.js'
import { DAY, HOUR, MINUTE, type Duration } from '../../../src/domain/time.js'
import type { Verdict } from '../../../src/domain/verdict.js'
import { aBeat, aMonitor, verdictOf } from '../../support/monitor-samples.js'

/** By GitHub's clock. */
const NOON = Date.UTC(2026, 10, 18, 12)
const MONITOR = aMonitor({ threshold: 2 * HOUR })

/** What becomes of a beat of so long ago, looked at by a clock that is so far ahead. */
function verdictBy(aheadMs: Duration, reading: SingleReading, monitor = MONITOR): Verdict {
  const [ours, theirs] = [NOON + aheadMs, NOON].map((now) => verdictOf(monitor, reading, now))
  return byBothClocks(ours as Verdict, theirs as Verdict, aheadMs)
}

const ago = (ms: Duration) => aBeat(NOON - ms)
const MISSING: SingleReading = { kind: 'missing', detail: 'no file' }
const FUTURE: SingleReading = { kind: 'invalid', problem: 'future', detail: 'in the future' }

describe('a clock that is off', () => {
  test.each<[string, Duration, SingleReading, Status, Reason]>([
    ['ahead, a fresh beat', HOUR, ago(MINUTE), 'healthy', 'ok'],
    ['ahead, a beat it calls late', HOUR, ago(90 * MINUTE), 'unknown', 'clock'],
    ['a month ahead, a fresh beat', 30 * DAY, ago(MINUTE), 'unknown', 'clock'],
    ['ahead, a beat that is late by both', HOUR, ago(5 * HOUR), 'critical', 'stale'],
    ['ahead, a beat of the future', HOUR, ago(-3 * HOUR), 'critical', 'future'],
    ['ahead, a beat by a clock that is ahead as well', HOUR, ago(-HOUR), 'healthy', 'ok'],
    ['a month ahead, a beat by a clock that is an hour ahead', 30 * DAY, ago(-HOUR), 'unknown', 'clock'],
    ['behind, a beat it calls fresh', -HOUR, ago(150 * MINUTE), 'unknown', 'clock'],
    ['behind, a beat that is fresh by both', -HOUR, ago(90 * MINUTE), 'healthy', 'ok'],
    ['behind, a beat it calls future', -HOUR, ago(MINUTE), 'unknown', 'clock'],
    ['behind, a time it did not even read', -HOUR, FUTURE, 'unknown', 'clock'],
    ['ahead, a time that lies in the future all the same', HOUR, FUTURE, 'critical', 'future'],
    ['behind, a beat that is late by both', -HOUR, ago(5 * HOUR), 'critical', 'stale'],
    ['a month behind, a beat of yesterday', -30 * DAY, ago(DAY), 'unknown', 'clock'],
    ['behind, no beat', -HOUR, MISSING, 'critical', 'missing'],
    ['ahead, a source that is away', HOUR, { kind: 'unreachable', detail: 'away' }, 'unknown', 'source-unreachable'],
    ['ahead, a failure', HOUR, aBeat(NOON - MINUTE, { state: 'failed' }), 'critical', 'reported-failure'],
  ])('%s', (_, aheadMs, reading, status, reason) => {
    expect(verdictBy(aheadMs, reading)).toMatchObject({ status, reason })
  })

  test('takes the milder of two degrees', () => {
    const monitor = aMonitor({ every: 10 * MINUTE, grace: 0, kind: 'service' })
    expect(verdictOf(monitor, ago(25 * MINUTE), NOON).status).toBe('warning')
    expect(verdictOf(monitor, ago(25 * MINUTE), NOON + HOUR).status).toBe('critical')
    expect(verdictBy(HOUR, ago(25 * MINUTE), monitor)).toMatchObject({ status: 'warning', reason: 'stale' })
    expect(verdictBy(-HOUR, ago(65 * MINUTE), monitor).status).toBe('unknown')
  })

  test('is no matter to what is paused', () => {
    const monitor = aMonitor({ threshold: 2 * HOUR, paused: { reason: 'on holiday', until: null } })
    expect(verdictBy(30 * DAY, ago(MINUTE), monitor)).toMatchObject({ status: 'skipped', reason: 'paused' })
  })

  test('is named in the verdict, which begins nothing', () => {
    expect(verdictBy(HOUR, ago(90 * MINUTE))).toMatchObject({
      message: expect.stringMatching(/ But the clock of this machine is 1 h ahead of GitHub's, and that decides\.$/),
      since: null,
    })
    expect(verdictBy(-HOUR, ago(MINUTE)).message).toMatch(/1 h behind GitHub's/)
  })
})
