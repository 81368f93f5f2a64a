import { describe, expect, test } from '@jest/globals'
import { aBeat, aMonitor, verdictOf } from '../../support/monitor-samples.js'

const NOON = Date.UTC(2026, 10, 22, 12)
const CHECKS = { db_ok: false, redis_ok: true, circuit_breaker_ok: 'open' }

describe('a check that failed while the beat says that all is well', () => {
  test('is told and does not count', () => {
    const verdict = verdictOf(aMonitor(), aBeat(NOON, { checks: CHECKS }), NOON)
    expect(verdict.status).toBe('healthy')
    expect(verdict.notes).toEqual(['checks that failed: db_ok; `checks: warning` makes them count'])
  })

  test.each(['warning', 'degraded', 'critical'] as const)('counts as %s where the monitor says so', (checks) => {
    const verdict = verdictOf(aMonitor({ checks }), aBeat(NOON, { checks: CHECKS }), NOON)
    expect(verdict).toMatchObject({
      status: checks,
      reason: 'reported-failure',
      message: 'It reports checks that failed: db_ok.',
      notes: [],
    })
  })

  test('says nothing new of a beat that failed, or where none failed', () => {
    for (const beat of [{ state: 'failed' as const, checks: CHECKS }, { checks: { db_ok: true } }, {}]) {
      const verdict = verdictOf(aMonitor({ checks: 'critical', kind: 'service' }), aBeat(NOON, beat), NOON)
      expect(verdict.message).not.toContain('checks that failed')
    }
  })

  test('of many only some are named', () => {
    const checks = Object.fromEntries(Array.from({ length: 9 }, (_, i) => [`${i}${'x'.repeat(100)}`, false]))
    const [note = ''] = verdictOf(aMonitor(), aBeat(NOON, { checks }), NOON).notes
    expect(note).toMatch(/ and 4 more;/)
    expect(note.length).toBeLessThan(400)
  })
})
