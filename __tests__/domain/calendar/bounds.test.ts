import { expect, test } from '@jest/globals'
import { parseActiveHours } from '../../../src/domain/calendar/active-hours.js'
import { parseHolidays } from '../../../src/domain/calendar/holidays.js'
import { cronSchedule } from '../../../src/domain/calendar/index.js'
import { closuresOf } from '../../../src/domain/calendar/closures.js'
import { parseSessions } from '../../../src/domain/calendar/sessions.js'
import type { Maintenance } from '../../../src/domain/monitor.js'

const many = <T>(count: number, make: (i: number) => T): T[] => Array.from({ length: count }, (_, i) => make(i))
const date = (i: number): string => new Date(Date.UTC(2026, 0, 1 + i)).toISOString().slice(0, 10)
const window: Maintenance = { kind: 'recurring', cron: '0 3 * * *', timezone: 'UTC', durationMs: 60_000, reason: null }
const line = (cron: string, timezone: string) => cronSchedule([cron], timezone)

test('lists that no calendar has are refused, and say how many they may have', () => {
  expect(parseHolidays(many(1001, date))).toMatchObject({ problems: [expect.stringContaining('at most 1000')] })
  expect(() => parseSessions(many(1001, (i) => ({ date: date(i), hours: 'closed' })))).toThrow('at most 1000')
  expect(parseActiveHours(many(501, () => 'mon 09:00-10:00').join(','))).toMatchObject({
    problems: [expect.stringContaining('more than 500 spans')],
  })
  expect(() => closuresOf({ maintenance: many(101, () => window), paused: null }, line)).toThrow('at most 100')
  expect(() =>
    cronSchedule(
      many(101, (i) => `${i % 60} ${Math.floor(i / 60)} * * *`),
      'UTC',
    ),
  ).toThrow('at most 100')
})

test('as many as people write are taken', () => {
  expect(parseHolidays(many(1000, date))).toHaveProperty('days')
  expect(parseSessions(many(1000, (i) => ({ date: date(i), hours: 'closed' }))).size).toBe(1000)
  expect(parseActiveHours(many(500, () => 'mon 09:00-10:00').join(','))).toHaveProperty('week')
  expect(closuresOf({ maintenance: many(100, () => window), paused: null }, line)).toHaveLength(100)
})
