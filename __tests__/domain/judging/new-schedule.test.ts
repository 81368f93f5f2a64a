import { expect, test } from '@jest/globals'
import { HOUR, type Instant } from '../../../src/domain/time.js'
import { aBeat, aMonitor, verdictOf } from '../../support/monitor-samples.js'

// From 06:48 to 21:17 on the morning of 1 November; with 12 h of grace the first run by the new line is due until 09:17 of the 2nd.
const MOVED = Date.parse('2026-11-01T05:00:00Z')
const LAST_END = Date.parse('2026-10-31T08:03:00Z')
const NEW_WINDOW_ENDS = Date.parse('2026-11-02T09:17:00Z')

function statusAt(now: Instant, startedAt: Instant | null): string {
  const monitor = aMonitor({ cron: ['17 21 * * *'] })
  const run = { state: 'running', startedAt: startedAt ?? 0, unfinishedSince: startedAt ?? 0 } as const
  const own = { own: true, event: 'schedule', finishedAt: LAST_END } as const
  const reading = startedAt === null ? aBeat(LAST_END, own) : aBeat(startedAt, { ...own, ...run })
  const { status, reason } = verdictOf(monitor, reading, now, false, { kind: 'asked', at: MOVED, everBeat: true })
  return `${status} ${reason}`
}

test.each<[string, number, number | null, string]>([
  ['no run until the new window ends', 0, null, 'healthy pending'],
  ['no run after it', 1, null, 'critical stale'],
  ['a run that began before its end and still runs', HOUR, -HOUR, 'healthy ok'],
  ['a run that began after its end', HOUR, 1, 'critical stale'],
  ['a run that began before its end and lasts too long', 6 * HOUR, -HOUR, 'critical overrun'],
])('a schedule that moved, %s', (_, after, startedAfter, says) => {
  const startedAt = startedAfter === null ? null : NEW_WINDOW_ENDS + startedAfter
  expect(statusAt(NEW_WINDOW_ENDS + after, startedAt)).toBe(says)
})
