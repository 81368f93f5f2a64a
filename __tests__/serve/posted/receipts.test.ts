import { expect, test } from '@jest/globals'
import { SECOND } from '../../../src/domain/time.js'
import { createReceipts } from '../../../src/serve/posted/receipts.js'

test('moments go on with the clock, and never stand still', () => {
  let now = 5_000
  const receivedAt = createReceipts(() => now)
  expect([receivedAt('web'), receivedAt('web'), receivedAt('other')]).toEqual([5_000, 5_001, 5_000])
  now = 5_001
  expect(receivedAt('web')).toBe(5_002)
  now = 7_000
  expect(receivedAt('web')).toBe(7_000)
})

test('a flood does not run away from the clock, and a clock that was set back is believed', () => {
  let now = 5_000
  const receivedAt = createReceipts(() => now)
  const all = Array.from({ length: 5_000 }, () => receivedAt('web'))
  expect(Math.max(...all)).toBe(5_000 + SECOND)
  now = 100
  expect(receivedAt('web')).toBe(100)
})
