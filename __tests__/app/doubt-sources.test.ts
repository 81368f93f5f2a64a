import { expect, test } from '@jest/globals'
import { doubtSources, type Suspected } from '../../src/app/doubt-sources.js'
import { timesOf } from '../../src/domain/calendar/index.js'
import { MINUTE, SECOND, type Duration } from '../../src/domain/time.js'
import type { Resumed } from '../../src/domain/what-was-read.js'
import { aBeat, aMonitor, verdictOf } from '../support/monitor-samples.js'

const NOON = Date.UTC(2026, 10, 18, 12)
const MONITOR = aMonitor({ every: 10 * SECOND, grace: 0 })
const place = { kind: 'redis', key: 'health:hb:*' } as const

interface Gaps {
  /** Of the Redis, of the watcher itself, and with others. */
  readonly source?: Resumed
  readonly own?: Resumed
  readonly together?: Resumed
}

/** What is thought of a service that beats each 10 s, so long after noon, and beat last five seconds before a minute until noon. */
function reasonAfter(after: Duration, { source, own, together }: Gaps): string {
  const now = NOON + after
  const reading = { ...aBeat(NOON - MINUTE - 5 * SECOND), ...(source && { resumed: source }) }
  const { verdicts } = doubtSources({
    reads: [{ monitor: MONITOR, place, reading }],
    verdicts: [{ ...verdictOf(MONITOR, reading, now), place }],
    times: { of: timesOf },
    now,
    ownGap: own ?? null,
    suspectedBefore: new Map(together && [[MONITOR.id, together]]) satisfies Suspected,
    isTold: () => false,
    isTrouble: () => true,
  })
  return verdicts[0]!.reason
}

const AWAY = { at: NOON, outageMs: MINUTE }
/** After it, and so short that whoever was silent before it is told by itself. */
const BLINK = { at: NOON + 20 * SECOND, outageMs: 2 * SECOND }

test.each<[string, Gaps]>([
  ['the watcher itself did not look for a moment', { source: AWAY, own: BLINK }],
  ['Redis was away for a moment', { source: BLINK, own: AWAY }],
  ['others fell silent for a moment', { source: AWAY, together: BLINK }],
])('what excuses a silence does so to its end, though %s since', (_, gaps) => {
  expect(reasonAfter(21 * SECOND, gaps)).toBe('source-restarted')
  // Five beats and the minute again.
  expect(reasonAfter(110 * SECOND, gaps)).toBe('source-restarted')
  expect(reasonAfter(110 * SECOND + 1, gaps)).toBe('stale')
})

test('a moment alone excuses nobody who was silent before it', () => {
  expect(reasonAfter(21 * SECOND, { source: BLINK, own: BLINK })).toBe('stale')
})
