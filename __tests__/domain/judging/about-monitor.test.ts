import { describe, expect, test } from '@jest/globals'
import type { MonitorSettings } from '../../../src/config/monitor-keys.js'
import { HOUR } from '../../../src/domain/time.js'
import type { Verdict } from '../../../src/domain/verdict.js'
import { aBeat, aMonitor, verdictOf } from '../../support/monitor-samples.js'

/** A Wednesday. */
const NOON = Date.UTC(2026, 10, 18, 12)
const WEEK = { 'active-hours': ['mon-fri 09:00-17:00'] }

function told(settings: MonitorSettings, force = false): Verdict {
  return verdictOf(aMonitor(settings), aBeat(NOON), NOON, force)
}

describe('what is expected of a monitor', () => {
  test.each<[string, MonitorSettings, Partial<Verdict>]>([
    [
      'within its threshold',
      { threshold: 3 * HOUR },
      { expected: 'within 3 h', intervalMs: 3 * HOUR, ownRule: 'threshold of 3 h' },
    ],
    ['each interval', { every: HOUR }, { intervalMs: HOUR, ownRule: 'interval of 1 h' }],
    [
      'by its schedule',
      { cron: ['0 * * * *'] },
      { intervalMs: HOUR, ownRule: 'schedule', expected: 'every hour (UTC)' },
    ],
    ['in active time', { threshold: 3 * HOUR, ...WEEK }, { expected: 'within 3 h of active time' }],
  ])('%s', (_, settings, expected) => expect(told(settings)).toMatchObject(expected))

  test('grace is told where there is some', () => {
    expect(told({ every: HOUR, grace: HOUR }).expected).toBe('every 1 h (+ 1 h grace)')
    expect(told({ every: HOUR, grace: 0 }).expected).toBe('every 1 h')
  })

  test('twice in the same words', () => {
    const monitor = aMonitor({ threshold: 3 * HOUR })
    const verdicts = [0, 1].map(() => verdictOf(monitor, aBeat(NOON), NOON))
    expect(verdicts[0]?.expected).toBe(verdicts[1]?.expected)
  })
})

describe('a look by hand', () => {
  test.each<[MonitorSettings, boolean, string | null]>([
    [{}, false, null],
    [{}, true, 'judged by force'],
    [WEEK, true, 'judged at any hour and by the clock on the wall'],
    [WEEK, false, null],
  ])('of %j, forced: %j', (settings, force, words) => expect(told(settings, force).byHand).toBe(words))

  test('in hours that are told after it, unless any hour counts', () => {
    const rest = (settings: MonitorSettings, force = false) => told(settings, force).ruleRest
    expect(rest({ threshold: 3 * HOUR, ...WEEK })).toBe(', watched mon-fri 09:00-17:00 (UTC)')
    expect(rest({ threshold: 3 * HOUR, ...WEEK }, true)).toBeUndefined()
    expect(rest({ threshold: 3 * HOUR })).toBeUndefined()
  })

  test('at any hour forgets active time', () => {
    expect(told({ threshold: 3 * HOUR, ...WEEK }, true).expected).toBe('within 3 h')
  })
})
