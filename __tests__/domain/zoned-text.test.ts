import { expect, test } from '@jest/globals'
import { zonedText } from '../../src/domain/zoned-text.js'

test.each<[string, string | null, string]>([
  ['2026-11-24T16:00:00Z', null, '2026-11-24 16:00 UTC'],
  ['2026-11-24T16:00:00Z', 'UTC', '2026-11-24 16:00 UTC'],
  ['2026-11-24T16:00:00Z', 'America/New_York', '2026-11-24 11:00 EST (16:00 UTC)'],
  ['2026-07-24T16:00:00Z', 'America/New_York', '2026-07-24 12:00 EDT (16:00 UTC)'],
  ['2026-11-24T23:30:00Z', 'Europe/Berlin', '2026-11-25 00:30 CET (2026-11-24 23:30 UTC)'],
  ['2026-11-24T16:00:00Z', 'Asia/Kathmandu', '2026-11-24 21:45 UTC+5:45 (16:00 UTC)'],
  ['2026-11-24T16:00:00Z', 'Mars/Olympus', '2026-11-24 16:00 UTC'],
])('%s in %s', (at, zone, expected) => {
  expect(zonedText(Date.parse(at), zone)).toBe(expected)
})
