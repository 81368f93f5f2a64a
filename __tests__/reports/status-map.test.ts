import { describe, expect, test } from '@jest/globals'
import { MINUTE } from '../../src/domain/time.js'
import { statusMap } from '../../src/reports/status-map/index.js'
import { statusMapOf } from '../../src/reports/map-of-run.js'
import { aDeadOne, aRun, aVerdict, NOW, textOf } from './a-run.js'

describe('the status map', () => {
  test('tells everything that is known of a monitor', () => {
    const beat = {
      at: NOW - 90 * MINUTE,
      state: 'failed' as const,
      startedAt: NOW - 95 * MINUTE,
      runId: '17',
      checks: { disk: 'ok' },
      metrics: { rows: 12 },
    }
    const verdict = aDeadOne('backup', {
      name: 'Nightly backup',
      beat,
      deadline: NOW - 1,
      since: NOW - 1,
      tags: ['db'],
    })
    const incidents = new Map([['backup', { ref: '12', url: null, phase: 'open' as const }]])
    expect(statusMapOf(aRun({ verdicts: [verdict], incidents })).monitors['backup']).toEqual({
      id: 'backup',
      name: 'Nightly backup',
      status: 'critical',
      reason: 'stale',
      message: 'No heartbeat for 5 h; expected within 2 h.',
      last_heartbeat: '2026-11-22T08:00:00Z',
      seconds_since_heartbeat: 5400,
      deadline: '2026-11-22T09:29:59.999Z',
      since: '2026-11-22T09:29:59.999Z',
      interval: null,
      consecutive_failures: 1,
      uptime: null,
      total_pulses: null,
      error_count: null,
      kind: null,
      source: 'heartbeats/backup.json on heartbeats',
      checks: { disk: 'ok' },
      metrics: { rows: 12 },
      metadata: { state: 'failed', started_at: '2026-11-22T07:55:00Z', run_id: '17', tags: ['db'] },
      incident: { ref: '12', url: null, phase: 'open' },
      because_of: null,
    })
  })

  test('a beat just ahead of the clock is 0 seconds old, and none has no age', () => {
    const ahead = aVerdict('ahead', { beat: { at: NOW + MINUTE, state: 'ok' } })
    const { monitors } = statusMapOf(aRun({ verdicts: [ahead, aVerdict('none', { beat: null })] }))
    expect(monitors['ahead']?.seconds_since_heartbeat).toBe(0)
    expect(monitors['none']).toMatchObject({ last_heartbeat: null, seconds_since_heartbeat: null, checks: {} })
  })

  test('alerts hold what is not well, worst first; the summary counts all', () => {
    const verdicts = [
      aVerdict('a'),
      aVerdict('b', { status: 'warning' }),
      aDeadOne('c'),
      aVerdict('d', { status: 'skipped' }),
    ]
    const map = statusMapOf(aRun({ verdicts }))
    expect(map.overall_status).toBe('critical')
    expect(map.alerts.map(({ monitor }) => monitor)).toEqual(['c', 'b'])
    expect(map.summary).toEqual({ total: 4, healthy: 1, skipped: 1, warning: 1, degraded: 0, unknown: 0, critical: 1 })
  })

  test('a monitor named __proto__ is one like any other', () => {
    const text = textOf(statusMap, aRun({ verdicts: [aDeadOne('__proto__')] }))
    expect(Object.keys((JSON.parse(text) as { monitors: object }).monitors)).toEqual(['__proto__'])
  })
})
