import { describe, expect, test } from '@jest/globals'
import { looksAhead, REMEMBERED_LOOKS } from '../../../src/domain/history/clock-ahead.js'
import { createLookTimes, type LookTimes } from '../../../src/domain/history/look-times.js'
import { HOUR, MINUTE } from '../../../src/domain/time.js'

/** Looks at these hours. */
function lookedAt(hours: readonly number[], known: number | null = null): LookTimes {
  const times = createLookTimes(known)
  for (const hour of hours) times.add(hour * HOUR)
  return times
}

const gapsOf = ({ gaps }: Pick<LookTimes, 'gaps'>) => gaps.map(({ from, to }) => [from / HOUR, to / HOUR])
const toldOf = ({ firstAt, lastAt, usualMs, gaps }: LookTimes) => ({ firstAt, lastAt, usualMs, gaps })

describe('times of looks', () => {
  test('nobody looked', () => {
    const times = createLookTimes(null)
    expect(toldOf(times)).toEqual({ firstAt: null, lastAt: null, usualMs: null, gaps: [] })
    expect(times.gapsUntil(9 * HOUR)).toEqual([])
    times.rewind(0)
    expect(toldOf(times)).toEqual({ firstAt: null, lastAt: null, usualMs: null, gaps: [] })
  })

  test('the first and the last are known, and that one looked twice at once changes nothing', () => {
    expect(toldOf(lookedAt([1, 1]))).toEqual({ firstAt: HOUR, lastAt: HOUR, usualMs: null, gaps: [] })
    expect(toldOf(lookedAt([1, 2, 2, 3]))).toEqual({ firstAt: HOUR, lastAt: 3 * HOUR, usualMs: HOUR, gaps: [] })
  })

  test('the usual time is the median of the last nine', () => {
    expect(lookedAt([0], 5 * HOUR).usualMs).toBe(5 * HOUR)
    expect(lookedAt([0, 1], 5 * HOUR).usualMs).toBe(5 * HOUR)
    expect(lookedAt([0, 1, 2], 5 * HOUR).usualMs).toBe(HOUR)
    expect(lookedAt([0, 3, 4]).usualMs).toBe(3 * HOUR)
    expect(lookedAt([0, 3, 4, 6]).usualMs).toBe(2 * HOUR)
    // Four of one hour and five of ten; then the first of them is forgotten.
    const hours = [0, 1, 2, 3, 4, 14, 24, 34, 44]
    expect(lookedAt(hours).usualMs).toBe(10 * HOUR)
    expect(lookedAt([...hours, 45, 46]).usualMs).toBe(HOUR)
    expect(lookedAt([0, 1, 2, 3, 4, 5, 15, 25, 35, 45]).usualMs).toBe(HOUR)
    expect(lookedAt([0, 1, 2, 3, 4, 5, 15, 25, 35, 45, 55]).usualMs).toBe(10 * HOUR)
  })

  test.each<[string, number | null, number, boolean]>([
    ['two hours', null, 2, false],
    ['more than two hours', null, 2 + 1 / 3600, true],
    ['three usual ones', 1, 3, false],
    ['more than three usual ones', 1, 3 + 1 / 3600, true],
    ['three usual ones that are short', 0.5, 2, false],
    ['more than two hours of short ones', 0.5, 2 + 1 / 3600, true],
  ])('%s without a look', (_, known, hours, isGap) => {
    const times = lookedAt([0, hours], known === null ? null : known * HOUR)
    expect(gapsOf(times)).toEqual(isGap ? [[0, hours]] : [])
    const before = lookedAt([0], known === null ? null : known * HOUR)
    expect(before.gapsUntil(hours * HOUR)).toEqual(isGap ? [{ from: 0, to: Infinity }] : [])
  })

  test('gaps are told with the one that lasts', () => {
    const times = lookedAt([0, 1, 2, 10, 11, 12, 13])
    expect(gapsOf(times)).toEqual([[2, 10]])
    expect(gapsOf({ gaps: times.gapsUntil(14 * HOUR) })).toEqual([[2, 10]])
    expect(gapsOf({ gaps: times.gapsUntil(30 * HOUR) })).toEqual([
      [2, 10],
      [13, Infinity],
    ])
  })

  test('gaps that ended before are forgotten', () => {
    const [times, later] = [lookedAt([0, 1, 2, 10, 11, 12, 20]), lookedAt([0, 1, 2, 10, 11, 12, 20])]
    times.forget(10 * HOUR - 1)
    expect(gapsOf(times)).toEqual([
      [2, 10],
      [12, 20],
    ])
    times.forget(10 * HOUR)
    expect(gapsOf(times)).toEqual([[12, 20]])
    later.forget(20 * HOUR)
    expect(gapsOf(later)).toEqual([])
  })

  test('of ten thousand gaps five thousand are kept when there is one more', () => {
    const times = createLookTimes(null)
    // Five short times and one long one, again and again: never is the long one usual.
    for (let i = 0, at = 0; i <= 10_000; i += 1) {
      for (let step = 0; step < 5; step += 1) times.add((at += MINUTE))
      times.add((at += 3 * HOUR))
      if (i === 9_999) expect(times.gaps).toHaveLength(10_000)
    }
    expect(times.gaps).toHaveLength(5_000)
    expect(times.gaps.at(-1)?.to).toBe(times.lastAt)
  })

  test.each<[string, number, number | null, number | null, readonly (readonly number[])[]]>([
    ['before all of them', 0.5, null, null, []],
    ['to the first', 1, 1, 1, []],
    ['into a gap', 9, 1, 9, []],
    ['to the end of a gap', 10, 1, 10, [[2, 10]]],
    ['to the last', 12, 1, 12, [[2, 10]]],
    ['to later', 20, 1, 12, [[2, 10]]],
  ])('looks go back %s', (_, to, first, last, gaps) => {
    const times = lookedAt([1, 2, 10, 11, 12], MINUTE)
    times.rewind(to * HOUR)
    const inHours = (at: number | null) => (at === null ? null : at / HOUR)
    expect([inHours(times.firstAt), inHours(times.lastAt), gapsOf(times)]).toEqual([first, last, gaps])
  })

  test('after that looks are as before', () => {
    const times = lookedAt([5], MINUTE)
    times.rewind(0)
    times.add(HOUR)
    expect(toldOf(times)).toEqual({ firstAt: HOUR, lastAt: HOUR, usualMs: MINUTE, gaps: [] })
  })
})

describe('looks of a clock that is ahead', () => {
  const from = (count: number, first = 16) => Array.from({ length: count }, (_, i) => HOUR + (first + i) * MINUTE)
  test('lie more than a quarter of an hour after now', () => {
    expect(looksAhead([0, HOUR, HOUR + 15 * MINUTE, HOUR + 15 * MINUTE + 1], HOUR)).toEqual([HOUR + 15 * MINUTE + 1])
  })

  test('are ten at most: else it is another clock that is wrong', () => {
    expect(looksAhead(from(10), HOUR)).toEqual(from(10))
    expect(looksAhead(from(11), HOUR)).toEqual([])
    expect(looksAhead(from(12, 14), HOUR)).toEqual(from(10))
    expect(REMEMBERED_LOOKS).toBe(11)
  })
})
