import { expect, test } from '@jest/globals'
import { statesOf } from '../../../src/domain/history/seen-states.js'
import { aVerdict } from '../../support/incident-samples.js'

test('what is well is so since its last good end, and trouble since the deadline that passed', () => {
  const well = aVerdict({ status: 'healthy', reason: 'ok', since: null, lastEndAt: 500, goodEnd: true })
  const late = aVerdict({ status: 'critical', reason: 'stale', since: 900, lastEndAt: 500, goodEnd: true })
  const failed = aVerdict({
    status: 'critical',
    reason: 'reported-failure',
    since: 700,
    lastEndAt: 700,
    goodEnd: false,
  })
  const states = statesOf({
    verdicts: [
      well,
      late,
      { ...failed, beat: { at: 700, state: 'failed', lastSuccessAt: 400 } },
      { ...failed, beat: null },
    ],
  })
  expect(states.map(({ since, lastGoodAt }) => [since, lastGoodAt])).toEqual([
    [500, 500],
    [900, 500],
    [700, 400],
    [700, null],
  ])
})
