import { expect, test } from '@jest/globals'
import { doubtByClock } from '../../src/app/doubt-by-clock.js'
import type { Read } from '../../src/app/read-all.js'
import type { Place } from '../../src/domain/place.js'
import { HOUR, MINUTE } from '../../src/domain/time.js'
import type { Verdict } from '../../src/domain/verdict.js'
import { aBeat, aMonitor, verdictOf } from '../support/monitor-samples.js'

const NOON = Date.UTC(2026, 10, 18, 12)
const OURS = NOON + HOUR
const FILE: Place = { kind: 'file', path: 'a.json' }
const REDIS: Place = { kind: 'redis', key: 'a' }

function readOf(id: string, place: Place, at?: number): Read {
  const reading = aBeat(NOON - 90 * MINUTE)
  return { monitor: aMonitor({ threshold: 2 * HOUR }, id), reading, place, ...(at !== undefined && { at }) }
}

const judgedAt = (now: number) => (reads: readonly Read[]) =>
  reads.map((read) => verdictOf(read.monitor, read.reading as ReturnType<typeof aBeat>, read.at ?? now))

async function statuses(reads: readonly Read[]): Promise<string[]> {
  const verdicts = judgedAt(OURS)(reads)
  const judgeAgain = async (all: readonly Read[]): Promise<readonly Verdict[]> => judgedAt(NOON)(all)
  return (await doubtByClock(verdicts, reads, HOUR, judgeAgain)).map(({ status }) => status)
}

test('what only our clock calls late is open; what is heard by our clock, or by one that was compared, is not', async () => {
  const reads = [readOf('a', FILE), readOf('b', REDIS), readOf('c', { kind: 'pushed' })]
  expect(await statuses(reads)).toEqual(['unknown', 'critical', 'critical'])
})

test('what was read before is judged as of then, by both clocks', async () => {
  const before = OURS - 20 * MINUTE
  expect(await statuses([readOf('a', FILE, before), readOf('b', FILE, before - HOUR)])).toEqual(['unknown', 'healthy'])
})
