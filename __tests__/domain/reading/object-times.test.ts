import { expect, test } from '@jest/globals'
import { timesOf } from '../../../src/domain/reading/object-times.js'
import { createSeen } from '../../../src/domain/reading/seen.js'
import { MINUTE } from '../../../src/domain/time.js'

const NOW = Date.parse('2026-09-22T12:00:00Z')

/** Whether a last run is found behind so many keys. */
function isFoundBehind(keys: number, last_run: unknown): boolean {
  const others = Object.fromEntries(Array.from({ length: keys }, (_, i) => [`k${i}`, 0]))
  const seen = createSeen(NOW, 5 * MINUTE, { zone: { timezone: null }, each: false })
  return timesOf({ ...others, last_run }, '', seen).length === 1
}

test.each<[unknown, boolean]>([
  ['2026-09-22T11:00:00Z', true],
  ['20260922', true],
  [NOW / 1000, true],
  [1e9, true],
  [20260922, false],
  [[2026, 9, 22], false],
  [{ $date: '2026-09-22T11:00:00Z' }, false],
])('behind two hundred keys only what looks like a time is one: %j', (written, isFound) => {
  expect(isFoundBehind(199, written)).toBe(true)
  expect(isFoundBehind(200, written)).toBe(isFound)
})
