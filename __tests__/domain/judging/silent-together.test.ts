import { expect, test } from '@jest/globals'
import { silentTogether, suspected, suspicion } from '../../../src/domain/judging/silent-together.js'
import { HOUR, MINUTE, type Instant } from '../../../src/domain/time.js'
import type { Verdict } from '../../../src/domain/verdict.js'
import { aBeat, aMonitor, verdictOf } from '../../support/monitor-samples.js'

const NOON = Date.UTC(2026, 10, 18, 12)

function each(beats: readonly Instant[]): Verdict[] {
  return beats.map((at, i) => verdictOf(aMonitor({ threshold: 5 * MINUTE }, `s${i}`), aBeat(at), NOON))
}

const alive = (many: number): Instant[] => Array.from({ length: many }, () => NOON - MINUTE)
const dead = (many: number, ago = 6 * MINUTE): Instant[] => Array.from({ length: many }, () => NOON - ago)
const untold = (): boolean => false
const howMany = (beats: readonly Instant[]): number | null =>
  silentTogether(each(beats), untold)?.verdicts.length ?? null

test.each<[string, readonly Instant[], number | null]>([
  ['three of five', [...alive(2), ...dead(3)], null],
  ['four of five', [...alive(1), ...dead(4)], 4],
  ['four of fourteen, below a third', [...alive(10), ...dead(4)], null],
  ['five of sixteen', [...alive(11), ...dead(5)], 5],
  ['thirty of a hundred', [...alive(70), ...dead(30)], null],
  ['thirty-one of a hundred', [...alive(69), ...dead(31)], 31],
  ['three now and two yesterday', [...alive(3), ...dead(3), ...dead(2, 24 * HOUR)], null],
  ['five at times far apart', [...alive(1), ...[6, 20, 40, 60, 80].map((ago) => NOON - ago * MINUTE)], null],
])('%s', (_name, beats, expected) => {
  expect(howMany(beats)).toBe(expected)
})

test('whoever has an incident is none of them', () => {
  const verdicts = each([...alive(1), ...dead(4)])
  expect(silentTogether(verdicts, ({ monitor }) => monitor === 's4')).toBeNull()
})

test('they are unknown, and the source is told of in words', () => {
  const verdicts = each([...alive(1), ...dead(6)])
  const silent = silentTogether(verdicts, untold)
  if (silent === null) throw new Error('nobody is silent')
  expect(suspected(silent.verdicts[0] as Verdict, silent)).toMatchObject({
    status: 'unknown',
    reason: 'source-suspect',
    since: null,
    message: expect.stringContaining('6 of 7 fell silent together, first at 2026-11-18'),
  })
  expect(suspicion(silent, NOON)).toBe(
    '6 of 7 fell silent together 1 min ago: s1, s2, s3, s4, s5 and 1 more. None of them is restarted.',
  )
})
