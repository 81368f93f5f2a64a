import { describe, expect, test } from '@jest/globals'
import { blockWindows } from '../../../src/domain/calendar/block-windows.js'
import { cutTo, merge, subtract } from '../../../src/domain/calendar/merge-windows.js'
import type { ActiveWindow } from '../../../src/domain/schedule.js'
import { DAY, HOUR } from '../../../src/domain/time.js'

/** Windows are worked out in blocks of this length. */
const BLOCK = 64 * DAY
const spans = (...pairs: readonly (readonly [number, number])[]): ActiveWindow[] =>
  pairs.map(([opensAt, closesAt]) => ({ opensAt, closesAt }))

/** Within a block, at its edge, over one edge, over a whole block, the shortest there is, and none for a block. */
const WINDOWS = spans(
  [-2 * BLOCK - HOUR, -2 * BLOCK + HOUR],
  [-HOUR, 0],
  [HOUR, 2 * HOUR],
  [5 * HOUR, 5 * HOUR + 1],
  [BLOCK - 3 * HOUR, BLOCK - HOUR],
  [BLOCK, BLOCK + HOUR],
  [2 * BLOCK - HOUR, 3 * BLOCK + HOUR],
  [5 * BLOCK + HOUR, 5 * BLOCK + 2 * HOUR],
)
const EDGES = WINDOWS.flatMap(({ opensAt, closesAt }) => [opensAt, closesAt])
const INSTANTS = [...new Set([...EDGES, -2 * BLOCK, 0, BLOCK, 2 * BLOCK, 3 * BLOCK, 4 * BLOCK])]
  .flatMap((at) => [at - 1, at, at + 1])
  .sort((a, b) => a - b)
const windows = blockWindows((from, to) => cutTo(WINDOWS, from, to))

const holds = ({ opensAt, closesAt }: ActiveWindow, at: number): boolean => opensAt <= at && at < closesAt
const within = (from: number, to: number): number =>
  cutTo(WINDOWS, from, to).reduce((sum, { opensAt, closesAt }) => sum + closesAt - opensAt, 0)

describe('windows in blocks are what they are without', () => {
  test('whether an instant is active', () => {
    for (const at of INSTANTS) expect([at, windows.isActive(at)]).toEqual([at, WINDOWS.some((one) => holds(one, at))])
  })

  test('the next opening and the one before', () => {
    for (const at of INSTANTS) {
      const next = WINDOWS.find(({ closesAt }) => closesAt > at)
      const before = WINDOWS.findLast(({ opensAt }) => opensAt <= at)
      expect([at, windows.nextOpening(at)]).toEqual([at, next ? Math.max(next.opensAt, at) : null])
      expect([at, windows.openingBefore(at)]).toEqual([at, before?.opensAt ?? null])
    }
  })

  test('the active time between two instants', () => {
    for (const from of INSTANTS)
      for (const to of INSTANTS)
        expect([from, to, windows.activeBetween(from, to)]).toEqual([from, to, within(from, to)])
  })

  test('the windows between two instants, with their own ends', () => {
    for (const from of INSTANTS)
      for (const to of INSTANTS.filter((at) => at > from))
        expect(windows.windows(from, to)).toEqual(
          WINDOWS.filter(({ opensAt, closesAt }) => opensAt < to && closesAt > from),
        )
  })

  test('the deadline: time used up at a close is one at the next opening', () => {
    for (const from of INSTANTS)
      for (const duration of [0, 1, HOUR - 1, HOUR, HOUR + 1, 3 * HOUR, BLOCK, BLOCK + 2 * HOUR]) {
        let left = duration
        let deadline = Infinity
        for (const { opensAt, closesAt } of cutTo(WINDOWS, from, Infinity)) {
          if (closesAt - opensAt > left) {
            deadline = opensAt + left
            break
          }
          left -= closesAt - opensAt
        }
        expect([from, duration, windows.addActive(from, duration)]).toEqual([from, duration, deadline])
      }
  })
})

test('what has no beginning and no end begins and ends at an infinity', () => {
  const always = blockWindows((from, to) => [{ opensAt: from, closesAt: to }])
  expect(always.windows(5, 6)).toEqual(spans([-Infinity, Infinity]))
  expect(always.openingBefore(5)).toBeNull()
  expect([always.nextOpening(5), always.isActive(5), always.activeBetween(5, 7), always.addActive(5, 2)]).toEqual([
    5,
    true,
    2,
    7,
  ])
})

test('where nothing is ever open nothing is found, in a time that ends', () => {
  const never = blockWindows(() => [])
  expect(never.windows(0, BLOCK)).toEqual([])
  expect([never.nextOpening(0), never.openingBefore(0), never.addActive(0, 1), never.isActive(0)]).toEqual([
    null,
    null,
    Infinity,
    false,
  ])
})

test('each block is worked out once', () => {
  const asked: number[] = []
  const counted = blockWindows((from, to) => {
    asked.push(from / BLOCK)
    return [{ opensAt: from, closesAt: to - 1 }]
  })
  expect([counted.isActive(0), counted.isActive(5), counted.activeBetween(0, 2 * BLOCK)]).toEqual([
    true,
    true,
    2 * (BLOCK - 1),
  ])
  expect(asked).toEqual([0, 1])
})

describe('joining, cutting and taking away', () => {
  test.each([
    [[], []],
    [spans([0, 2], [2, 4]), spans([0, 4])],
    [spans([0, 2], [3, 4]), spans([0, 2], [3, 4])],
    [spans([0, 5], [1, 2], [3, 6]), spans([0, 6])],
    [spans([0, 2], [1, 2], [5, 5], [7, 6]), spans([0, 2])],
  ])('%j joined', (given, joined) => {
    expect(merge(given)).toEqual(joined)
  })

  test('cut to a span, without those that only touch it', () => {
    expect(cutTo(spans([0, 2], [2, 4], [4, 6], [6, 8]), 3, 6)).toEqual(spans([3, 4], [4, 6]))
  })

  test.each([
    [spans([0, 10]), spans(), spans([0, 10])],
    [spans([0, 10]), spans([2, 3], [5, 6]), spans([0, 2], [3, 5], [6, 10])],
    [spans([0, 10]), spans([0, 3], [8, 10]), spans([3, 8])],
    [spans([0, 10]), spans([-5, 3], [8, 15]), spans([3, 8])],
    [spans([0, 10]), spans([-5, 15]), spans()],
    [spans([0, 10]), spans([10, 15]), spans([0, 10])],
    [spans([0, 10]), spans([-5, 0]), spans([0, 10])],
    [spans([0, 2], [4, 6], [8, 10]), spans([1, 5], [9, 20]), spans([0, 1], [5, 6], [8, 9])],
    [spans([0, 2], [4, 6], [8, 10]), spans([0, 2], [4, 6]), spans([8, 10])],
    [spans([4, 6]), spans([0, 1], [2, 3], [5, 6]), spans([4, 5])],
  ])('%j less %j', (whole, less, left) => {
    expect(subtract(whole, less)).toEqual(left)
  })
})
