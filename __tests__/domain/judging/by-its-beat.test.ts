import { describe, expect, test } from '@jest/globals'
import type { MonitorSettings } from '../../../src/config/monitor-keys.js'
import type { Heartbeat } from '../../../src/domain/heartbeat.js'
import { MINUTE, SECOND, type Duration } from '../../../src/domain/time.js'
import { aBeat, aMonitor, verdictOf } from '../../support/monitor-samples.js'

const NOON = Date.parse('2026-11-22T12:00:00Z')
const LIBRARY: Partial<Heartbeat> = { own: true, source: 'library', intervalMs: 30 * SECOND }

function judged(settings: MonitorSettings, more: Partial<Heartbeat>, ageMs: Duration): string {
  const { status, reason, kind } = verdictOf(aMonitor(settings), aBeat(NOON - ageMs, more), NOON)
  return `${kind} ${status} ${reason}`
}

describe('of a monitor that nothing else is said of, a beat of the library says', () => {
  test.each<[string, Duration, string]>([
    ['in time', 30 * SECOND, 'service healthy ok'],
    ['on its way', 60 * SECOND, 'service healthy ok'],
    ['one missed', 61 * SECOND, 'service warning stale'],
    ['three missed', 121 * SECOND, 'service degraded stale'],
    ['five missed', 181 * SECOND, 'service critical stale'],
  ])('when it is due: %s', (_name, ageMs, expected) => {
    expect(judged({}, LIBRARY, ageMs)).toBe(expected)
  })

  test('that a failure of a service is a warning, unless it is critical', () => {
    expect(judged({}, { ...LIBRARY, state: 'failed' }, 0)).toBe('service warning reported-failure')
    expect(judged({}, { ...LIBRARY, state: 'failed', critical: true }, 0)).toBe('service critical reported-failure')
  })

  test('how often it beats, for people as well', () => {
    const { intervalMs, expected } = verdictOf(aMonitor(), aBeat(NOON, LIBRARY), NOON)
    expect([intervalMs, expected]).toEqual([30 * SECOND, 'every 30 s (+ 30 s grace)'])
  })
})

describe('what is said of a monitor stands', () => {
  test.each<[string, MonitorSettings, Partial<Heartbeat>, Duration, string]>([
    ['its threshold', { threshold: 10 * MINUTE }, LIBRARY, 9 * MINUTE, 'service healthy ok'],
    ['its interval', { every: 10 * MINUTE }, LIBRARY, 9 * MINUTE, 'service healthy ok'],
    ['its kind', { kind: 'job' }, { ...LIBRARY, state: 'failed' }, 0, 'job critical reported-failure'],
    ['with a beat of the command line', {}, { own: true, source: 'cli' }, 9 * MINUTE, 'job healthy ok'],
    ['with a beat of somebody else', {}, { source: 'library', intervalMs: SECOND }, 9 * MINUTE, 'job healthy ok'],
  ])('%s', (_name, settings, more, ageMs, expected) => {
    expect(judged(settings, more, ageMs)).toBe(expected)
  })
})
