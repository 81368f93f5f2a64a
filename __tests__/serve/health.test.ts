import { describe, expect, test } from '@jest/globals'
import { answerHealth, type WatcherHealth } from '../../src/serve/health.js'

const WELL: WatcherHealth = {
  ticks: 7,
  sinceTickMs: 4_000,
  tickMs: 120,
  intervalMs: 15_000,
  readable: true,
  standing: 'leader',
  counts: { healthy: 8, skipped: 0, warning: 0, degraded: 0, unknown: 0, critical: 1 },
}
const ask = (path: string, health: Partial<WatcherHealth> = {}, method = 'GET') =>
  answerHealth({ method, path }, { ...WELL, ...health })

describe('the health of a watcher', () => {
  test.each([
    ['before the first look', { sinceTickMs: null }, 503, 503],
    ['between looks', {}, 200, 200],
    ['three intervals after the last look', { sinceTickMs: 45_000 }, 200, 200],
    ['and a moment later', { sinceTickMs: 45_001 }, 503, 503],
    ['a source cannot be read', { readable: false }, 200, 503],
    ['another one leads', { standing: 'standby' } as const, 200, 200],
    ['nobody knows who leads', { standing: 'nobody' } as const, 200, 503],
  ])('%s', (_, health, live, ready) => {
    expect([ask('/live', health).status, ask('/ready', health).status]).toEqual([live, ready])
  })

  test('what is wrong is said', () => {
    expect(ask('/live', { sinceTickMs: 61_000 }).body).toBe('the last look ended 61 s ago, and one is due each 15 s\n')
    expect(ask('/ready', { readable: false }).body).toBe('a source could not be read\n')
  })

  test('metrics are figures, without the name of anything that is watched', () => {
    const { body, contentType } = ask('/metrics')
    expect(contentType).toContain('version=0.0.4')
    expect(body).toContain('heartbeat_monitors{status="critical"} 1\n')
    expect(body).toContain('heartbeat_ticks_total 7\n')
    expect(body).toContain('heartbeat_since_tick_seconds 4\n')
    expect(ask('/metrics', { sinceTickMs: null }).body).not.toContain('heartbeat_since_tick_seconds')
  })

  test('nothing else is there, and nothing can be changed', () => {
    expect(ask('/').status).toBe(404)
    expect(ask('/live', {}, 'POST').status).toBe(405)
  })
})
