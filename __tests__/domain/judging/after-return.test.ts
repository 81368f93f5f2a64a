import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { timesOf } from '../../../src/domain/calendar/index.js'
import { afterReturn } from '../../../src/domain/judging/after-return.js'
import type { MonitorSettings } from '../../../src/config/monitor-keys.js'
import { DAY, HOUR, MINUTE, SECOND, type Duration } from '../../../src/domain/time.js'
import type { Resumed } from '../../../src/domain/what-was-read.js'
import { aBeat, aMonitor, verdictOf } from '../../support/monitor-samples.js'

const NOON = Date.UTC(2026, 10, 18, 12)
const TEN_SECONDS: MonitorSettings = { every: 10 * SECOND, grace: 0 }

/** The verdict `after` a return at noon, of a monitor that last beat so long before the outage. */
function judgedAfter(settings: MonitorSettings, beatBefore: Duration, outageMs: Duration, after: Duration): string {
  const monitor = aMonitor(settings)
  const now = NOON + after
  const verdict = verdictOf(monitor, aBeat(NOON - outageMs - beatBefore), now)
  const { status, reason } = afterReturn(verdict, { at: NOON, outageMs }, monitor, timesOf(monitor), now)
  return `${status} ${reason}`
}

describe('a service that beats each 10 s, after an outage of 15 s', () => {
  test.each<[number, string]>([
    [0, 'unknown source-restarted'],
    // Five missed beats from the return, and the outage again for whoever waits before trying anew.
    [65, 'unknown source-restarted'],
    [65.001, 'critical stale'],
  ])('%d s after the return: %s', (seconds, expected) => {
    expect(judgedAfter(TEN_SECONDS, 5 * SECOND, 15 * SECOND, seconds * SECOND)).toBe(expected)
  })

  test('stays dead when it was dead before', () => {
    expect(judgedAfter(TEN_SECONDS, 61 * SECOND, 15 * SECOND, SECOND)).toBe('critical stale')
  })
})

test('an absence just after another ends no excuse of the other', () => {
  const monitor = aMonitor(TEN_SECONDS)
  const away = { at: NOON, outageMs: MINUTE }
  const blink = { at: NOON + 20 * SECOND, outageMs: 2 * SECOND, before: away }
  const at = (after: Duration): string => {
    const now = NOON + after
    const verdict = verdictOf(monitor, aBeat(NOON - 65 * SECOND), now)
    return afterReturn(verdict, blink, monitor, timesOf(monitor), now).reason
  }
  // Five beats and the minute again.
  expect([at(21 * SECOND), at(110 * SECOND), at(110 * SECOND + 1)]).toEqual([
    'source-restarted',
    'source-restarted',
    'stale',
  ])
})

test('who has beaten since the return is judged as ever', () => {
  expect(judgedAfter(TEN_SECONDS, -16 * SECOND, 15 * SECOND, 52 * SECOND)).toBe('critical stale')
})

test('the outage counts twice up to two minutes only', () => {
  const settings = { threshold: 5 * MINUTE }
  expect(judgedAfter(settings, MINUTE, HOUR, 7 * MINUTE)).toBe('unknown source-restarted')
  expect(judgedAfter(settings, MINUTE, HOUR, 7 * MINUTE + 1)).toBe('critical stale')
})

test('a daily job does not get another day by a blink of its source', () => {
  const settings = { threshold: 26 * HOUR }
  expect(judgedAfter(settings, 25.99 * HOUR, 3 * SECOND, 10 * MINUTE)).toBe('unknown source-restarted')
  expect(judgedAfter(settings, 25.99 * HOUR, 3 * SECOND, 11 * MINUTE)).toBe('critical stale')
  expect(judgedAfter(settings, DAY, 6 * HOUR, 12 * HOUR)).toBe('unknown source-restarted')
})

test('what a source lost is not missing before it could have come back', () => {
  const monitor = aMonitor(TEN_SECONDS)
  const lost = { kind: 'missing', detail: 'there is no key' } as const
  const at = (now: number) =>
    afterReturn(verdictOf(monitor, lost, now), { at: NOON, outageMs: 0 }, monitor, timesOf(monitor), now).reason
  expect(at(NOON + 50 * SECOND)).toBe('source-restarted')
  expect(at(NOON + 50 * SECOND + 1)).toBe('missing')
})

test('says that it was away, or only since when it is known to be there', () => {
  const monitor = aMonitor(TEN_SECONDS)
  const now = NOON + SECOND
  const verdict = verdictOf(monitor, { kind: 'missing', detail: 'there is no key' }, now)
  const textOf = (resumed: Resumed): string => afterReturn(verdict, resumed, monitor, timesOf(monitor), now).message
  expect(textOf({ at: NOON, outageMs: MINUTE })).toMatch(/^Its source was away for 1 min until 2026-11-18 12:00 UTC; /)
  expect(textOf({ at: NOON, outageMs: MINUTE, unseen: true })).toMatch(
    /^Its source, or what it holds, is there only since 2026-11-18 12:00 UTC; it has 1 min from then to beat\.$/,
  )
})

test('a beat after the return, a failure and a pause are judged as ever', () => {
  const monitor = aMonitor(TEN_SECONDS)
  const now = NOON + 5 * MINUTE
  for (const reading of [aBeat(NOON + MINUTE, { state: 'failed' }), aBeat(now, { state: 'failed' }), aBeat(now)]) {
    const verdict = verdictOf(monitor, reading, now)
    expect(afterReturn(verdict, { at: NOON, outageMs: SECOND }, monitor, timesOf(monitor), now)).toBe(verdict)
  }
})

test('it never makes anybody healthy or dead, and never lasts beyond silence and outage', () => {
  const amount = fc.integer({ min: 0, max: 4 * HOUR })
  fc.assert(
    fc.property(amount, amount, amount, fc.integer({ min: 1, max: 2 * HOUR }), (before, outageMs, after, every) => {
      const monitor = aMonitor({ every, grace: 0, levels: { by: 'missed', warning: 1, degraded: 1, critical: 1 } })
      const now = NOON + after
      const verdict = verdictOf(monitor, aBeat(NOON - outageMs - before), now)
      const doubted = afterReturn(verdict, { at: NOON, outageMs }, monitor, timesOf(monitor), now)
      if (doubted === verdict) return
      expect(doubted).toMatchObject({ status: 'unknown', reason: 'source-restarted', since: null })
      expect(after).toBeLessThanOrEqual(every + 2 * outageMs + 2 * MINUTE)
    }),
  )
})
