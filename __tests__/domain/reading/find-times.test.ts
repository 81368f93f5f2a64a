import { describe, expect, test } from '@jest/globals'
import { findEpoch, findTimes, type FoundTime } from '../../../src/domain/reading/find-times.js'

const UTC = { timezone: null }
const told = ({ time, start, end, label }: FoundTime) =>
  `${start}-${end} "${label}" ${new Date(time.at).toISOString().slice(0, 19)} ${time.precisionMs}`
const all = (line: string) => findTimes(line, UTC).map(told).join(' | ')

describe('the times of a line', () => {
  test.each<[string, string]>([
    ['2026-09-22T12:00:00Z', '0-20 "" 2026-09-22T12:00:00 1000'],
    [
      'last run: 2026-09-22 12:00, next 2026-09-23 12:00 UTC',
      '10-26 "last run: " 2026-09-22T12:00:00 60000 | 33-53 ", next " 2026-09-23T12:00:00 60000',
    ],
    ['on 22 Sep 2026 at 12:00', '3-23 "on " 2026-09-22T12:00:00 60000'],
    ['Sep 22, 2026 12:00:05', '0-21 "" 2026-09-22T12:00:05 1000'],
    ['Tuesday, 22 September 2026 12:00', '0-32 "" 2026-09-22T12:00:00 60000'],
    ['Tue Sep 22 12:00:00 2026', '0-24 "" 2026-09-22T12:00:00 1000'],
    ['[2026-09-22] done', '1-11 "[" 2026-09-22T00:00:00 86400000'],
    ['(2026-09-22 12:00)', '1-17 "(" 2026-09-22T12:00:00 60000'],
    ['2026-09-22.', '0-10 "" 2026-09-22T00:00:00 86400000'],
    ['2026-09-22, 2026-09-23', '0-10 "" 2026-09-22T00:00:00 86400000 | 12-22 ", " 2026-09-23T00:00:00 86400000'],
    ['12:00 on 2026-09-22', '9-19 "12:00 on " 2026-09-22T00:00:00 86400000'],
    ['may 2026-09-22', '4-14 "may " 2026-09-22T00:00:00 86400000'],
  ])('%s', (line, found) => expect(all(line)).toBe(found))

  test.each([
    '', 'no time here', 'v2026-09-22', '/var/2026-09-22', '1.2026-09-22', 'a_2026-09-22', '+2026-09-22', '5:2026-09-22', '2026-09-22x', '2026-09-22-1',
    '2026-09-22/5', '2026-09-22T12:00:00+', '2026-09-22 1:', '2026-09-22, 12', '20260-09-22', '2026-13-22', '12:00', 'may', 'Tuesday',
  ])('none in "%s"', (line) => expect(all(line)).toBe('')) // prettier-ignore

  test('are eight at most', () => {
    const days = (count: number) => Array.from({ length: count }, (_, i) => `2026-09-0${i + 1}`).join(' ')
    expect(findTimes(days(8), UTC)).toHaveLength(8)
    expect(findTimes(days(9), UTC)).toHaveLength(8)
  })

  test('are looked for at forty-eight places', () => {
    const behind = (count: number) => `${'7 '.repeat(count)}x 2026-09-22`
    expect(findTimes(behind(47), UTC)).toHaveLength(1)
    expect(findTimes(behind(48), UTC)).toHaveLength(0)
    expect(findTimes(`${'word '.repeat(60)} 2026-09-22`, UTC)).toHaveLength(1)
  })
})

describe('the first epoch number of a line', () => {
  test.each<[string, string | null]>([
    ['1790078400', '0-10 "" 2026-09-22T12:00:00 1000'],
    ['at 1790078400123 and 1790078500', '3-16 "at " 2026-09-22T12:00:00 1'],
    ['ts=1790078400.5;', '3-15 "ts=" 2026-09-22T12:00:00 1'],
    ['9999999999999999999', '0-19 "" 2286-11-20T17:46:39 1'],
    ['179007840', null],
    ['x1790078400', null],
    ['1790078400x', null],
    ['1790078400:5', null],
    ['-1790078400', null],
    ['17900784001234567890', null],
  ])('%s', (line, found) => {
    const epoch = findEpoch(line)
    expect(epoch && told(epoch)).toBe(found)
  })
})
