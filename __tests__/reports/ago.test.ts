import { expect, test } from '@jest/globals'
import { agoText } from '../../src/reports/ago.js'
import { MINUTE } from '../../src/domain/time.js'

const NOW = Date.UTC(2026, 10, 27, 12)

test.each([
  [-12 * MINUTE, '12 min ago'],
  [0, '0 s ago'],
  // The clocks of two machines are never quite the same.
  [999, '0 s ago'],
  [1000, '1 s ahead'],
  [2 * MINUTE, '2 min ahead'],
])('%i ms from now is "%s"', (offset, text) => {
  expect(agoText(NOW + offset, NOW)).toBe(text)
})
