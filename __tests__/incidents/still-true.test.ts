import { describe, expect, test } from '@jest/globals'
import type { IncidentChange } from '../../src/domain/incidents/incident.js'
import { HOUR } from '../../src/domain/time.js'
import { isStillTrue } from '../../src/incidents/github/still-true.js'
import { aState, aTrouble, NOON, stillDown } from '../support/incident-samples.js'

const issue = {
  number: 1,
  html_url: 'https://github.com/o/r/issues/1',
  state: 'open',
  body: '',
  labels: [],
  user: null,
} as const

function isKept(at: number, change: Partial<IncidentChange> = {}, writtenAt: number | null = NOON, within = HOUR) {
  const memory = { key: 'nightly-backup', state: aState(), previous: null, writtenAt }
  return isStillTrue({ issue, memory }, stillDown(change), at, within)
}

describe('a card', () => {
  test.each<[string, boolean, boolean]>([
    ['that was written a moment ago', true, isKept(NOON)],
    ['that is almost too old', true, isKept(NOON + HOUR - 1)],
    ['that is too old', false, isKept(NOON + HOUR)],
    ['written by a clock that is a little ahead', true, isKept(NOON - HOUR + 1)],
    ['written by a clock that was put back since', false, isKept(NOON - HOUR)],
    ['that is written at each check', false, isKept(NOON, {}, NOON, 0)],
    ['that does not say when it was written', false, isKept(NOON, {}, null)],
    ['with something to tell', false, isKept(NOON, { comment: 'reminder' })],
    ['whose checks alone were counted', true, isKept(NOON, { state: aState({ checks: 99 }) })],
    ['of a member that changed', false, isKept(NOON, { state: aState({ members: { a: aTrouble() } }) })],
    [
      'of what is stored as nothing',
      true,
      isKept(NOON, { state: aState(Object.fromEntries([['goneAt', undefined]])) }),
    ],
  ])('%s stays: %p', (_, stays, kept) => {
    expect(kept).toBe(stays)
  })

  test('that nobody read is written', () => {
    expect(isStillTrue(undefined, stillDown(), NOON, HOUR)).toBe(false)
  })
})
