import { describe, expect, test } from '@jest/globals'
import { isPosted, isReadAnew, nextChangeAt, nextPauseEnd } from '../../../src/domain/judging/next-change.js'
import type { Place } from '../../../src/domain/place.js'
import { HOUR } from '../../../src/domain/time.js'
import type { Verdict } from '../../../src/domain/verdict.js'
import { aVerdict, NOON } from '../../support/incident-samples.js'

describe('when something changes if nothing is heard', () => {
  const next = (more: Partial<Verdict>) =>
    nextChangeAt([aVerdict({ status: 'healthy', deadline: null, intervalMs: null, ...more })], NOON)
  const warned = { status: 'warning', intervalMs: HOUR } as const

  test.each<[string, Partial<Verdict>, number | null]>([
    ['just after its deadline', { deadline: NOON + HOUR }, NOON + HOUR + 1],
    ['just after a deadline of now', { deadline: NOON }, NOON + 1],
    ['never, without a deadline', warned, null],
    ['an interval after it, while it grows worse', { ...warned, deadline: NOON - 1 }, NOON + HOUR],
    ['several intervals after it', { ...warned, deadline: NOON - 2.5 * HOUR }, NOON + HOUR / 2 + 1],
    ['at the end of an interval of now', { ...warned, deadline: NOON - 2 * HOUR }, NOON + 1],
    ['never, at its worst', { ...warned, status: 'critical', deadline: NOON - 1 }, null],
    ['never, without an interval', { ...warned, intervalMs: null, deadline: NOON - 1 }, null],
    ['never, with an interval of nothing', { ...warned, intervalMs: 0, deadline: NOON - 1 }, null],
  ])('%s', (_, more, expected) => expect(next(more)).toBe(expected))

  test('is the first of many that are meant', () => {
    const file: Place = { kind: 'file', path: 'a' }
    const verdicts = [3, 1, 2].map((hours) =>
      aVerdict({ deadline: NOON + hours * HOUR, ...(hours === 1 && { place: file }) }),
    )
    expect(nextChangeAt(verdicts, NOON)).toBe(NOON + HOUR + 1)
    expect(nextChangeAt(verdicts, NOON, ({ kind }) => kind !== 'file')).toBe(NOON + 2 * HOUR + 1)
    expect(nextChangeAt([], NOON)).toBeNull()
  })
})

test('the first pause that is under way ends first', () => {
  const pauses = [NOON + 2, NOON + 1, NOON, null].map((until, i) => [
    `m${i}`,
    { pause: until === null ? null : { until } },
  ])
  const controls = (entries: unknown[]) => new Map(entries as never) as never
  expect(nextPauseEnd(controls(pauses), NOON)).toBe(NOON + 1)
  expect(nextPauseEnd(controls(pauses.slice(2)), NOON)).toBeNull()
})

test.each([
  ['file', true, false],
  ['redis', true, false],
  ['http', true, false],
  ['pushed', false, true],
  ['repository', false, false],
])('a place of kind %s', (kind, anew, posted) => {
  expect(isReadAnew({ kind } as Place)).toBe(anew)
  expect(isPosted({ kind } as Place)).toBe(posted)
})
