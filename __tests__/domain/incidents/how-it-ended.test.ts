import { describe, expect, test } from '@jest/globals'
import type { Trouble } from '../../../src/domain/incidents/incident.js'
import {
  downtimeOf,
  endedWords,
  isSilent,
  ownRulesWords,
  silenceOf,
  wasNoTrouble,
} from '../../../src/domain/incidents/how-it-ended.js'
import { HOUR, MINUTE } from '../../../src/domain/time.js'
import { aTrouble, NOON } from '../../support/incident-samples.js'

const LATER = NOON + 2 * HOUR

test.each<[Trouble['reason'], boolean]>([
  ['stale', true],
  ['missing', true],
  ['overrun', true],
  ['never-fired', true],
  ['reported-failure', false],
  ['malformed', false],
])('in "%s" nothing was heard: %p', (reason, silent) => {
  expect(isSilent(aTrouble({ reason }))).toBe(silent)
})

describe('how long it was', () => {
  test.each<[string, Partial<Trouble>, number | null, number, string]>([
    ['while it lasts', {}, 7 * HOUR, 5 * HOUR, 'was silent for 7 h'],
    ['when it is over', { recoveredAt: NOON }, 5 * HOUR, 3 * HOUR, 'was silent for 5 h'],
    ['without an end before it', { lastEndAt: null }, null, 5 * HOUR, 'was in trouble for 5 h'],
    ['that failed', { reason: 'reported-failure' }, null, 5 * HOUR, 'failed for 5 h'],
    ['that failed again and again', { reason: 'failing' }, null, 5 * HOUR, 'failed for 5 h'],
    ['that nobody could read', { reason: 'malformed' }, null, 5 * HOUR, 'was in trouble for 5 h'],
    ['by a clock that was put back', { lastEndAt: LATER + 1, since: LATER + MINUTE }, 0, 0, 'was silent for 0 s'],
  ])('%s', (_, more, silence, downtime, words) => {
    const trouble = aTrouble(more)
    expect([silenceOf(trouble, LATER), downtimeOf(trouble, LATER)]).toEqual([silence, downtime])
    expect(endedWords(trouble, LATER)).toBe(words)
  })
})

test('none was what a run by hand had found and a usual one did not', () => {
  expect(wasNoTrouble(aTrouble({ forced: true, recoveredAt: NOON }))).toBe(true)
  expect(wasNoTrouble(aTrouble({ forced: true }))).toBe(false)
  expect(wasNoTrouble(aTrouble({ recoveredAt: NOON }))).toBe(false)
})

test.each([
  [null, 'is not late by its own rules'],
  [{ reason: 'ok', ownRule: null } as const, 'is not late by its own rules'],
  [{ reason: 'ok', ownRule: 'threshold of 2 h' } as const, 'is not late by its own threshold of 2 h'],
  [{ reason: 'inactive-hours', ownRule: 'x' } as const, 'is outside its hours and not late by its own rules'],
])('why it was none: %j', (verdict, words) => {
  expect(ownRulesWords(verdict)).toBe(words)
})
