import { expect, test } from '@jest/globals'
import { STATUSES } from '../../src/domain/status.js'
import { badge } from '../../src/reports/badge/index.js'
import { badgeOf } from '../../src/reports/badge/render.js'
import { aDeadOne, aRun, aVerdict, textOf } from './a-run.js'

test.each([
  ['nothing judged', [], 'unknown', 'lightgrey'],
  ['all well', [aVerdict('a'), aVerdict('b')], 'healthy', 'brightgreen'],
  ['one of two dead', [aVerdict('a'), aDeadOne('b')], '1 of 2 critical', 'red'],
  [
    'well but for one that is paused',
    [aVerdict('a'), aVerdict('b', { status: 'skipped' })],
    '1 of 2 healthy',
    'brightgreen',
  ],
] as const)('%s', (_, verdicts, message, color) => {
  expect(badgeOf({ verdicts })).toEqual({ schemaVersion: 1, label: 'heartbeat', message, color })
})

test('every status has a colour', () => {
  const colours = STATUSES.map((status) => badgeOf({ verdicts: [aVerdict('a', { status })] }).color)
  expect(colours).toEqual(['brightgreen', 'lightgrey', 'yellow', 'orange', 'lightgrey', 'red'])
})

test('is one line of JSON, as shields.io reads it', () => {
  expect(textOf(badge, aRun())).toBe(
    '{"schemaVersion":1,"label":"heartbeat","message":"unknown","color":"lightgrey"}\n',
  )
})
