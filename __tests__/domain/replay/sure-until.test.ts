import { describe, expect, test } from '@jest/globals'
import { cronSchedule } from '../../../src/domain/calendar/index.js'
import type { Heartbeat } from '../../../src/domain/heartbeat.js'
import { sureUntil } from '../../../src/domain/replay/sure-until.js'
import { DAY, HOUR, MINUTE } from '../../../src/domain/time.js'
import { aBeat, aMonitor } from '../../support/monitor-samples.js'

const NOON = Date.UTC(2026, 10, 22, 12)
const daily = cronSchedule(['0 2 * * *'], 'UTC')

describe('a beat is well for sure', () => {
  test('for the least that its rule leaves it', () => {
    expect(sureUntil(aMonitor({ threshold: 3 * HOUR }), null)(aBeat(NOON))).toBe(NOON + 3 * HOUR)
    expect(sureUntil(aMonitor({ every: 20 * MINUTE }), null)(aBeat(NOON))).toBe(NOON + 20 * MINUTE)
  })

  test('until the next due time, whichever beat is asked about', () => {
    const until = sureUntil(aMonitor({ cron: ['0 2 * * *'] }), daily)
    const asked = [NOON, NOON + HOUR, NOON + 14 * HOUR, NOON + DAY]
    expect(asked.map((at) => until(aBeat(at)))).toEqual(
      [14 * HOUR, 14 * HOUR, 38 * HOUR, 38 * HOUR].map((later) => NOON + later),
    )
  })
})

describe('it is left to the judge', () => {
  test.each<[string, Partial<Heartbeat>]>([
    ['that failed', { state: 'failed' }],
    ['that has only begun', { state: 'running', own: true }],
    ['whose status nobody understands', { statusUnderstood: false }],
    ['that is not as it should be', { unmet: ['queue is 7'] }],
    ['that says how old it may be', { staleAfterMs: HOUR }],
  ])('a beat %s', (_what, more) => {
    expect(sureUntil(aMonitor(), null)(aBeat(NOON, more))).toBe(-Infinity)
  })

  test('what is no beat', () => {
    expect(sureUntil(aMonitor(), null)({ kind: 'missing', detail: 'no file' })).toBe(-Infinity)
  })
})
